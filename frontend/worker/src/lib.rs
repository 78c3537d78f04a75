//! The scanner as a WASM module of its own, run in a Web Worker.
//!
//! `worker.js` writes a frame straight into [`Scanner::room`], calls [`Scanner::look`] and asks for
//! the parts of the result it needs: one copy of the picture, no object built for a frame without
//! a code, and nothing allocated once the buffers have the size of the camera.
#![cfg(target_arch = "wasm32")]

mod device;
mod foreign;
mod offline;

use scanner::{Decoder, Hint, Reading, Sighting, luma};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a look at a frame gave.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Seen {
    /// No code.
    Nothing,
    /// A code: see [`Scanner::text`], [`Scanner::bytes`], [`Scanner::corners`].
    Reading,
    /// A code too far away.
    Closer,
    /// A code too close.
    Away,
    /// A code too dark or too pale.
    Light,
    /// A code out of focus or moving.
    Steady,
}

/// The decoder with the buffer frames are written to.
#[wasm_bindgen]
#[derive(Default)]
pub struct Scanner {
    decoder: Decoder,
    room: Vec<u8>,
    luma: Vec<u8>,
    reading: Option<Reading>,
}

#[wasm_bindgen]
impl Scanner {
    /// A scanner without buffers yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Address of `length` bytes in the module's memory for the next frame. Valid until the next
    /// call: the memory may move when it grows.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        self.room.resize(length, 0);
        self.room.as_mut_ptr()
    }

    /// Looks at the frame in the room. `stride` is the length of a row in bytes.
    pub fn look(
        &mut self,
        width: usize,
        height: usize,
        stride: usize,
        rgba: bool,
        thorough: bool,
    ) -> Seen {
        let row = width.saturating_mul(if rgba { 4 } else { 1 });
        if row == 0 || stride < row {
            return Seen::Nothing;
        }
        pack(&mut self.room, row, stride);
        let pixels = if rgba {
            luma::from_rgba(&self.room, &mut self.luma);
            &self.luma
        } else {
            &self.room
        };
        let sighting = if thorough {
            self.decoder.decode_thoroughly(pixels, width, height)
        } else {
            self.decoder.decode(pixels, width, height)
        };
        self.reading = None;
        match sighting {
            Sighting::Nothing => Seen::Nothing,
            Sighting::Finders(Hint::TooSmall) => Seen::Closer,
            Sighting::Finders(Hint::TooClose) => Seen::Away,
            Sighting::Finders(Hint::TooDark) => Seen::Light,
            Sighting::Finders(Hint::Blurred) => Seen::Steady,
            Sighting::Code(reading) => {
                self.reading = Some(reading);
                Seen::Reading
            }
        }
    }

    /// Address of the grey picture that was looked at last, one byte a pixel. `rgba` as then.
    #[must_use]
    pub fn grey(&self, rgba: bool) -> *const u8 {
        if rgba {
            self.luma.as_ptr()
        } else {
            self.room.as_ptr()
        }
    }

    /// The text of the last code read.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.reading.as_ref().map(|reading| reading.text.clone())
    }

    /// Its bytes as they stand in the code.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.reading.as_ref().map(|reading| reading.bytes.clone())
    }

    /// Its corners: x and y of four points.
    #[must_use]
    pub fn corners(&self) -> Option<Vec<f32>> {
        self.reading
            .as_ref()
            .map(|reading| reading.corners.iter().flat_map(|&(x, y)| [x, y]).collect())
    }
}

/// Drops the padding at the end of each row, in place.
fn pack(bytes: &mut Vec<u8>, row: usize, stride: usize) {
    if stride == row {
        return;
    }
    let rows = bytes.len().saturating_add(stride - row) / stride;
    for index in 1..rows {
        let start = index * stride;
        bytes.copy_within(start..start + row, index * row);
    }
    bytes.truncate(rows * row);
}
