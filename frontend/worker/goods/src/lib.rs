//! Codes on goods: DataMatrix, as «Честный знак» prints it, and the bars of EAN-13 and EAN-8.
//!
//! A module of its own, which `worker.js` loads once a camera has shown nothing else for a while:
//! at a door nobody downloads it, and no frame with our codes waits for it. Everything here is
//! rxing's; a frame it stumbles over ends this module and not the scanner.
#![cfg(target_arch = "wasm32")]

use std::collections::HashSet;

use rxing::{
    BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader,
    common::HybridBinarizer, datamatrix::DataMatrixReader, oned::MultiFormatUPCEANReader,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// More pixels than a camera frame has: a photo, which is made smaller first.
const LARGE: usize = 3_000_000;

/// The readers, and the buffer frames are written to.
#[wasm_bindgen]
#[derive(Default)]
pub struct Goods {
    room: Vec<u8>,
    /// Bars are protected by one digit, so a single look at them is worth little.
    before: Option<String>,
}

#[wasm_bindgen]
impl Goods {
    /// Readers that have seen nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Address of `length` bytes for the next frame, one a pixel. Valid until the next call.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        self.room.resize(length, 0);
        self.room.as_mut_ptr()
    }

    /// The text of a code in the frame in the room. Of bars, only what two looks running saw,
    /// unless `thorough`: a photo has no second look, but is searched more finely and turned.
    pub fn look(&mut self, width: u32, height: u32, thorough: bool) -> Option<String> {
        let (mut width, mut height) = (width as usize, height as usize);
        if width.checked_mul(height)? != self.room.len() {
            return None;
        }
        // rxing keeps what it looks at.
        let mut grey = std::mem::take(&mut self.room);
        while width * height > LARGE {
            grey = every_second(&grey, width);
            (width, height) = (width.div_ceil(2), height.div_ceil(2));
        }
        let source = Luma8LuminanceSource::new(grey, width as u32, height as u32).ok()?;
        let mut picture = BinaryBitmap::new(HybridBinarizer::new(source));
        let hints = DecodeHints {
            TryHarder: Some(thorough),
            PossibleFormats: Some(HashSet::from([BarcodeFormat::EAN_13, BarcodeFormat::EAN_8])),
            ..DecodeHints::default()
        };
        if let Ok(found) = DataMatrixReader.decode_with_hints(&mut picture, &hints) {
            return Some(found.getText().to_owned());
        }
        let found = MultiFormatUPCEANReader::new(&hints).decode_with_hints(&mut picture, &hints);
        let now = found.ok().map(|found| found.getText().to_owned());
        let sure = thorough || now == self.before;
        self.before.clone_from(&now);
        now.filter(|_| sure)
    }
}

/// Every second pixel of every second row. Bars and modules of a photo this large are wide.
fn every_second(grey: &[u8], width: usize) -> Vec<u8> {
    let rows = grey.chunks_exact(width).step_by(2);
    rows.flat_map(|row| row.iter().step_by(2).copied())
        .collect()
}
