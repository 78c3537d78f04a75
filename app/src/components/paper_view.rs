use leptos::prelude::*;

use super::{DrawnCode, Table};
use crate::papers::{Block, Paper};

/// A paper as it will look when it is printed; the browser's own "print" leaves all the rest
/// of the page out.
#[component]
pub fn PaperView(
    /// What it says.
    paper: Paper,
) -> impl IntoView {
    let class = if paper.is_poster {
        "paper paper-poster"
    } else {
        "paper"
    };
    let title = paper.title;
    view! {
        <article class=class>
            {blocks(paper.blocks)
                .into_iter()
                .map(|part| match part {
                    Part::List(items) => list(items),
                    Part::Block(block) => drawn(block, &title),
                })
                .collect_view()}
        </article>
    }
}

/// Lines of a list belong together.
enum Part {
    List(Vec<String>),
    Block(Block),
}

fn blocks(blocks: Vec<Block>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for block in blocks {
        match (block, parts.last_mut()) {
            (Block::Item(item), Some(Part::List(items))) => items.push(item),
            (Block::Item(item), _) => parts.push(Part::List(vec![item])),
            (block, _) => parts.push(Part::Block(block)),
        }
    }
    parts
}

fn list(items: Vec<String>) -> AnyView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> });
    view! { <ul class="paper-list">{items.collect_view()}</ul> }.into_any()
}

fn lines(lines: Vec<String>) -> AnyView {
    let line = |line| view! { <span>{line}</span> };
    lines.into_iter().map(line).collect_view().into_any()
}

fn drawn(block: Block, title: &str) -> AnyView {
    match block {
        Block::Letterhead(head) => {
            view! { <p class="paper-head paper-lines">{lines(head)}</p> }.into_any()
        }
        Block::Approval(by) => {
            view! { <p class="paper-approval paper-lines">{lines(by)}</p> }.into_any()
        }
        Block::Title(text) => view! { <h1>{text}</h1> }.into_any(),
        Block::Subtitle(text) => view! { <p class="paper-subtitle">{text}</p> }.into_any(),
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Text(text) | Block::Item(text) => view! { <p>{text}</p> }.into_any(),
        Block::Strong(text) => view! { <p><strong>{text}</strong></p> }.into_any(),
        Block::Line => view! { <p class="paper-pen" aria-hidden="true"></p> }.into_any(),
        Block::Table { heads, rows } => {
            let rows = rows.into_iter();
            let rows = rows.map(|cells| cells.into_iter().map(IntoAny::into_any).collect());
            view! { <Table caption=title.to_owned() heads rows=rows.collect() /> }.into_any()
        }
        Block::Signature { post, name } => view! {
            <p class="paper-signature"><span>{post}</span><span class="paper-pen"></span><span>{name}</span></p>
        }
        .into_any(),
        Block::Code {
            drawing,
            address,
            label,
        } => view! {
            <DrawnCode drawing label class="paper-code">
                <figcaption>{address}</figcaption>
            </DrawnCode>
        }
        .into_any(),
    }
}
