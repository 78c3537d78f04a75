//! The lines of a file of any size, a piece at a time: never more of it in memory.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom},
    path::Path,
};

/// Longest line, in bytes; a row needs a few hundred.
const LONGEST: u64 = 8 * 1024;
/// What some programs write at the beginning of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A place in a file: after so many bytes, and so many lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) bytes: u64,
    pub(super) lines: u64,
}

/// A line as the file has it, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u64,
    /// `None` if it is longer than any row.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Some lines, and where the next one begins.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) lines: Vec<Line>,
    pub(super) end: Place,
    pub(super) is_last: bool,
}

/// At most `most` lines from `from` on.
pub(super) fn read(path: &Path, from: Place, most: usize) -> io::Result<Piece> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from.bytes))?;
    let mut reader = BufReader::new(file);
    let mut piece = Piece {
        lines: Vec::with_capacity(most.min(1_000)),
        end: from,
        is_last: false,
    };
    while piece.lines.len() < most {
        let Some((bytes, read)) = line(&mut reader)? else {
            piece.is_last = true;
            break;
        };
        piece.end.bytes += read;
        piece.end.lines += 1;
        let is_first = piece.end.lines == 1;
        let bytes = bytes.map(|bytes| match bytes.strip_prefix(MARK) {
            Some(rest) if is_first => rest.to_vec(),
            _ => bytes,
        });
        piece.lines.push(Line {
            number: piece.end.lines,
            bytes,
        });
    }
    if !piece.is_last {
        piece.is_last = reader.fill_buf()?.is_empty();
    }
    Ok(piece)
}

/// The next line, and how many bytes it has with its end; nothing after the last.
fn line(reader: &mut BufReader<File>) -> io::Result<Option<(Option<Vec<u8>>, u64)>> {
    let mut bytes = Vec::new();
    let mut read = reader.take(LONGEST).read_until(b'\n', &mut bytes)? as u64;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && read == LONGEST {
        // The rest is passed over without being kept.
        loop {
            let buffer = reader.fill_buf()?;
            let (used, is_end) = match buffer.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            reader.consume(used);
            read += used as u64;
            if is_end {
                return Ok(Some((None, read)));
            }
        }
    }
    while matches!(bytes.last(), Some(b'\n' | b'\r')) {
        bytes.pop();
    }
    Ok(Some((Some(bytes), read)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(content: &[u8], most: usize) -> Vec<(u64, Option<String>)> {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("file");
        std::fs::write(&path, content).expect("written");
        let (mut place, mut found) = (Place::default(), Vec::new());
        loop {
            let piece = read(&path, place, most).expect("read");
            found.extend(piece.lines.into_iter().map(|line| {
                let text = line
                    .bytes
                    .map(|it| String::from_utf8_lossy(&it).into_owned());
                (line.number, text)
            }));
            place = piece.end;
            if piece.is_last {
                assert_eq!(place.bytes, content.len() as u64);
                return found;
            }
        }
    }

    #[test]
    fn lines_are_the_same_however_they_are_cut() {
        let long = "ё".repeat(20_000);
        let content = format!("\u{feff}a;b\r\n\n1;2\n{long}\n3;4");
        let expected = vec![
            (1, Some("a;b".to_owned())),
            (2, Some(String::new())),
            (3, Some("1;2".to_owned())),
            (4, None),
            (5, Some("3;4".to_owned())),
        ];
        for most in [1, 2, 3, 100] {
            assert_eq!(all(content.as_bytes(), most), expected, "{most}");
        }
        assert_eq!(all(b"", 5), []);
        assert_eq!(all(b"x\n", 1), [(1, Some("x".to_owned()))]);
        assert_eq!(all(&vec![b'x'; 20_000], 1), [(1, None)]);
    }
}
