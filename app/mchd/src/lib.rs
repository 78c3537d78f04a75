//! The machine-readable power of attorney (МЧД), unified format `EMCHD_1`: what such a document
//! says, its XML, and everything that can be wrong with one.
//!
//! [`check`] reads a document made elsewhere and names each fault by element, line and reason;
//! [`write`] makes one, and gives out nothing that [`check`] would not take. Pure: no files, no
//! clock, no texts; a signature is a matter of its own. `docs/mchd.md` says which part of the
//! format is spoken here.
#![forbid(unsafe_code)]

mod document;
mod finding;
mod grammar;
mod mandate;
mod read;
mod tree;
mod validate;
mod value;
mod write;

use time::Date;

pub use document::{
    Acting, Delegation, Document, Entrepreneur, FullName, Guid, LegalEntity, Limit, LimitValue,
    Person, Power, Principal, Representative,
};
pub use finding::{Finding, Reason};
pub use mandate::{LIMIT_BRANCH, LIMIT_CHECKS, LIMIT_FROM, LIMIT_HOURS, LIMIT_SCENARIOS};
pub use mandate::{LIMIT_WEEKDAYS, Mandate, POWER};
pub use tree::{DEEPEST, LARGEST};
pub use value::ValueKind;
pub use write::write;

/// The namespace of the format.
pub const NAMESPACE: &str = "urn://x-artefacts/EMCHD_1";

/// A document that would be accepted, and the mandate in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What it says.
    pub document: Document,
    /// What its representatives may ask.
    pub mandate: Mandate,
}

/// Reads `bytes` as a power of attorney to check codes, on the Moscow day `today`.
///
/// # Errors
/// Everything that is wrong with it, in the order of the lines; never empty. What is no XML, or
/// not safe to read, has one finding alone.
pub fn check(bytes: &[u8], today: Date) -> Result<Accepted, Vec<Finding>> {
    let root = tree::read(bytes).map_err(|finding| vec![finding])?;
    let mut findings = validate::validate(&root);
    let read = read::document(&root, &mut findings);
    if let Some(document) = &read {
        read::in_time(&root, document, today, &mut findings);
    }
    let mandate = mandate::find(&root, read.as_ref(), &mut findings);
    finding::in_order(&mut findings);
    match (read, mandate) {
        (Some(document), Some(mandate)) if findings.is_empty() => {
            Ok(Accepted { document, mandate })
        }
        // Whatever could not be read has said why; this is for a fault of ours.
        _ if findings.is_empty() => Err(vec![Finding::at(&root, Reason::Unreadable)]),
        _ => Err(findings),
    }
}

/// The line on which the element called `name` begins, counted from 0 among its like; 1 if there
/// is none. For faults that only whoever takes a document can know of.
pub fn line_of(xml: &str, name: &str, nth: usize) -> u32 {
    fn lines(node: &tree::Node, name: &str, found: &mut Vec<u32>) {
        if node.name == name {
            found.push(node.line);
        }
        for child in &node.children {
            lines(child, name, found);
        }
    }
    let mut found = Vec::new();
    if let Ok(root) = tree::read(xml.as_bytes()) {
        lines(&root, name, &mut found);
    }
    found.get(nth).copied().unwrap_or(1)
}

/// Reads `bytes` as any power of attorney of the format, whatever its powers and its dates.
///
/// # Errors
/// As for [`check`].
pub fn read(bytes: &[u8]) -> Result<Document, Vec<Finding>> {
    let root = tree::read(bytes).map_err(|finding| vec![finding])?;
    let mut findings = validate::validate(&root);
    let read = read::document(&root, &mut findings);
    finding::in_order(&mut findings);
    match read {
        Some(document) if findings.is_empty() => Ok(document),
        _ if findings.is_empty() => Err(vec![Finding::at(&root, Reason::Unreadable)]),
        _ => Err(findings),
    }
}
