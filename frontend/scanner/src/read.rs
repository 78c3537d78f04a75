//! From modules to bytes and text. Correction is ours (it uses what the sampler doubts), the bit
//! stream is rxing's.

use rxing::qrcode::cpp_port::decoder::DecodeBitStream;

use crate::alphabets::{self, KOI8_R, WINDOWS_1251};
use crate::codewords::{Modules, data};

/// The bytes of a code, if its modules are one.
pub(crate) fn read(modules: Modules<'_>) -> Option<Vec<u8>> {
    let (data, version, level) = data(modules)?;
    let result = DecodeBitStream(&data, version, level).ok()?;
    // An empty text is no code anybody shows; noise of version 1 could pass as one.
    let bytes = result.content().bytes();
    (result.isValid() && !bytes.is_empty()).then(|| bytes.to_vec())
}

/// Text of bytes whose alphabet is not stated: UTF-8 if they are; what payment details say of
/// themselves (ГОСТ Р 56042-2014, 5.2: the digit after `ST0001`); else each byte its own letter
/// (Latin-1), which loses nothing: whoever knows better decodes [`crate::Reading::bytes`].
pub(crate) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if bytes.starts_with(b"ST00011") => alphabets::decode(WINDOWS_1251, bytes),
        Err(_) if bytes.starts_with(b"ST00013") => alphabets::decode(KOI8_R, bytes),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payment_details_name_their_alphabet() {
        let said = |header: &[u8], name: &[u8]| text(&[header, name].concat());
        let windows = b"\xce\xce\xce \xab\xd0\xee\xec\xe0\xf8\xea\xe0\xbb \xb9\xa05";
        assert_eq!(
            said(b"ST00011|Name=", windows),
            "ST00011|Name=ООО «Ромашка» №\u{a0}5"
        );
        assert_eq!(
            said(b"ST00013|Name=", b"\xf2\xcf\xcd\xc1\xdb\xcb\xc1"),
            "ST00013|Name=Ромашка"
        );
        assert_eq!(
            said(b"ST00012|Name=", "Ромашка".as_bytes()),
            "ST00012|Name=Ромашка"
        );
        assert_eq!(said(b"ST00014|Name=", b"\xf2"), "ST00014|Name=\u{f2}");
    }
}
