//! The papers by which an organization brings Digital ID into its house: regulation, order,
//! poster, memo, notice. Made here of what is known of the organization; the page and the file
//! (PDF) are two drawings of the same [`Paper`].

mod certificate;
mod memo;
mod notice;
mod order;
mod poster;
mod regulation;
mod words;

pub use certificate::certificate;
use domain::scenario::Scenario;
pub use words::Words;

use crate::ports::{PaperFacts, ShownDrawing};

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    /// Положение: the rules of the house.
    Regulation,
    /// Приказ: puts them into force and names who checks.
    Order,
    /// A sheet for the wall, with a code that leads to the guide.
    Poster,
    /// What staff do, outcome by outcome, and that they keep silent about it.
    Memo,
    /// What visitors have a right to know.
    Notice,
}

impl PaperKind {
    /// Every kind, in the order in which they are needed.
    pub const ALL: [Self; 5] = [
        Self::Regulation,
        Self::Order,
        Self::Memo,
        Self::Poster,
        Self::Notice,
    ];

    /// The stable name used in addresses and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Regulation => "regulation",
            Self::Order => "order",
            Self::Poster => "poster",
            Self::Memo => "memo",
            Self::Notice => "notice",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A paper, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is called, in a window or a file's properties.
    pub title: String,
    /// Whether it is read from afar: everything larger and centred.
    pub is_poster: bool,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Lines in the middle: whose paper it is.
    Letterhead(Vec<String>),
    /// Lines at the right: who has approved it.
    Approval(Vec<String>),
    /// What it is, large.
    Title(String),
    /// What it is about.
    Subtitle(String),
    /// The heading of a part.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that must not be overlooked.
    Strong(String),
    /// A line of a list.
    Item(String),
    /// An empty line, to be filled in with a pen.
    Line,
    /// A table.
    Table {
        /// Heads of the columns.
        heads: Vec<String>,
        /// Cells, row by row; an empty one is filled in with a pen.
        rows: Vec<Vec<String>>,
    },
    /// Where somebody signs.
    Signature {
        /// In what capacity.
        post: String,
        /// Name; empty if it is written by hand.
        name: String,
    },
    /// A code that a phone reads off the paper.
    Code {
        /// The symbol.
        drawing: ShownDrawing,
        /// What it says, also in letters.
        address: String,
        /// What it is, for whoever does not see it.
        label: String,
    },
}

/// Makes a paper of what is known of the organization.
pub fn compose(kind: PaperKind, facts: &PaperFacts, words: Words<'_>) -> Paper {
    match kind {
        PaperKind::Regulation => regulation::regulation(facts, words),
        PaperKind::Order => order::order(facts, words),
        PaperKind::Poster => poster::poster(facts, words),
        PaperKind::Memo => memo::memo(facts, words),
        PaperKind::Notice => notice::notice(facts, words),
    }
}

/// To be filled in with a pen.
const PEN: &str = "______________";

fn or_pen(text: &str) -> String {
    if text.is_empty() {
        PEN.to_owned()
    } else {
        text.to_owned()
    }
}

/// What anybody of the organization may check today, each once, in the catalogue's order.
fn scenarios(facts: &PaperFacts) -> Vec<Scenario> {
    let covered = |scenario: &Scenario| {
        facts
            .powers
            .iter()
            .any(|power| power.scenarios.contains(scenario))
    };
    Scenario::all().filter(covered).collect()
}

fn scenario_items(list: Vec<Scenario>, words: Words<'_>) -> Vec<Block> {
    if list.is_empty() {
        return vec![Block::Line];
    }
    list.into_iter()
        .map(|scenario| Block::Item(words.scenario(scenario)))
        .collect()
}

/// What is answered by "yes" or "no"; identity is shown instead.
fn answered(facts: &PaperFacts) -> Vec<Scenario> {
    let list = scenarios(facts).into_iter();
    list.filter(|one| *one != Scenario::Identity).collect()
}

/// The acts that the director relies on, and a line for those that have yet to be named.
fn acts(facts: &PaperFacts) -> Vec<Block> {
    let named = facts.details.acts.iter().cloned().map(Block::Item);
    let is_open = facts.details.acts.is_empty() || !facts.is_edited;
    named.chain(is_open.then_some(Block::Line)).collect()
}

/// "приказ от 16 февраля 2026 года № 11-ол", with room for a pen where either is not known.
fn order_of(facts: &PaperFacts, words: Words<'_>) -> String {
    let day = facts.details.order_day.map(|day| words.day(day));
    words.with(
        "paper-by-order",
        &[
            ("day", or_pen(&day.unwrap_or_default()).into()),
            ("number", or_pen(&facts.details.order_number).into()),
        ],
    )
}

fn letterhead(facts: &PaperFacts, words: Words<'_>) -> Block {
    let organization = &facts.organization;
    let numbers = format!(
        "{}, {}\u{a0}{}",
        words.ogrn(&organization.ogrn),
        words.t("paper-inn"),
        organization.inn
    );
    Block::Letterhead(vec![organization.full_name.clone(), numbers])
}

/// A part of numbered clauses, whose texts are `<key>-<part>-<clause>`: a first line, then
/// lines of a list. `{ $whole }` is the organization's whole name, `{ $name }` the short one.
fn part(
    key: &str,
    part: usize,
    clauses: usize,
    facts: &PaperFacts,
    words: Words<'_>,
    after: impl Fn(usize) -> Vec<Block>,
) -> Vec<Block> {
    let heading = words.t(&format!("{key}-{part}"));
    let mut blocks = vec![Block::Heading(format!("{part}. {heading}"))];
    for clause in 1..=clauses {
        let text = words.about(&format!("{key}-{part}-{clause}"), facts);
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        blocks.push(Block::Text(format!("{part}.{clause}. {first}")));
        blocks.extend(lines.map(|line| Block::Item(line.to_owned())));
        blocks.extend(after(clause));
    }
    blocks
}
