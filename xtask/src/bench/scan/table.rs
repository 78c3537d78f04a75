//! The comparison, to be read.

use std::collections::BTreeSet;

use super::{
    RIVAL,
    figures::{Decoder, Figures, share},
};

/// Prints all figures; times also as parts of the rival's.
pub(super) fn print(figures: &Figures) {
    let rival = figures.decoder(RIVAL);
    println!(
        "{} frames; CPU milliseconds, in brackets as parts of {RIVAL}",
        figures.frames
    );
    println!(
        "{:<12}{:>7}{:>7}{:>15}{:>15}{:>15}{:>15}{:>15}{:>15}",
        "", "read", "wrong", "hit", "miss", "none", "none, 95 %", "slowest", "mean"
    );
    for (name, decoder) in &figures.decoders {
        let mut line = format!(
            "{name:<12}{:>7}{:>7}",
            format!("{:.1} %", decoder.rate()),
            decoder.wrong
        );
        for time in TIMES {
            let cell = match (time(decoder), rival.and_then(time)) {
                (Some(ms), Some(theirs)) => format!("{ms:.2} ({:.2})", ms / theirs),
                (Some(ms), None) => format!("{ms:.2}"),
                (None, _) => "-".to_owned(),
            };
            line += &format!("{cell:>15}");
        }
        println!("{line}");
    }
    print_kinds(figures);
}

const TIMES: [fn(&Decoder) -> Option<f64>; 6] = [
    |it| share(&it.hits, 0.5),
    |it| share(&it.misses, 0.5),
    |it| share(&it.negatives, 0.5),
    |it| share(&it.negatives, 0.95),
    |it| Some(it.slowest()),
    |it| Some(it.mean()),
];

fn print_kinds(figures: &Figures) {
    let decoders = &figures.decoders;
    let names: BTreeSet<&String> = decoders
        .iter()
        .flat_map(|(_, it)| it.kinds.keys())
        .collect();
    let heads: String = decoders
        .iter()
        .map(|(name, _)| format!("{name:>12}"))
        .collect();
    println!("\n{:<16}{:>7}{heads}", "read of", "");
    for name in names {
        let kinds: Vec<_> = decoders
            .iter()
            .filter_map(|(_, it)| it.kinds.get(name))
            .collect();
        let frames = kinds.first().map_or(0, |kind| kind.frames);
        let cells: String = kinds
            .iter()
            .map(|kind| format!("{:>12}", kind.read))
            .collect();
        println!("{name:<16}{frames:>7}{cells}");
    }
}
