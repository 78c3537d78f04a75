//! The file of an export: JSON lines. The first says what it is, the last is the signature (CMS,
//! Base64) over every byte before it: `docs/format.md`.

use app::ports::ExportFacts;
use data_encoding::BASE64;
use domain::identifiers::Ogrn;
use serde::{Deserialize, Serialize};

use crate::{registry::days, store::StoreError};

/// Name and version of the format.
pub(super) const RECORD: &str = "digital-id/checks/2";
/// The one before: its lines say nothing of tills, and it is read all the same.
const FIRST: &str = "digital-id/checks/1";

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    /// [`RECORD`], or [`FIRST`].
    pub(super) record: String,
    pub(super) organization: String,
    pub(super) ogrn: String,
    /// First day, Moscow: `2026-03-01`.
    pub(super) from: String,
    /// Last day, included.
    pub(super) until: String,
    /// Lines of checks.
    pub(super) rows: u64,
}

/// A check: nothing about the citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    /// RFC 3339, UTC.
    pub(super) at: String,
    pub(super) staff: String,
    /// Name of the till, if one has checked: then `staff` is who is responsible for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) till: Option<String>,
    /// Number of the power of attorney.
    pub(super) power: Option<String>,
    pub(super) scenario: Option<String>,
    pub(super) outcome: String,
    pub(super) slip: Option<String>,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tail {
    signature: String,
}

/// Everything that is signed.
pub(super) fn write(head: &Head, lines: &[Line]) -> Result<Vec<u8>, StoreError> {
    let mut content = Vec::new();
    put(&mut content, head)?;
    for line in lines {
        put(&mut content, line)?;
    }
    Ok(content)
}

/// Puts the signature under it.
pub(super) fn close(content: &mut Vec<u8>, signature: &[u8]) -> Result<(), StoreError> {
    let signature = BASE64.encode(signature);
    put(content, &Tail { signature })
}

fn put(content: &mut Vec<u8>, line: &impl Serialize) -> Result<(), StoreError> {
    serde_json::to_writer(&mut *content, line).map_err(|_| StoreError::corrupt("checks"))?;
    content.push(b'\n');
    Ok(())
}

/// A file that has the shape of an export.
pub(super) struct Read<'a> {
    head: Head,
    pub(super) ogrn: Ogrn,
    pub(super) signature: Vec<u8>,
    /// What the signature is over.
    pub(super) content: &'a [u8],
}

/// Reads the first and the last line; `None` if they are no export's.
pub(super) fn read(file: &[u8]) -> Option<Read<'_>> {
    let whole = file.strip_suffix(b"\n")?;
    let cut = whole.iter().rposition(|byte| *byte == b'\n')? + 1;
    let (content, tail) = whole.split_at_checked(cut)?;
    let tail: Tail = serde_json::from_slice(tail).ok()?;
    let head = content.split(|byte| *byte == b'\n').next()?;
    let head: Head = serde_json::from_slice(head).ok()?;
    [RECORD, FIRST]
        .contains(&head.record.as_str())
        .then_some(())?;
    Some(Read {
        ogrn: Ogrn::parse(&head.ogrn).ok()?,
        signature: BASE64.decode(tail.signature.as_bytes()).ok()?,
        head,
        content,
    })
}

impl Read<'_> {
    /// What it says, once the signature is known to be good; `None` if its lines are not as many
    /// as it says, or are no checks.
    pub(super) fn facts(&self, signed_at: Option<i64>) -> Option<ExportFacts> {
        let body = self.content.strip_suffix(b"\n")?;
        let mut rows = 0;
        for line in body.split(|byte| *byte == b'\n').skip(1) {
            let line: Line = serde_json::from_slice(line).ok()?;
            if line.till.is_some() && self.head.record == FIRST {
                return None;
            }
            rows += 1;
        }
        (rows == self.head.rows).then_some(())?;
        Some(ExportFacts {
            organization: self.head.organization.clone(),
            ogrn: self.ogrn.clone(),
            from: days::read(&self.head.from, "from").ok()?,
            until: days::read(&self.head.until, "until").ok()?,
            rows,
            signed_at: signed_at?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export() -> Vec<u8> {
        let head = Head {
            record: RECORD.to_owned(),
            organization: "МКУ «Городская библиотека»".to_owned(),
            ogrn: "1027700132195".to_owned(),
            from: "2026-02-01".to_owned(),
            until: "2026-02-28".to_owned(),
            rows: 1,
        };
        let line = Line {
            at: "2026-02-03T09:15:00Z".to_owned(),
            staff: "Светлова \"Ольга\"\nНиколаевна".to_owned(),
            till: Some("Касса 3".to_owned()),
            power: None,
            scenario: Some("age18".to_owned()),
            outcome: "confirmed".to_owned(),
            slip: None,
        };
        let mut content = write(&head, &[line]).expect("written");
        close(&mut content, b"signature").expect("closed");
        content
    }

    #[test]
    fn what_is_written_is_read() {
        let file = export();
        assert_eq!(file.split(|byte| *byte == b'\n').count(), 4, "three lines");
        let read = read(&file).expect("an export");
        assert_eq!(read.signature, b"signature");
        assert!(file.starts_with(read.content));
        let facts = read.facts(Some(7)).expect("facts");
        assert_eq!((facts.rows, facts.signed_at), (1, 7));
        assert!(read.facts(None).is_none(), "nobody knows when");
    }

    #[test]
    fn files_of_the_version_before_are_read() {
        let text = String::from_utf8(export()).expect("text");
        let before = text
            .replace("checks/2", "checks/1")
            .replace(",\"till\":\"Касса 3\"", "");
        let read = read(before.as_bytes()).expect("an export");
        assert_eq!(read.facts(Some(7)).expect("facts").rows, 1);
        // A line of today under the head of then is nothing that anybody has written.
        let mixed = text.replace("checks/2", "checks/1");
        let read = super::read(mixed.as_bytes()).expect("the shape of one");
        assert!(read.facts(Some(7)).is_none());
    }

    #[test]
    fn what_is_no_export_is_told_apart() {
        let file = export();
        let text = String::from_utf8(file.clone()).expect("text");
        for other in [
            String::new(),
            "\n".to_owned(),
            "{}\n{}\n".to_owned(),
            text.replace("checks/2", "checks/3"),
            text.replace("\"rows\"", "\"lines\""),
            text.replace("1027700132195", "1027700132196"),
            text.trim_end().to_owned(),
        ] {
            assert!(read(other.as_bytes()).is_none(), "{other}");
        }
        let without_line = text.lines().filter(|line| !line.contains("age18"));
        let without_line: String = without_line.map(|line| format!("{line}\n")).collect();
        let read = read(without_line.as_bytes()).expect("the shape of one");
        assert!(read.facts(Some(7)).is_none(), "a line is missing");
    }
}
