//! What is wrong with a document, and where.

use std::fmt;

use crate::{tree::Node, value::ValueKind};

/// Most findings that are told of one document: a file of another kind has thousands.
const MOST: usize = 100;

/// One fault of a document.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// The element, by its path from the root: `/Доверенность/Документ/Довер/СвУпПред[2]`; for
    /// an attribute with `@Name` behind. Empty for what is no XML at all.
    pub element: String,
    /// Line of the file, from 1.
    pub line: u32,
    /// What is wrong.
    pub reason: Reason,
}

impl Finding {
    pub(crate) fn at(node: &Node, reason: Reason) -> Self {
        Self {
            element: node.path.clone(),
            line: node.line,
            reason,
        }
    }

    /// At the attribute `name`, which need not be there.
    pub(crate) fn at_attribute(node: &Node, name: &str, reason: Reason) -> Self {
        Self {
            element: format!("{}@{name}", node.path),
            line: node.attribute(name).map_or(node.line, |it| it.line),
            reason,
        }
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {:?}", self.line, self.element, self.reason)
    }
}

/// In the order of the lines, each said once, not more than [`MOST`].
pub(crate) fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|finding| finding.line);
    let mut told = Vec::new();
    findings.retain(|finding| {
        let new = !told.contains(finding);
        if new && told.len() < MOST {
            told.push(finding.clone());
        }
        new
    });
    findings.truncate(MOST);
}

/// Why a document is not accepted. Names in it are those of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    // What is not safe to read, or no XML.
    /// More than [`crate::LARGEST`] bytes.
    TooLarge,
    /// Not UTF-8, or it says that it is something else.
    Encoding,
    /// It does not begin with `<?xml version="1.0" encoding="UTF-8"?>`.
    Declaration,
    /// A character that XML does not allow, written out or as a number.
    IllegalCharacter,
    /// A document type: it could bring in other files, or grow without end.
    Doctype,
    /// A processing instruction.
    ProcessingInstruction,
    /// An entity that is not one of the five of XML.
    Entity,
    /// More than [`crate::DEEPEST`] elements in one another.
    TooDeep,
    /// Something after the end of the root.
    AfterRoot,
    /// An attribute twice.
    DuplicateAttribute,
    /// Anything else that is no XML.
    NotWellFormed,
    /// The root is not `Доверенность` of the format, or a namespace is declared further in.
    Namespace,

    // What the schema of the format says.
    /// An element that the format does not have there.
    UnknownElement,
    /// An element that belongs before others that have come already.
    Misplaced,
    /// An element more often than it may be there.
    Repeated,
    /// An element is missing.
    MissingElement(&'static str),
    /// An attribute that the format does not have there.
    UnknownAttribute,
    /// An attribute is missing.
    MissingAttribute(&'static str),
    /// Text where the format has none.
    UnexpectedText,
    /// A value with too few or too many characters.
    Length {
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
    },
    /// A value that is none of these, separated by commas.
    NotListed(String),
    /// A value that is not written as one of its kind.
    Shape(ValueKind),
    /// A number whose control digits do not match: most likely a typing mistake.
    Control(ValueKind),

    // What the format says beside its schema.
    /// Nothing but white space.
    Blank,
    /// `ИдФайл` does not end with the number of the document.
    FileName,
    /// A flag of `ПрЭлФорм` that is always 0.
    Flags,
    /// The kind (`ТипДоверит`, `ТипПред`) is not that of what follows.
    KindMismatch,
    /// The flags of who acts without a power of attorney do not fit who is named.
    HeadMismatch,
    /// There are no powers.
    NoPowers,
    /// `ТипПолн` says text, and there are machine-readable powers, or the other way round.
    PowersMismatch,
    /// A number of a limit (`ИдОгр`) twice in one power.
    LimitRepeated,
    /// The last day lies before the first.
    Reversed,
    /// It counts for more than ten years.
    TooLong,
    /// It was issued after today.
    InFuture,
    /// Its last day is over.
    Over,
    /// A day of birth that is not before the day of issue.
    Birth,
    /// The format allows it; this installation does not take it.
    Unsupported,
    /// The format can do without this attribute; a power to check codes cannot.
    Needed(&'static str),

    // What makes it a power to check codes.
    /// No power to check codes.
    NoMandate,
    /// Two powers to check codes: which limits count?
    MandateRepeated,
    /// A limit that is not known here: to pass over it would widen the power.
    UnknownLimit,
    /// A limit whose value is none of its kind.
    LimitValue,
    /// A kind of limit twice.
    LimitKindRepeated,
    /// It does not say what may be asked.
    NoScenarios,

    /// It could not be read, though nothing was found. A fault of ours.
    Unreadable,
}

impl Reason {
    /// The stable name, also the end of its text key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::Encoding => "encoding",
            Self::Declaration => "declaration",
            Self::IllegalCharacter => "illegal-character",
            Self::Doctype => "doctype",
            Self::ProcessingInstruction => "processing-instruction",
            Self::Entity => "entity",
            Self::TooDeep => "too-deep",
            Self::AfterRoot => "after-root",
            Self::DuplicateAttribute => "duplicate-attribute",
            Self::NotWellFormed => "not-well-formed",
            Self::Namespace => "namespace",
            Self::UnknownElement => "unknown-element",
            Self::Misplaced => "misplaced",
            Self::Repeated => "repeated",
            Self::MissingElement(_) => "missing-element",
            Self::UnknownAttribute => "unknown-attribute",
            Self::MissingAttribute(_) => "missing-attribute",
            Self::UnexpectedText => "unexpected-text",
            Self::Length { .. } => "length",
            Self::NotListed(_) => "not-listed",
            Self::Shape(kind) => kind.shape_key(),
            Self::Control(kind) => kind.control_key(),
            Self::Blank => "blank",
            Self::FileName => "file-name",
            Self::Flags => "flags",
            Self::KindMismatch => "kind-mismatch",
            Self::HeadMismatch => "head-mismatch",
            Self::NoPowers => "no-powers",
            Self::PowersMismatch => "powers-mismatch",
            Self::LimitRepeated => "limit-repeated",
            Self::Reversed => "reversed",
            Self::TooLong => "too-long",
            Self::InFuture => "in-future",
            Self::Over => "over",
            Self::Birth => "birth",
            Self::Unsupported => "unsupported",
            Self::Needed(_) => "needed",
            Self::NoMandate => "no-mandate",
            Self::MandateRepeated => "mandate-repeated",
            Self::UnknownLimit => "unknown-limit",
            Self::LimitValue => "limit-value",
            Self::LimitKindRepeated => "limit-kind-repeated",
            Self::NoScenarios => "no-scenarios",
            Self::Unreadable => "unreadable",
        }
    }

    /// What its text names, by the name of the place in the text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MissingElement(name) | Self::MissingAttribute(name) | Self::Needed(name) => {
                vec![("name", (*name).to_owned())]
            }
            Self::Length { min, max } => {
                vec![("min", min.to_string()), ("max", max.to_string())]
            }
            Self::NotListed(allowed) => vec![("allowed", allowed.clone())],
            Self::TooLarge => vec![("kb", (crate::LARGEST / 1024).to_string())],
            Self::TooDeep => vec![("most", crate::DEEPEST.to_string())],
            _ => Vec::new(),
        }
    }
}
