use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use app::error::Problem;
use calamine::{DataRef, Reader as _, Xlsx};
use time::{Date, Duration, macros::date};
use zip::ZipArchive;

use super::{Table, cell};

/// Most bytes of everything in the file, unpacked: 5,000 lines need two million or so. A file of
/// kilobytes may say that it unpacks to gigabytes, or not say it and do so.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;
/// Most parts of the file; a workbook has a dozen.
const MOST_PARTS: usize = 500;
/// Most columns that are looked at: a cell may say that it stands in column 16,384.
const MOST_COLUMNS: u32 = 64;
/// Days that a number may mean; a number outside is no day of our time.
const DAYS: std::ops::Range<i64> = 20_000..80_000;

/// Reads the first sheet of a workbook.
pub(super) fn read(bytes: &[u8], table: &mut Table) -> Result<(), Problem> {
    guard(bytes)?;
    let broken = |_| Problem::FileKind;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = book.sheet_names().into_iter().next();
    let first = first.ok_or(Problem::FileKind)?;
    let mut reader = book.worksheet_cells_reader(&first).map_err(broken)?;
    // Cells come row by row; nothing is made for what lies between two of them.
    let (mut row, mut cells) = (0, BTreeMap::new());
    while let Some(next) = reader.next_cell().map_err(broken)? {
        let (at, column) = next.get_position();
        if at != row {
            take(table, row, &cells)?;
            (row, cells) = (at, BTreeMap::new());
        }
        if column < MOST_COLUMNS {
            cells.insert(column, text(next.get_value()));
        }
    }
    take(table, row, &cells)
}

fn take(table: &mut Table, row: u32, cells: &BTreeMap<u32, String>) -> Result<(), Problem> {
    let Some((last, _)) = cells.last_key_value() else {
        return Ok(());
    };
    let cells: Vec<String> = (0..=*last)
        .map(|column| cells.get(&column).cloned().unwrap_or_default())
        .collect();
    table.row(u64::from(row) + 1, &cells)
}

/// Unpacks everything once into nothing and counts: what a part says of its own size is not
/// believed.
fn guard(bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::FileKind)?;
    if archive.len() > MOST_PARTS {
        return Err(Problem::FileLarge);
    }
    let mut left = MOST_UNPACKED;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| Problem::FileKind)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let read = read.map_err(|_| Problem::FileKind)?;
        left = left.checked_sub(read).ok_or(Problem::FileLarge)?;
    }
    Ok(())
}

/// A cell in words. A СНИЛС or a phone number is often kept as a number, and so is every day.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
        DataRef::DateTimeIso(text) => cell(text.split('T').next().unwrap_or_default()),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => whole(*number),
        DataRef::DateTime(at) => {
            // Of either of the two beginnings of time that workbooks may have.
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Bool(_) | DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => {
            String::new()
        }
    }
}

fn whole(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

/// The day that a number of a spreadsheet means: days since 30 December 1899.
pub(in crate::batches) fn day(number: f64) -> Option<Date> {
    let days = format!("{:.0}", number.floor()).parse::<i64>().ok()?;
    DAYS.contains(&days)
        .then(|| date!(1899 - 12 - 30).checked_add(Duration::days(days)))
        .flatten()
}
