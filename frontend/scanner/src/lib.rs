#![doc = include_str!("../README.md")]

mod alphabets;
mod attempt;
mod binarize;
mod bits;
mod codewords;
mod correct;
mod decoder;
mod finders;
mod fit;
mod grid;
mod hint;
mod lanes;
pub mod luma;
mod pairs;
mod patterns;
mod pyramid;
mod read;
mod sample;
mod sighting;
mod triples;
mod view;
mod warp;

pub use decoder::Decoder;
pub use sighting::{Hint, Reading, Sighting};
