use std::borrow::Cow;

use app::error::Problem;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};

use super::{Table, cell};

/// Most columns that are looked at.
const MOST_COLUMNS: usize = 64;
/// Characters of the beginning by which the separator is told.
const BEGINNING: usize = 4_000;

/// Reads CSV: UTF-8 with or without a mark, UTF-16 with one, or windows-1251; with semicolons,
/// commas or tabs.
pub(super) fn read(bytes: &[u8], table: &mut Table) -> Result<(), Problem> {
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(Problem::FileKind);
    }
    // One kind of line ends, and one after the last line: so the lines can be counted.
    let text = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|_| Problem::FileKind)?
    {
        // Where it begins: blank lines before it and breaks within its cells counted out.
        let breaks: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let next = reader.position().line();
        let number = next.saturating_sub(1).saturating_sub(breaks as u64);
        let cells: Vec<String> = record.iter().take(MOST_COLUMNS).map(cell).collect();
        table.row(number, &cells)?;
    }
    Ok(())
}

/// A mark at the beginning says what it is. What is no UTF-8 was most likely written by a
/// spreadsheet on Windows.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1251,
    };
    encoding.decode(bytes).0
}

/// The one of which there are most in the first line that is not empty.
pub(crate) fn separator(text: &str) -> u8 {
    let beginning = text.lines().find(|line| !line.trim().is_empty());
    let beginning = beginning.unwrap_or_default();
    let count = |separator: u8| {
        let wanted = char::from(separator);
        beginning
            .chars()
            .take(BEGINNING)
            .filter(|c| *c == wanted)
            .count()
    };
    let all = [b',', b'\t', b';'];
    all.into_iter().max_by_key(|it| count(*it)).unwrap_or(b';')
}
