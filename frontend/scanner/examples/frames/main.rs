//! Draws frames for `cargo xtask bench scan`: what a camera sees of codes on phones and paper, from
//! easy to past what can be read, and what looks like a code and is none.
//!
//!     cargo run --release -p scanner --example frames -- FOLDER SEED
//!
//! Writes `list.tsv` (name, kind, 1 or 0, text) and `<name>.y8`, 1280×720 grey bytes. The same seed
//! draws the same frames.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "draws for a bench: a slip here should stop it"
)]

mod camera;
mod card;
mod kinds;
mod paint;
mod random;

use std::{fmt::Write, fs, io, path::PathBuf};

use kinds::{WITH, WITHOUT};
use random::Random;

/// Frames of each kind.
const EACH: usize = 30;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seed] = arguments.as_slice() else {
        eprintln!("frames FOLDER SEED");
        std::process::exit(2);
    };
    let folder = PathBuf::from(folder);
    let seed: u64 = seed.parse().unwrap_or(1);
    fs::create_dir_all(&folder)?;
    let mut list = String::new();
    for (number, &(kind, draw)) in WITH.iter().enumerate() {
        for index in 0..EACH {
            let mut random = Random::of(&[seed, number as u64, index as u64]);
            // From the easy end of the kind to its hard one.
            let hardness = (index as f64 + 0.5) / EACH as f64;
            let (picture, text) = draw(&mut random, hardness);
            let name = format!("{kind}_{index:03}");
            fs::write(folder.join(&name).with_extension("y8"), picture.bytes())?;
            _ = writeln!(list, "{name}\t{kind}\t1\t{text}");
        }
    }
    for (number, &(kind, draw)) in WITHOUT.iter().enumerate() {
        for index in 0..EACH {
            let mut random = Random::of(&[seed, 1000 + number as u64, index as u64]);
            let (picture, hidden) = draw(&mut random);
            let name = format!("{kind}_{index:03}");
            fs::write(folder.join(&name).with_extension("y8"), picture.bytes())?;
            // A code that is there but cannot be read: nothing else may be read there.
            let text = hidden.unwrap_or_else(|| "-".to_owned());
            _ = writeln!(list, "{name}\t{kind}\t0\t{text}");
        }
    }
    fs::write(folder.join("list.tsv"), list)
}
