//! Brotli at its strongest, for what the binary serves a million times and compresses once.
//!
//! A crate of its own because the codec is generic: it is compiled where it is used, and there
//! with that crate's optimisation. In `xtask`, which has none, the site took 16 s of two cores.
#![forbid(unsafe_code)]

use std::io;

use brotli::enc::BrotliEncoderParams;

/// Compresses with quality 11: seconds for a WASM module of a megabyte.
///
/// # Errors
/// None that writing to memory can have.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::with_capacity(bytes.len() / 2);
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn comes_out_as_it_went_in_and_smaller() {
        let text = "один и тот же код каждые 30 секунд; ".repeat(100);
        let small = brotli(text.as_bytes()).unwrap();
        assert!(small.len() * 20 < text.len());
        let mut again = String::new();
        brotli::Decompressor::new(&*small, 4096)
            .read_to_string(&mut again)
            .unwrap();
        assert_eq!(again, text);
    }
}
