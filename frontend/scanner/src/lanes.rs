//! The loops over all pixels of a frame, a row at a time, each written twice.
//!
//! `plain` runs everywhere, several bytes to a `u64`. `simd` has the 128-bit instructions of WASM,
//! sixteen bytes at a time: in Node the mean frame of the tests takes 3.1 ms with them and 4.8
//! without. A module that holds one such instruction does not load where they are missing (Safari
//! before 16.4), so there are two modules, and `worker.js` chooses.

mod plain;
#[cfg(all(feature = "simd", target_arch = "wasm32"))]
mod simd;

#[cfg(not(all(feature = "simd", target_arch = "wasm32")))]
pub(crate) use plain::{below, extremes, greys, means};
#[cfg(all(feature = "simd", target_arch = "wasm32"))]
pub(crate) use simd::{below, extremes, greys, means};

/// Pixels of a block, across and down.
pub(crate) const BLOCK: usize = 8;

/// Eight bytes as one number, the first in its lowest bits.
fn word(eight: &[u8]) -> u64 {
    eight.try_into().map_or(0, u64::from_le_bytes)
}
