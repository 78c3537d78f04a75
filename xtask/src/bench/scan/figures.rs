//! What the comparison measured, summed up.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// All of it.
pub(super) struct Figures {
    pub(super) frames: usize,
    /// In the order in which they were named.
    pub(super) decoders: Vec<(String, Decoder)>,
}

/// One decoder. Times are CPU milliseconds, sorted.
#[derive(Default)]
pub(super) struct Decoder {
    pub(super) wrong: usize,
    /// Frames with a code, and how many of them were read, by kind.
    pub(super) kinds: BTreeMap<String, Kind>,
    pub(super) hits: Vec<f64>,
    pub(super) misses: Vec<f64>,
    pub(super) negatives: Vec<f64>,
}

#[derive(Default)]
pub(super) struct Kind {
    pub(super) frames: usize,
    pub(super) read: usize,
}

impl Figures {
    /// From the lines of `compare.mjs`.
    pub(super) fn of(names: &[String], frames: &[Value]) -> Result<Self> {
        let decoders = names.iter().map(|name| {
            let mut decoder = Decoder::default();
            for frame in frames {
                decoder
                    .add(frame, name)
                    .context("a line of the comparison lacks something")?;
            }
            decoder.sort();
            Ok((name.clone(), decoder))
        });
        Ok(Self {
            frames: frames.len(),
            decoders: decoders.collect::<Result<_>>()?,
        })
    }

    pub(super) fn decoder(&self, name: &str) -> Option<&Decoder> {
        let found = self.decoders.iter().find(|(other, _)| other == name);
        found.map(|(_, decoder)| decoder)
    }

    pub(super) fn json(&self) -> Value {
        let decoders: Map<String, Value> = self
            .decoders
            .iter()
            .map(|(name, decoder)| (name.clone(), decoder.json()))
            .collect();
        json!({ "frames": self.frames, "decoders": decoders })
    }
}

impl Decoder {
    fn add(&mut self, frame: &Value, name: &str) -> Option<()> {
        let result = frame.get("decoders")?.get(name)?;
        let ms = result.get("ms")?.as_f64()?;
        let read = result.get("read")?.as_bool()?;
        self.wrong += usize::from(result.get("wrong")?.as_bool()?);
        if !frame.get("code")?.as_bool()? {
            // What is cut or blurred there and read all the same is no harm, and no merit.
            self.negatives.push(ms);
            return Some(());
        }
        let kind = frame.get("kind")?.as_str()?.to_owned();
        let kind = self.kinds.entry(kind).or_default();
        kind.frames += 1;
        kind.read += usize::from(read);
        let times = if read {
            &mut self.hits
        } else {
            &mut self.misses
        };
        times.push(ms);
        Some(())
    }

    fn sort(&mut self) {
        for times in [&mut self.hits, &mut self.misses, &mut self.negatives] {
            times.sort_by(f64::total_cmp);
        }
    }

    pub(super) fn read(&self) -> usize {
        self.hits.len()
    }

    pub(super) fn codes(&self) -> usize {
        self.hits.len() + self.misses.len()
    }

    /// Part of the frames with a code that were read, in percent.
    pub(super) fn rate(&self) -> f64 {
        100.0 * self.read() as f64 / self.codes().max(1) as f64
    }

    fn all(&self) -> impl Iterator<Item = f64> {
        let times = [&self.hits, &self.misses, &self.negatives];
        times.into_iter().flatten().copied()
    }

    pub(super) fn slowest(&self) -> f64 {
        self.all().fold(0.0, f64::max)
    }

    pub(super) fn mean(&self) -> f64 {
        self.all().sum::<f64>() / self.all().count().max(1) as f64
    }

    fn json(&self) -> Value {
        let kinds: Map<String, Value> = self
            .kinds
            .iter()
            .map(|(name, Kind { frames, read })| {
                (name.clone(), json!({ "frames": frames, "read": read }))
            })
            .collect();
        json!({
            "read": self.read(),
            "wrong": self.wrong,
            "hit_median_ms": share(&self.hits, 0.5),
            "miss_median_ms": share(&self.misses, 0.5),
            "negative_median_ms": share(&self.negatives, 0.5),
            "negative_p95_ms": share(&self.negatives, 0.95),
            "max_ms": self.slowest(),
            "mean_ms": self.mean(),
            "kinds": kinds,
        })
    }
}

/// The time that this share of sorted `times` keep to; nothing if there are none.
pub(super) fn share(times: &[f64], share: f64) -> Option<f64> {
    let last = times.len().checked_sub(1)?;
    times.get((last as f64 * share).round() as usize).copied()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn frame(kind: &str, code: bool, ours: (f64, bool), rival: (f64, bool)) -> Value {
        let result = |(ms, read): (f64, bool)| json!({ "ms": ms, "read": read, "wrong": false });
        json!({
            "name": "n", "kind": kind, "code": code,
            "decoders": { "ours": result(ours), "zxing-wasm": result(rival) },
        })
    }

    pub(crate) fn figures(frames: &[Value]) -> Figures {
        Figures::of(&["ours".to_owned(), "zxing-wasm".to_owned()], frames).unwrap()
    }

    #[test]
    fn the_promised_json() {
        let mut wrong = frame("clean", true, (3.0, false), (4.0, true));
        wrong["decoders"]["ours"]["wrong"] = json!(true);
        let figures = figures(&[
            frame("clean", true, (1.0, true), (4.0, true)),
            wrong,
            frame("n_text", false, (2.0, false), (9.0, false)),
        ]);
        assert_eq!(
            figures.json(),
            json!({ "frames": 3, "decoders": {
                "ours": {
                    "read": 1, "wrong": 1, "hit_median_ms": 1.0, "miss_median_ms": 3.0,
                    "negative_median_ms": 2.0, "negative_p95_ms": 2.0, "max_ms": 3.0,
                    "mean_ms": 2.0, "kinds": { "clean": { "frames": 2, "read": 1 } },
                },
                "zxing-wasm": {
                    "read": 2, "wrong": 0, "hit_median_ms": 4.0, "miss_median_ms": null,
                    "negative_median_ms": 9.0, "negative_p95_ms": 9.0, "max_ms": 9.0,
                    "mean_ms": 17.0 / 3.0, "kinds": { "clean": { "frames": 2, "read": 2 } },
                },
            }})
        );
    }

    #[test]
    fn a_line_without_a_decoder_is_an_error() {
        let line = json!({ "kind": "clean", "code": true, "decoders": {} });
        assert!(Figures::of(&["ours".to_owned()], &[line]).is_err());
    }
}
