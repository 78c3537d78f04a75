//! Blocks to lines at places on pages. Lengths are points (1/72 inch), told from the upper left
//! corner.

mod lines;
mod table;
#[cfg(test)]
mod tests;

use app::{
    papers::{Block, Paper},
    ports::ShownDrawing,
};

use super::font::{Fonts, Weight};
use lines::wrap;

/// A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;

/// What a part of a page is, for screen readers.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Title,
    Heading,
    Text,
    /// A picture, and what it shows.
    Picture(String),
}

/// Something at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of text; `y` is where its letters stand.
    Text {
        x: f32,
        y: f32,
        size: f32,
        weight: Weight,
        text: String,
    },
    /// A rule from left to right.
    Rule { x: f32, y: f32, length: f32 },
    /// A code without its quiet zone; `x` and `y` are its upper left corner.
    Code {
        x: f32,
        y: f32,
        side: f32,
        drawing: ShownDrawing,
    },
}

/// What is on a page: each mark with the number of its part, `None` for what is not read out.
pub(super) type Page = Vec<(Option<usize>, Mark)>;

/// A paper laid out.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) pages: Vec<Page>,
    /// What each part is.
    pub(super) roles: Vec<Role>,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    weight: Weight,
    align: Align,
    /// From the line before to this one, in sizes.
    leading: f32,
    /// Room above.
    above: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Middle,
}

const TEXT: Style = Style {
    size: 11.0,
    weight: Weight::Regular,
    align: Align::Left,
    leading: 1.3,
    above: 4.0,
};

impl Style {
    const fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    const fn middle(self) -> Self {
        Self {
            align: Align::Middle,
            ..self
        }
    }

    const fn sized(self, size: f32, above: f32) -> Self {
        Self {
            size,
            above,
            ..self
        }
    }

    fn line(self) -> f32 {
        self.size * self.leading
    }
}

/// The measures of a kind of paper.
struct Sheet {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    head: Style,
    title: Style,
    subtitle: Style,
    text: Style,
    strong: Style,
    item: Style,
    code: f32,
}

/// Official papers have 30 mm on the left for the binder.
const OFFICIAL: Sheet = Sheet {
    left: 85.0,
    right: 42.5,
    top: 50.0,
    bottom: 50.0,
    head: TEXT.sized(10.5, 0.0).middle(),
    title: TEXT.sized(16.0, 16.0).bold().middle(),
    subtitle: TEXT.sized(12.0, 2.0).bold().middle(),
    text: TEXT,
    strong: TEXT.bold(),
    item: TEXT.sized(11.0, 1.5),
    code: 80.0,
};

/// Read from two metres.
const POSTER: Sheet = Sheet {
    left: 42.5,
    right: 42.5,
    top: 42.5,
    bottom: 36.0,
    head: TEXT.sized(18.0, 0.0).middle(),
    title: TEXT.sized(38.0, 14.0).bold().middle(),
    subtitle: TEXT.sized(17.0, 8.0).middle(),
    text: TEXT.sized(14.0, 8.0).middle(),
    strong: TEXT.sized(20.0, 10.0).bold().middle(),
    item: TEXT.sized(16.0, 0.0).bold().middle(),
    code: 190.0,
};

/// Lays a paper out.
pub(super) fn lay_out(paper: &Paper, fonts: &Fonts) -> Pages {
    let sheet = if paper.is_poster { &POSTER } else { &OFFICIAL };
    let mut flow = Flow {
        fonts,
        sheet,
        out: Pages::default(),
        page: Page::new(),
        y: sheet.top,
    };
    for block in &paper.blocks {
        flow.block(block, paper.is_poster);
    }
    flow.finish()
}

/// The page being filled.
struct Flow<'a> {
    fonts: &'a Fonts,
    sheet: &'a Sheet,
    out: Pages,
    page: Page,
    /// How far it is filled.
    y: f32,
}

impl Flow<'_> {
    fn width(&self) -> f32 {
        WIDTH - self.sheet.left - self.sheet.right
    }

    /// Turns the page if there is not so much room left.
    fn room(&mut self, height: f32) {
        if self.y + height > HEIGHT - self.sheet.bottom && !self.page.is_empty() {
            self.out.pages.push(std::mem::take(&mut self.page));
            self.y = self.sheet.top;
        }
    }

    /// Begins a part.
    fn part(&mut self, role: Role) -> Option<usize> {
        self.out.roles.push(role);
        Some(self.out.roles.len() - 1)
    }

    fn gap(&mut self, height: f32) {
        if !self.page.is_empty() {
            self.y += height;
        }
    }

    fn block(&mut self, block: &Block, is_poster: bool) {
        let sheet = self.sheet;
        match block {
            Block::Letterhead(lines) => {
                for line in lines {
                    self.text(line, sheet.head, Role::Text);
                }
            }
            Block::Approval(lines) => self.approval(lines),
            Block::Title(text) => self.text(text, sheet.title, Role::Title),
            Block::Subtitle(text) => self.text(text, sheet.subtitle, Role::Text),
            Block::Heading(text) => {
                // Never the last line of a page.
                self.room(5.0 * TEXT.line());
                self.text(text, TEXT.bold().sized(12.0, 12.0), Role::Heading);
            }
            Block::Text(text) => self.text(text, sheet.text, Role::Text),
            Block::Strong(text) => self.text(text, sheet.strong, Role::Text),
            Block::Item(text) if is_poster => self.text(text, sheet.item, Role::Text),
            Block::Item(text) => self.item(text),
            Block::Line => self.pen(),
            Block::Table { heads, rows } => self.table(heads, rows),
            Block::Signature { post, name } => self.signature(post, name),
            Block::Code {
                drawing,
                address,
                label,
            } => self.code(drawing, address, label),
        }
    }

    /// A paragraph over the whole width.
    fn text(&mut self, text: &str, style: Style, role: Role) {
        self.within(text, style, self.sheet.left, self.width(), role);
    }

    /// A paragraph between `x` and `x + width`. Of two lines and more, two stay together.
    fn within(&mut self, text: &str, style: Style, x: f32, width: f32, role: Role) {
        let font = self.fonts.get(style.weight);
        let lines = wrap(text, width, |part| font.width(part, style.size));
        self.gap(style.above);
        let together = if lines.len() > 1 { 2.0 } else { 1.0 };
        self.room(together * style.line());
        let part = self.part(role);
        for line in lines {
            self.room(style.line());
            let x = match style.align {
                Align::Left => x,
                Align::Middle => {
                    let font = self.fonts.get(style.weight);
                    x + (width - font.width(&line, style.size)) / 2.0
                }
            };
            self.y += style.line();
            self.set(part, x, style, line);
        }
    }

    /// A line of text whose foot is a little above where the page is filled to.
    fn set(&mut self, part: Option<usize>, x: f32, style: Style, text: String) {
        let mark = Mark::Text {
            x,
            y: self.y - style.size * 0.3,
            size: style.size,
            weight: style.weight,
            text,
        };
        self.page.push((part, mark));
    }

    fn item(&mut self, text: &str) {
        const INDENT: f32 = 16.0;
        let (style, x) = (self.sheet.item, self.sheet.left);
        let text = format!("—\u{a0}{text}");
        self.within(&text, style, x + INDENT, self.width() - INDENT, Role::Text);
    }

    fn approval(&mut self, lines: &[String]) {
        let x = self.sheet.left + self.width() * 0.52;
        let width = self.width() * 0.48;
        self.gap(18.0);
        for line in lines {
            self.within(line, TEXT.sized(11.0, 0.0), x, width, Role::Text);
        }
        self.gap(12.0);
    }

    /// An empty line for a pen.
    fn pen(&mut self) {
        self.gap(6.0);
        self.room(16.0);
        self.y += 16.0;
        let mark = Mark::Rule {
            x: self.sheet.left,
            y: self.y,
            length: self.width(),
        };
        self.page.push((None, mark));
    }

    fn signature(&mut self, post: &str, name: &str) {
        self.gap(22.0);
        self.room(2.0 * TEXT.line());
        let part = self.part(Role::Text);
        self.y += TEXT.line();
        let (left, width) = (self.sheet.left, self.width());
        self.set(part, left, TEXT, post.to_owned());
        self.page.push((
            None,
            Mark::Rule {
                x: left + width * 0.42,
                y: self.y,
                length: width * 0.22,
            },
        ));
        self.set(part, left + width * 0.67, TEXT, name.to_owned());
    }

    fn code(&mut self, drawing: &ShownDrawing, address: &str, label: &str) {
        let side = self.sheet.code;
        self.gap(12.0);
        self.room(side + 2.0 * TEXT.line());
        let part = self.part(Role::Picture(label.to_owned()));
        let x = if self.sheet.text.align == Align::Middle {
            (WIDTH - side) / 2.0
        } else {
            self.sheet.left
        };
        let mark = Mark::Code {
            x,
            y: self.y,
            side,
            drawing: drawing.clone(),
        };
        self.page.push((part, mark));
        self.y += side;
        let style = Style {
            align: self.sheet.text.align,
            ..TEXT.sized(10.5, 6.0)
        };
        self.text(address, style, Role::Text);
    }

    /// Numbers the pages, if there are several.
    fn finish(mut self) -> Pages {
        self.out.pages.push(self.page);
        if self.out.pages.len() > 1 {
            let font = self.fonts.get(Weight::Regular);
            for (at, page) in self.out.pages.iter_mut().enumerate() {
                let text = (at + 1).to_string();
                let mark = Mark::Text {
                    x: (WIDTH - font.width(&text, 9.0)) / 2.0,
                    y: HEIGHT - self.sheet.bottom / 2.0,
                    size: 9.0,
                    weight: Weight::Regular,
                    text,
                };
                page.push((None, mark));
            }
        }
        self.out
    }
}
