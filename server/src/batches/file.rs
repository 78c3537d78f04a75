//! Lists of people as files: CSV in the encodings and with the separators that spreadsheets
//! write, and XLSX. A file becomes lines of text; what they mean is judged elsewhere.

mod csv_file;
mod heads;
mod xlsx;

use app::error::Problem;

pub(crate) use csv_file::separator;
use heads::Heads;
pub(crate) use heads::plain as plain_head;
pub(super) use xlsx::day;

/// Longest text of a cell that is kept, in characters; a longer one is wrong anyway.
const LONGEST_CELL: usize = 300;

/// A line with people in it, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) line: u64,
    /// СНИЛС or phone number.
    pub(super) person: String,
    /// Scenarios, in words or keys.
    pub(super) scenarios: String,
    /// First day.
    pub(super) from: String,
    /// Last day.
    pub(super) until: String,
}

/// The lines of a file, at most `most` of them. What is wrong with the file as a whole is an
/// error; what is wrong in a line is not seen here.
pub(super) fn read(bytes: &[u8], most: usize) -> Result<Vec<Line>, Problem> {
    let mut table = Table::new(most);
    if bytes.starts_with(b"PK\x03\x04") {
        xlsx::read(bytes, &mut table)?;
    } else {
        csv_file::read(bytes, &mut table)?;
    }
    if table.lines.is_empty() {
        return Err(if table.heads.is_some() {
            Problem::NoLines
        } else {
            Problem::Heads
        });
    }
    Ok(table.lines)
}

/// Rows on their way to lines: the first that is not empty has the heads.
struct Table {
    most: usize,
    heads: Option<Heads>,
    lines: Vec<Line>,
}

impl Table {
    fn new(most: usize) -> Self {
        Self {
            most,
            heads: None,
            lines: Vec::new(),
        }
    }

    /// Takes the row with that number (from 1); empty ones are passed over.
    fn row(&mut self, number: u64, cells: &[String]) -> Result<(), Problem> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let Some(heads) = &self.heads else {
            self.heads = Some(Heads::find(cells).ok_or(Problem::Heads)?);
            return Ok(());
        };
        if self.lines.len() == self.most {
            return Err(Problem::TooManyLines);
        }
        self.lines.push(heads.line(number, cells));
        Ok(())
    }
}

/// A cell as it is kept.
pub(crate) fn cell(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
