//! The two old alphabets that payment details may be written in (ГОСТ Р 56042-2014, 5.2). A library
//! of encodings would bring all of Asia into the browser: 106 KB, where these are one.

/// The letters of the bytes from 128 on, in windows-1251.
pub(crate) const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\
     \u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
     АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
     абвгдежзийклмнопрстуфхцчшщъыьэюя";

/// The same in KOI8-R (RFC 1489).
pub(crate) const KOI8_R: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷\
     ═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
     юабцдефгхийклмнопярстужвьызшэщчъ\
     ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

/// Text of bytes in one of them.
pub(crate) fn decode(alphabet: &str, bytes: &[u8]) -> String {
    let letter = |&byte: &u8| match byte.checked_sub(128) {
        None => char::from(byte),
        Some(at) => alphabet
            .chars()
            .nth(usize::from(at))
            .unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_a_letter() {
        for alphabet in [WINDOWS_1251, KOI8_R] {
            assert_eq!(alphabet.chars().count(), 128);
        }
    }

    #[test]
    fn as_the_library_has_them() {
        let every: Vec<u8> = (0..=255).collect();
        for (alphabet, known) in [
            (WINDOWS_1251, encoding_rs::WINDOWS_1251),
            (KOI8_R, encoding_rs::KOI8_R),
        ] {
            let (text, _) = known.decode_without_bom_handling(&every);
            let ours = decode(alphabet, &every);
            for (byte, (ours, known)) in every.iter().zip(ours.chars().zip(text.chars())) {
                // The one byte that windows-1251 leaves open is a control character to the web.
                assert!(ours == known || *byte == 0x98, "{byte:x}: {ours} {known}");
            }
        }
    }
}
