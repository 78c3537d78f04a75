//! From modules to bytes and text. Correction is ours (it uses what the sampler doubts), the bit
//! stream is rxing's.

use rxing::qrcode::cpp_port::decoder::DecodeBitStream;

use crate::codewords::{Modules, data};

/// The bytes of a code, if its modules are one.
pub(crate) fn read(modules: Modules<'_>) -> Option<Vec<u8>> {
    let (data, version, level) = data(modules)?;
    let result = DecodeBitStream(&data, version, level).ok()?;
    // An empty text is no code anybody shows; noise of version 1 could pass as one.
    let bytes = result.content().bytes();
    (result.isValid() && !bytes.is_empty()).then(|| bytes.to_vec())
}

/// Text of bytes whose alphabet is not stated: UTF-8 if they are, else each byte its own letter
/// (Latin-1), which loses nothing: whoever knows better decodes [`crate::Reading::bytes`].
pub(crate) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}
