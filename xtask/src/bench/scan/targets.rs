//! What the scanner promises beside zxing-wasm, and whether it keeps it.

use super::{
    OURS, RIVAL,
    figures::{Decoder, Figures, share},
};

/// One promise.
struct Target {
    what: &'static str,
    /// The figure measured; nothing if there were no such frames.
    measured: Option<f64>,
    limit: Limit,
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Target {
    fn met(&self) -> Option<bool> {
        self.measured.map(|measured| match self.limit {
            Limit::AtMost(limit) => measured <= limit,
            Limit::AtLeast(limit) => measured >= limit,
        })
    }
}

/// Prints a line for each target.
pub(super) fn print(figures: &Figures) {
    let (Some(ours), Some(rival)) = (figures.decoder(OURS), figures.decoder(RIVAL)) else {
        return;
    };
    let targets = targets(ours, rival, figures.decoder("ours-luma"));
    println!();
    for target in &targets {
        let word = match target.met() {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "not measured",
        };
        let limit = match target.limit {
            Limit::AtMost(limit) => format!("at most {limit}"),
            Limit::AtLeast(limit) => format!("at least {limit}"),
        };
        let measured = target
            .measured
            .map_or("-".to_owned(), |it| format!("{it:.2}"));
        println!("{:<52}{measured:>7}  {limit:<14} {word}", target.what);
    }
}

fn targets(ours: &Decoder, rival: &Decoder, luma: Option<&Decoder>) -> Vec<Target> {
    let ratio = |time: fn(&Decoder) -> Option<f64>| Some(time(ours)? / time(rival)?);
    let at_most = |what, measured, limit| Target {
        what,
        measured,
        limit: Limit::AtMost(limit),
    };
    let at_least = |what, measured, limit| Target {
        what,
        measured,
        limit: Limit::AtLeast(limit),
    };
    let hits = ratio(|it| share(&it.hits, 0.5));
    let misses = ratio(|it| share(&it.misses, 0.5));
    let negatives = ratio(|it| share(&it.negatives, 0.5));
    let tail = ratio(|it| share(&it.negatives, 0.95));
    let slowest = ratio(|it| Some(it.slowest()));
    let codes = ours.codes() > 0;
    vec![
        at_most("hits, of its median", hits, 0.33),
        at_most("misses, of its median", misses, 0.5),
        at_most("frames without a code, of its median", negatives, 0.4),
        at_most("frames without a code, of its 95th percentile", tail, 0.8),
        at_most("slowest frame, of its slowest", slowest, 1.0),
        at_least(
            "points more read",
            codes.then(|| ours.rate() - rival.rate()),
            3.0,
        ),
        at_most(
            "furthest below in any kind, of 30",
            codes.then(|| furthest_below(ours, rival)),
            1.0,
        ),
        at_most("wrong texts", Some(ours.wrong as f64), 0.0),
        at_least("stretch: percent read", codes.then(|| ours.rate()), 84.0),
        at_most(
            "stretch: mean with luma in, of its mean",
            luma.map(|luma| luma.mean() / rival.mean()),
            0.3,
        ),
    ]
}

/// How many frames of 30 less are read of the kind that compares worst; 0 if none is below.
fn furthest_below(ours: &Decoder, rival: &Decoder) -> f64 {
    let below = ours.kinds.iter().filter_map(|(name, kind)| {
        let theirs = rival.kinds.get(name)?;
        let less = theirs.read as f64 - kind.read as f64;
        Some(30.0 * less / kind.frames as f64)
    });
    below.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::scan::figures::tests::{figures, frame};

    #[test]
    fn met_and_missed() {
        let mut frames = vec![
            frame("n_text", false, (4.1, false), (10.0, false)),
            frame("tiny", true, (5.0, false), (10.0, true)),
        ];
        for index in 0..29 {
            frames.push(frame("tiny", true, (3.0, true), (10.0, index > 2)));
        }
        let figures = figures(&frames);
        let ours = figures.decoder(OURS).unwrap();
        let rival = figures.decoder(RIVAL).unwrap();
        let met: Vec<Option<bool>> = targets(ours, rival, None).iter().map(Target::met).collect();
        // Hits 0.3; misses 0.5; without 0.41, also its tail; slowest 0.5; 29 of 30 beside 27.
        let yes = Some(true);
        assert_eq!(
            met,
            [yes, yes, Some(false), yes, yes, yes, yes, yes, yes, None]
        );
    }

    #[test]
    fn one_kind_may_be_one_in_thirty_below() {
        let kind = |name: &str, read: usize, rival: usize| {
            (0..30)
                .map(|index| frame(name, true, (1.0, index < read), (1.0, index < rival)))
                .collect::<Vec<_>>()
        };
        let all = figures(&[kind("a", 29, 30), kind("b", 30, 20)].concat());
        let below =
            |all: &Figures| furthest_below(all.decoder(OURS).unwrap(), all.decoder(RIVAL).unwrap());
        assert!((below(&all) - 1.0).abs() < 1e-9);
        let all = figures(&[kind("a", 28, 30), kind("b", 30, 20)].concat());
        assert!((below(&all) - 2.0).abs() < 1e-9);
    }
}
