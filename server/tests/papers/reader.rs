//! Reads the text of our own files the way any reader does: streams inflated, glyphs told by
//! the font's map to letters. No more of PDF than these files use.
use std::collections::BTreeMap;

/// The text of each page, line by line.
pub fn pages(file: &[u8]) -> Vec<String> {
    let objects = objects(file);
    let map_of = |font: &str| {
        let font = objects
            .get(&font.parse().expect("a number"))
            .expect("a font");
        let map = after(&font.0, "/ToUnicode ").expect("a map");
        letters(
            &objects
                .get(&map.parse().expect("a number"))
                .expect("a map")
                .1,
        )
    };
    let mut pages = Vec::new();
    for (dictionary, _) in objects.values() {
        if !dictionary.contains("/Type /Page\n") {
            continue;
        }
        assert!(
            dictionary.contains("/MediaBox [0 0 595.28 841.89]"),
            "A4: {dictionary}"
        );
        let fonts = ["F1", "F2"]
            .map(|name| map_of(after(dictionary, &format!("/{name} ")).expect("a font")));
        let content = after(dictionary, "/Contents ").expect("content");
        let content = &objects
            .get(&content.parse().expect("a number"))
            .expect("content")
            .1;
        pages.push(text(&String::from_utf8_lossy(content), &fonts));
    }
    pages
}

type Objects = BTreeMap<u32, (String, Vec<u8>)>;

/// Dictionary and inflated stream of each object.
fn objects(file: &[u8]) -> Objects {
    let mut objects = BTreeMap::new();
    let mut rest = file;
    while let Some(at) = find(rest, b" 0 obj\n") {
        let head = String::from_utf8_lossy(&rest[..at]).into_owned();
        let number = head
            .rsplit(['\n', ' '])
            .next()
            .and_then(|number| number.parse().ok());
        rest = &rest[at + 7..];
        let stream = find(rest, b"\nstream\n");
        let end = find(rest, b"endobj").expect("an end");
        let Some(number) = number else { continue };
        match stream.filter(|stream| *stream < end) {
            Some(at) => {
                let dictionary = String::from_utf8_lossy(&rest[..at]).into_owned();
                let length = after(&dictionary, "/Length ").expect("a length");
                let length: usize = length.parse().expect("a number");
                let bytes = &rest[at + 8..at + 8 + length];
                let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(bytes).expect("deflated");
                objects.insert(number, (dictionary, bytes));
                rest = &rest[at + 8 + length..];
            }
            None => {
                let dictionary = String::from_utf8_lossy(&rest[..end]).into_owned();
                objects.insert(number, (dictionary, Vec::new()));
            }
        }
    }
    objects
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The word that follows `key`.
fn after<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.split_once(key)?
        .1
        .split(|c: char| c.is_whitespace() || c == '>')
        .next()
}

/// `<0003> <0041>`: glyph and letter.
fn letters(map: &[u8]) -> BTreeMap<String, char> {
    let map = String::from_utf8_lossy(map);
    let pairs = map.lines().filter_map(|line| {
        let (glyph, letter) = line.trim().split_once("> <")?;
        let letter = u32::from_str_radix(letter.trim_end_matches('>'), 16).ok()?;
        Some((
            glyph.trim_start_matches('<').to_lowercase(),
            char::from_u32(letter)?,
        ))
    });
    pairs.collect()
}

fn text(content: &str, fonts: &[BTreeMap<String, char>; 2]) -> String {
    let mut text = String::new();
    let mut font = &fonts[0];
    for line in content.lines() {
        if line.starts_with("/F1") {
            font = &fonts[0];
        } else if line.starts_with("/F2") {
            font = &fonts[1];
        } else if let Some(shown) = line.strip_suffix(" Tj") {
            for glyph in string(shown).chunks(2) {
                let glyph = format!("{:02x}{:02x}", glyph[0], glyph[1]);
                text.push(*font.get(&glyph).expect("every glyph has a letter"));
            }
            text.push('\n');
        }
    }
    text
}

/// The bytes of `(…)` or `<…>`.
fn string(written: &str) -> Vec<u8> {
    if let Some(hex) = written.strip_prefix('<') {
        let hex = hex.trim_end_matches('>').as_bytes();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("text"), 16);
        return hex
            .chunks(2)
            .map(|pair| byte(pair).expect("hexadecimal"))
            .collect();
    }
    let inside = written
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let mut rest = inside.expect("a string").chars().peekable();
    let mut bytes = Vec::new();
    while let Some(letter) = rest.next() {
        let byte = match letter {
            '\\' => match rest.next().expect("an escape") {
                'n' => 10,
                'r' => 13,
                't' => 9,
                'b' => 8,
                'f' => 12,
                digit if digit.is_digit(8) => {
                    let mut value = digit.to_digit(8).expect("a digit");
                    for _ in 0..2 {
                        if let Some(more) = rest.peek().and_then(|next| next.to_digit(8)) {
                            value = value * 8 + more;
                            rest.next();
                        }
                    }
                    value
                }
                itself => itself.into(),
            },
            itself => itself.into(),
        };
        bytes.push(u8::try_from(byte).expect("a byte"));
    }
    bytes
}
