//! Pages to the bytes of a file.

use app::ports::ShownDrawing;
use pdf_writer::{
    Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr, types::StructRole,
};

use super::{
    font::{Fonts, Weight, pack},
    layout::{HEIGHT, Mark, Page, Pages, Role, WIDTH},
};

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const PARTS: Ref = Ref::new(4);
const DOCUMENT: Ref = Ref::new(5);
/// A font and the four objects after it.
const REGULAR: Ref = Ref::new(10);
const BOLD: Ref = Ref::new(15);
/// Before all that there are as many of as the paper needs.
const FIRST: i32 = 20;

/// Where a part of the paper stands: page, and number on that page.
type Places = Vec<Vec<(usize, i32)>>;

pub(super) fn write(
    pages: &Pages,
    fonts: &mut Fonts,
    title: &str,
    language: &str,
) -> Option<Vec<u8>> {
    let mut pdf = Pdf::new();
    let mut ids = (FIRST..).map(Ref::new);
    let mut next = || ids.next();
    let mut places: Places = vec![Vec::new(); pages.roles.len()];
    let mut page_ids = Vec::new();
    // On each page: which part each number stands for.
    let mut numbered = Vec::new();
    for (at, page) in pages.pages.iter().enumerate() {
        let (id, content_id) = (next()?, next()?);
        let (content, parts) = content(page, fonts, &pages.roles);
        for (number, part) in (0..).zip(&parts) {
            if let Some(places) = places.get_mut(*part) {
                places.push((at, number));
            }
        }
        numbered.push(parts);
        pdf.stream(content_id, &pack(&content))
            .filter(Filter::FlateDecode);
        let mut writer = pdf.page(id);
        writer
            .parent(TREE)
            .media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT))
            .struct_parents(i32::try_from(at).ok()?)
            .contents(content_id);
        writer
            .resources()
            .fonts()
            .pair(name(Weight::Regular), REGULAR)
            .pair(name(Weight::Bold), BOLD);
        writer.finish();
        page_ids.push(id);
    }
    pdf.pages(TREE)
        .count(i32::try_from(page_ids.len()).ok()?)
        .kids(page_ids.iter().copied());
    fonts.get(Weight::Regular).write(&mut pdf, REGULAR)?;
    fonts.get(Weight::Bold).write(&mut pdf, BOLD)?;

    let part_ids: Vec<Ref> = pages.roles.iter().filter_map(|_| next()).collect();
    for ((role, id), places) in pages.roles.iter().zip(&part_ids).zip(&places) {
        part(&mut pdf, *id, role, places, &page_ids);
    }
    let mut lists = Vec::new();
    for parts in &numbered {
        let id = next()?;
        let parts = parts.iter().filter_map(|part| part_ids.get(*part).copied());
        pdf.indirect(id).array().items(parts);
        lists.push(id);
    }
    tree(&mut pdf, &part_ids, &lists)?;
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(TREE).lang(TextStr(language));
    catalog.mark_info().marked(true);
    catalog.viewer_preferences().display_doc_title(true);
    catalog.pair(Name(b"StructTreeRoot"), PARTS);
    catalog.finish();
    pdf.document_info(INFO)
        .title(TextStr(title))
        .producer(TextStr("Digital ID"));
    Some(pdf.finish())
}

fn name(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"F1"),
        Weight::Bold => Name(b"F2"),
    }
}

/// What is drawn on a page, and which part each numbered stretch of it belongs to.
fn content(page: &Page, fonts: &mut Fonts, roles: &[Role]) -> (Vec<u8>, Vec<usize>) {
    let mut content = Content::new();
    let mut parts = Vec::new();
    for marks in page.chunk_by(|(left, _), (right, _)| left == right) {
        match marks.first().and_then(|(part, _)| *part) {
            None => {
                content.begin_marked_content(Name(b"Artifact"));
            }
            Some(part) => {
                let number = i32::try_from(parts.len()).unwrap_or(i32::MAX);
                parts.push(part);
                let role = roles.get(part).map_or(StructRole::P, structure);
                content
                    .begin_marked_content_with_properties(role.to_name())
                    .properties()
                    .identify(number);
            }
        }
        for (_, mark) in marks {
            draw(mark, &mut content, fonts);
        }
        content.end_marked_content();
    }
    (content.finish().into_vec(), parts)
}

fn structure(role: &Role) -> StructRole {
    match role {
        Role::Title => StructRole::H1,
        Role::Heading => StructRole::H2,
        Role::Text => StructRole::P,
        Role::Picture(_) => StructRole::Figure,
    }
}

fn draw(mark: &Mark, content: &mut Content, fonts: &mut Fonts) {
    match mark {
        Mark::Text {
            x,
            y,
            size,
            weight,
            text,
        } => {
            let bytes = fonts.get_mut(*weight).encode(text);
            content
                .begin_text()
                .set_font(name(*weight), *size)
                .next_line(*x, HEIGHT - y)
                .show(Str(&bytes))
                .end_text();
        }
        Mark::Rule { x, y, length } => {
            content
                .set_line_width(0.5)
                .move_to(*x, HEIGHT - y)
                .line_to(x + length, HEIGHT - y)
                .stroke();
        }
        Mark::Code {
            x,
            y,
            side,
            drawing,
        } => code(content, *x, HEIGHT - y, *side, drawing),
    }
}

/// The dark modules as black rectangles: crisp at any resolution. `top` counts from below.
fn code(content: &mut Content, x: f32, top: f32, side: f32, drawing: &ShownDrawing) {
    let size = u16::try_from(drawing.size.max(1)).unwrap_or(u16::MAX);
    let module = side / f32::from(size);
    for run in drawing.path.split('M').filter_map(run) {
        let [column, row, length] = run.map(f32::from);
        let below = top - (row + 1.0) * module;
        content.rect(x + column * module, below, length * module, module);
    }
    content.fill_nonzero();
}

/// `3 0h7v1h-7z`: column, row, and how many.
fn run(path: &str) -> Option<[u16; 3]> {
    let (start, rest) = path.split_once('h')?;
    let (column, row) = start.split_once(' ')?;
    let (length, _) = rest.split_once('v')?;
    Some([
        column.parse().ok()?,
        row.parse().ok()?,
        length.parse().ok()?,
    ])
}

/// What a part is, and where it stands.
fn part(pdf: &mut Pdf, id: Ref, role: &Role, places: &[(usize, i32)], pages: &[Ref]) {
    let mut element = pdf.struct_element(id);
    element.kind(structure(role)).parent(DOCUMENT);
    if let Role::Picture(label) = role {
        element.alt(TextStr(label));
    }
    let mut children = element.children();
    for (page, number) in places {
        if let Some(page) = pages.get(*page) {
            let mut child = children.marked_content_ref();
            child.page(*page).marked_content_id(*number);
        }
    }
}

fn tree(pdf: &mut Pdf, parts: &[Ref], lists: &[Ref]) -> Option<()> {
    let mut document = pdf.struct_element(DOCUMENT);
    document.kind(StructRole::Document).parent(PARTS);
    let mut children = document.children();
    for part in parts {
        children.struct_element(*part);
    }
    children.finish();
    document.finish();
    let mut root = pdf
        .indirect(PARTS)
        .start::<pdf_writer::writers::StructTreeRoot<'_>>();
    root.child(DOCUMENT);
    let next = i32::try_from(lists.len()).ok()?;
    root.parent_tree_next_key(next);
    let mut tree = root.parent_tree();
    let mut nums = tree.nums();
    for (key, list) in (0..).zip(lists) {
        nums.insert(key, *list);
    }
    Some(())
}
