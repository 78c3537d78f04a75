//! Measures the decoder on a folder of frames: `list.tsv` (name, kind, 1 or 0, text) beside
//! `<name>.y8`, 1280×720 grey bytes, as `frames/gen.py` writes them.
//!
//!     cargo run --release -p scanner --example measure -- FOLDER [--thorough] [--missed]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use scanner::{Decoder, Sighting};

const SIZE: (usize, usize) = (1280, 720);

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let thorough = arguments.iter().any(|argument| argument == "--thorough");
    let missed = arguments.iter().any(|argument| argument == "--missed");
    let Some(folder) = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
    else {
        eprintln!("measure FOLDER [--thorough] [--missed]");
        return Ok(());
    };
    let folder = Path::new(folder);
    let mut decoder = Decoder::new();
    let mut kinds: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let (mut hits, mut misses, mut negatives) = (Vec::new(), Vec::new(), Vec::new());
    let mut hints: BTreeMap<String, u32> = BTreeMap::new();
    let mut wrong = 0;
    for line in std::fs::read_to_string(folder.join("list.tsv"))?.lines() {
        let mut fields = line.split('\t');
        let (Some(name), Some(kind), Some(has_code), Some(text)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let luma = std::fs::read(folder.join(name).with_extension("y8"))?;
        let mut fastest = f64::MAX;
        let mut sighting = Sighting::Nothing;
        for _ in 0..2 {
            let start = Instant::now();
            sighting = if thorough {
                decoder.decode_thoroughly(&luma, SIZE.0, SIZE.1)
            } else {
                decoder.decode(&luma, SIZE.0, SIZE.1)
            };
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1000.0);
        }
        let read = match &sighting {
            Sighting::Code(reading) => Some(reading.text.as_str()),
            _ => None,
        };
        if read.is_some_and(|read| read != text) {
            wrong += 1;
            println!("WRONG {name}: {read:?}");
        }
        if let Sighting::Finders(hint) = &sighting {
            *hints.entry(format!("{kind} {hint:?}")).or_default() += 1;
        }
        let count = kinds.entry(kind.to_owned()).or_default();
        count.1 += 1;
        count.0 += u32::from(read.is_some());
        if has_code == "1" && read.is_none() && missed {
            println!("missed {name} {sighting:?}");
        }
        match (has_code, read) {
            ("1", Some(_)) => hits.push(fastest),
            ("1", None) => misses.push(fastest),
            _ => negatives.push(fastest),
        }
    }
    for (kind, (read, frames)) in &kinds {
        println!("{kind:16} {read:3} of {frames:3}");
    }
    println!("hints {hints:?}");
    let with_code = hits.len() + misses.len();
    let rate = 100.0 * hits.len() as f64 / with_code.max(1) as f64;
    println!(
        "read {} of {with_code} = {rate:.1} %, wrong {wrong}",
        hits.len()
    );
    let everything: Vec<f64> = hits
        .iter()
        .chain(&misses)
        .chain(&negatives)
        .copied()
        .collect();
    for (title, times) in [
        ("hits", hits),
        ("misses", misses),
        ("negatives", negatives),
        ("all", everything),
    ] {
        show(title, times);
    }
    Ok(())
}

fn show(title: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        times
            .get(((times.len() as f64 - 1.0) * share).round() as usize)
            .copied()
            .unwrap_or(0.0)
    };
    let mean = times.iter().sum::<f64>() / times.len().max(1) as f64;
    println!(
        "{title:10} median {:6.2} ms  95 % {:6.2}  slowest {:6.2}  mean {mean:6.2}",
        at(0.5),
        at(0.95),
        at(1.0)
    );
}
