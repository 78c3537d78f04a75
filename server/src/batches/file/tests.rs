use super::*;

const MOST: usize = 5_000;

fn lines(bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    read(bytes, MOST)
}

fn line(number: u64, person: &str) -> Line {
    Line {
        line: number,
        person: person.to_owned(),
        scenarios: "Старше 18 лет; студент".to_owned(),
        from: "01.03.2026".to_owned(),
        until: "31.12.2026".to_owned(),
    }
}

const RUSSIAN: &str = "Фамилия;СНИЛС;Телефон;Полномочия;С;По\r\n\
     Иванова;112-233-445 95;;\"Старше 18 лет; студент\";01.03.2026;31.12.2026\r\n\
     \r\n;;;;;\r\n\
     Петров;;+7 900 123-45-67;\"Старше 18 лет; студент\";01.03.2026;31.12.2026\r\n";

#[test]
fn csv_in_every_encoding_that_spreadsheets_write() {
    let expected = Ok(vec![line(2, "112-233-445 95"), line(5, "+7 900 123-45-67")]);
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(RUSSIAN.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (windows, _, lost) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
    assert!(!lost);
    for bytes in [
        RUSSIAN.as_bytes().to_vec(),
        ["\u{feff}".as_bytes(), RUSSIAN.as_bytes()].concat(),
        utf16,
        windows.to_vec(),
    ] {
        assert_eq!(lines(&bytes), expected);
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["snils;powers;to", "", "", "1;\"a;", "b\";3", "", "4;5;6"].join(end);
        let read = lines(text.as_bytes()).expect("a list");
        let numbers: Vec<_> = read.iter().map(|it| it.line).collect();
        assert_eq!(numbers, [4, 7], "{end:?}");
    }
}

#[test]
fn csv_with_commas_tabs_and_english_heads() {
    for separator in [",", "\t"] {
        let heads = ["SNILS or phone", "Scenarios", "From:", "Valid until *"];
        let cells = ["112-233-445 95", "age18", "2026-03-01", "2026-12-31"];
        let text = format!("{}\n{}", heads.join(separator), cells.join(separator));
        let read = lines(text.as_bytes()).expect("a list");
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].person, "112-233-445 95");
        assert_eq!(
            (read[0].from.as_str(), read[0].until.as_str()),
            ("2026-03-01", "2026-12-31")
        );
    }
}

#[test]
fn what_is_wrong_with_a_file_as_a_whole() {
    for (bytes, problem) in [
        (&b""[..], Problem::Heads),
        (b"\n\n", Problem::Heads),
        (b"a,b\n1,2", Problem::Heads),
        (b"snils,from,to\n1,2,3", Problem::Heads),
        (b"snils,powers,to\n", Problem::NoLines),
        (b"\x00\x01\x02", Problem::FileKind),
        (b"PK\x03\x04 and nothing more", Problem::FileKind),
    ] {
        assert_eq!(lines(bytes), Err(problem), "{bytes:?}");
    }
    let many = format!("snils,powers,to\n{}", "1,2,3\n".repeat(MOST));
    assert_eq!(lines(many.as_bytes()).map(|read| read.len()), Ok(MOST));
    let more = format!("{many}1,2,3\n");
    assert_eq!(lines(more.as_bytes()), Err(Problem::TooManyLines));
}

#[test]
fn cells_that_go_on_and_on_are_cut_and_short_rows_are_rows() {
    let text = format!("snils,powers,to\n{}\n1,2", "9".repeat(10_000));
    let read = lines(text.as_bytes()).expect("a list");
    assert_eq!(read[0].person.len(), LONGEST_CELL);
    assert_eq!(read[1].until, "");
}

/// A workbook of these parts, as an office would pack it.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in parts {
        file.start_file(*name, options).expect("a part");
        std::io::Write::write_all(&mut file, content).expect("its content");
    }
    file.finish().expect("a file").into_inner()
}

fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{rows}</sheetData></worksheet>"
    );
    packed(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
              <Relationship Id=\"r1\" Target=\"xl/workbook.xml\" Type=\"http://schemas.\
              openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
              </Relationships>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
              xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
              <sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
              <Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" Type=\"http://schemas.\
              openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn words(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn heads() -> String {
    let heads = ["СНИЛС", "Полномочия", "С", "По"];
    let cells = heads.iter().zip(["A1", "B1", "C1", "D1"]);
    let cells: String = cells.map(|(text, at)| words(at, text)).collect();
    format!("<row r=\"1\">{cells}</row>")
}

#[test]
fn a_workbook_keeps_numbers_and_days_as_numbers() {
    // 46082 is 1 March 2026.
    let rows = format!(
        "{}<row r=\"3\"><c r=\"A3\"><v>11223344595</v></c>{}<c r=\"C3\"><v>46082</v></c>{}</row>",
        heads(),
        words("B3", "age18"),
        words("D3", "31.12.2026"),
    );
    let read = lines(&workbook(&rows)).expect("a list");
    assert_eq!(
        read,
        [Line {
            line: 3,
            person: "11223344595".to_owned(),
            scenarios: "age18".to_owned(),
            from: "46082".to_owned(),
            until: "31.12.2026".to_owned(),
        }]
    );
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused() {
    let bomb = vec![b' '; 40 * 1024 * 1024];
    let file = packed(&[("xl/sharedStrings.xml", &bomb)]);
    assert!(file.len() < 100_000, "{}", file.len());
    assert_eq!(lines(&file), Err(Problem::FileLarge));
    let parts: Vec<String> = (0..600).map(|part| format!("part{part}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(lines(&packed(&parts)), Err(Problem::FileLarge));
    // A cell in the last corner of the sheet: nothing is made for all those between.
    let far = format!(
        "{}<row r=\"1048576\">{}</row>",
        heads(),
        words("XFD1048576", "x")
    );
    assert_eq!(lines(&workbook(&far)), Err(Problem::NoLines));
}
