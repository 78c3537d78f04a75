//! How a file is laid out: CSV with whatever separator and heads in either language, or JSON
//! lines; UTF-8 or windows-1251.

use std::{io, path::Path};

use app::error::Problem;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};

use super::lines::{self, Line, Place};
use crate::batches::{cell, plain_head, separator};

/// Lines that are looked through at once.
const PIECE: usize = 2_000;
/// Most blank lines before the heads.
const MOST_BLANK: usize = 100;
/// Most columns that are looked at.
const MOST_COLUMNS: usize = 64;

/// The columns, in the order of [`Cells`], with their names in both languages, small letters.
const HEADS: [&[&str]; 7] = [
    &[
        "ключ",
        "ключ источника",
        "номер записи",
        "key",
        "source key",
        "id",
    ],
    &["снилс", "snils"],
    &["статус", "вид статуса", "вид", "status", "kind"],
    &["с", "действует с", "начало", "from", "valid from"],
    &["по", "действует по", "конец", "until", "to", "valid until"],
    &["фио", "имя", "name", "full name"],
    &[
        "дата рождения",
        "рождение",
        "birth",
        "birth date",
        "date of birth",
    ],
];
/// Those without which a file makes no sense: key, СНИЛС, kind, first day.
const NEEDED: usize = 4;

/// The cells of a row, as text: key, СНИЛС, kind, first day, last day, name, day of birth.
pub(super) type Cells = [String; 7];

/// What a file is.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    format: Format,
    encoding: &'static Encoding,
    /// Where its rows begin.
    pub(super) rows: Place,
}

#[derive(Clone, Debug)]
enum Format {
    Csv {
        separator: u8,
        /// In which column of the file each of ours stands.
        columns: [Option<usize>; 7],
    },
    JsonLines,
}

/// What a look through the whole file tells.
pub(super) struct Looked {
    pub(super) encoding: &'static Encoding,
    /// Lines with something in them, heads included.
    pub(super) lines: u64,
}

/// Looks through the whole file: whether it is text, and in which encoding.
pub(super) fn look(path: &Path) -> io::Result<Result<Looked, Problem>> {
    let (mut place, mut lines) = (Place::default(), 0);
    let mut is_utf8 = true;
    loop {
        let piece = lines::read(path, place, PIECE)?;
        for line in &piece.lines {
            let Some(bytes) = &line.bytes else {
                lines += 1;
                continue;
            };
            if bytes.contains(&0) || Encoding::for_bom(bytes).is_some_and(|(it, _)| it != UTF_8) {
                return Ok(Err(Problem::FileEncoding));
            }
            is_utf8 = is_utf8 && std::str::from_utf8(bytes).is_ok();
            lines += u64::from(!bytes.trim_ascii().is_empty());
        }
        place = piece.end;
        if piece.is_last {
            let encoding = if is_utf8 { UTF_8 } else { WINDOWS_1251 };
            return Ok(Ok(Looked { encoding, lines }));
        }
    }
}

impl Layout {
    /// Reads the first line with something in it.
    pub(super) fn find(
        path: &Path,
        encoding: &'static Encoding,
    ) -> io::Result<Result<Self, Problem>> {
        let mut place = Place::default();
        for _ in 0..MOST_BLANK {
            let piece = lines::read(path, place, 1)?;
            let Some(line) = piece.lines.into_iter().next() else {
                return Ok(Err(Problem::NoLines));
            };
            let Some(bytes) = line.bytes else {
                return Ok(Err(Problem::FileKind));
            };
            let text = encoding.decode_without_bom_handling(&bytes).0;
            let text = text.trim();
            if text.starts_with('{') {
                return Ok(Ok(Self {
                    format: Format::JsonLines,
                    encoding,
                    rows: place,
                }));
            }
            if !text.is_empty() {
                return Ok(Self::of_heads(text, encoding, piece.end));
            }
            place = piece.end;
        }
        Ok(Err(Problem::Heads))
    }

    fn of_heads(heads: &str, encoding: &'static Encoding, rows: Place) -> Result<Self, Problem> {
        let separator = separator(heads);
        let names = split(heads, separator).ok_or(Problem::FileKind)?;
        let names: Vec<_> = names.iter().map(|name| plain_head(name)).collect();
        let columns =
            HEADS.map(|known| names.iter().position(|name| known.contains(&name.as_str())));
        if columns.iter().take(NEEDED).any(Option::is_none) {
            return Err(Problem::Heads);
        }
        Ok(Self {
            format: Format::Csv { separator, columns },
            encoding,
            rows,
        })
    }

    /// The cells of a line; `None` for a blank one.
    pub(super) fn cells(&self, line: &Line) -> Option<Result<Cells, Problem>> {
        let Some(bytes) = &line.bytes else {
            return Some(Err(Problem::TooLong));
        };
        let (text, _, broken) = self.encoding.decode(bytes);
        if text.trim().is_empty() {
            return None;
        }
        if broken {
            return Some(Err(Problem::FileEncoding));
        }
        Some(match &self.format {
            Format::Csv { separator, columns } => match split(&text, *separator) {
                // Heads that nothing was put under.
                Some(cells) if cells.iter().all(|it| it.trim().is_empty()) => return None,
                Some(cells) => Ok(columns.map(|column| {
                    let found = column.and_then(|column| cells.get(column));
                    found.map(|text| cell(text)).unwrap_or_default()
                })),
                None => Err(Problem::Shape),
            },
            Format::JsonLines => of_json(&text),
        })
    }
}

fn split(line: &str, separator: u8) -> Option<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(line.len() + 1)
        .from_reader(line.as_bytes());
    let mut record = csv::StringRecord::new();
    let is_read = reader.read_record(&mut record).ok()?;
    is_read.then(|| {
        record
            .iter()
            .take(MOST_COLUMNS)
            .map(str::to_owned)
            .collect()
    })
}

/// `{"key": "…", "snils": "…", "kind": "…", "from": "…", "until": null, "name": …, "birth": …}`
fn of_json(line: &str) -> Result<Cells, Problem> {
    const KEYS: [&str; 7] = ["key", "snils", "kind", "from", "until", "name", "birth"];
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(line).map_err(|_| Problem::Shape)?;
    let mut cells = Cells::default();
    for (cell_of, key) in cells.iter_mut().zip(KEYS) {
        *cell_of = match object.get(key) {
            None | Some(serde_json::Value::Null) => String::new(),
            Some(serde_json::Value::String(text)) => cell(text),
            Some(serde_json::Value::Number(number)) => number.to_string(),
            Some(_) => return Err(Problem::Shape),
        };
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = (u64, Result<Cells, Problem>);

    fn rows(content: &[u8]) -> Result<Vec<Read>, Problem> {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("file");
        std::fs::write(&path, content).expect("written");
        let looked = look(&path).expect("read")?;
        let layout = Layout::find(&path, looked.encoding).expect("read")?;
        let piece = lines::read(&path, layout.rows, 100).expect("read");
        let rows = piece.lines.iter();
        Ok(rows
            .filter_map(|line| Some((line.number, layout.cells(line)?)))
            .collect())
    }

    const TEXT: &str = "\n Статус ;СНИЛС; Ключ;с;По;ФИО;лишнее\n\
        студент;112-233-445 95;a-1;01.09.2025;;Ежевикина Пелагея;x\n;;;;;;\n\
        \"ветеран\";11223344595;a-2;2020-01-01;2021-01-01\n";

    #[test]
    fn csv_in_either_encoding_says_the_same() {
        let (cp1251, ..) = WINDOWS_1251.encode(TEXT);
        let utf8 = rows(TEXT.as_bytes()).expect("read");
        assert_eq!(rows(&cp1251).expect("read"), utf8);
        let cells: Vec<_> = utf8
            .into_iter()
            .map(|(line, cells)| (line, cells.expect("cells").join("|")))
            .collect();
        assert_eq!(
            cells,
            [
                (
                    3,
                    "a-1|112-233-445 95|студент|01.09.2025||Ежевикина Пелагея|".to_owned()
                ),
                (
                    5,
                    "a-2|11223344595|ветеран|2020-01-01|2021-01-01||".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn json_lines_say_it_too() {
        let text = r#"{"key":7,"snils":"11223344595","kind":"student","from":"2025-09-01","until":null}

{"key":"b","kind":[]}
nonsense"#;
        let rows = rows(text.as_bytes()).expect("read");
        assert_eq!(rows.len(), 3);
        let first = rows[0].1.clone().expect("cells").join("|");
        assert_eq!(first, "7|11223344595|student|2025-09-01|||");
        assert_eq!(rows[1], (3, Err(Problem::Shape)));
        assert_eq!(rows[2], (4, Err(Problem::Shape)));
    }

    #[test]
    fn what_is_no_such_file_is_told() {
        assert_eq!(rows(b"").err(), Some(Problem::NoLines));
        assert_eq!(rows(b"\n\n").err(), Some(Problem::NoLines));
        assert_eq!(rows(b"a;b;c\n1;2;3").err(), Some(Problem::Heads));
        assert_eq!(rows(b"PK\x03\x04\0\0").err(), Some(Problem::FileEncoding));
        let utf16: Vec<u8> = "ключ".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16 = [b"\xff\xfe".as_slice(), &utf16].concat();
        assert_eq!(rows(&utf16).err(), Some(Problem::FileEncoding));
    }
}
