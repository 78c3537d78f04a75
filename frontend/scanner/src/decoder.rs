//! The passes over a frame, cheapest first.

use crate::attempt::Attempt;
use crate::binarize::Binarizer;
use crate::bits::Bits;
use crate::finders::Scan;
use crate::fit::Effort;
use crate::hint::Clue;
use crate::luma::halve;
use crate::pairs::Pairs;
use crate::pyramid::{Levels, Pyramid};
use crate::sighting::{Reading, Sighting};
use crate::triples::{Legs, Triple, arrange};
use crate::view::View;

/// Reads codes from grey frames. Holds every buffer it needs: after the first frame of a size
/// the search allocates nothing; only an attempt to decode what was found does.
#[derive(Default)]
pub struct Decoder {
    pyramid: Pyramid,
    search: Search,
    /// A large photo at half its size.
    smaller: Vec<u8>,
}

/// One way of looking at the frame.
struct Pass {
    /// Halvings of the picture that is searched.
    level: u32,
    /// Contrast that counts as an edge.
    floor: u8,
    /// Rows from one scan line to the next.
    step: usize,
}

/// Half the size finds nearly everything; then again what is nearly as grey as its ground; the full
/// size is for small codes, and its floor keeps the noise of the sensor out.
const LIVE: [Pass; 3] = [
    Pass {
        level: 1,
        floor: 24,
        step: 2,
    },
    Pass {
        level: 1,
        floor: 10,
        step: 2,
    },
    Pass {
        level: 0,
        floor: 36,
        step: 3,
    },
];

const THOROUGH: [Pass; 5] = [
    Pass {
        level: 1,
        floor: 24,
        step: 1,
    },
    Pass {
        level: 1,
        floor: 10,
        step: 1,
    },
    Pass {
        level: 2,
        floor: 16,
        step: 1,
    },
    Pass {
        level: 0,
        floor: 24,
        step: 2,
    },
    Pass {
        level: 0,
        floor: 10,
        step: 1,
    },
];

/// What a live frame may cost: about 8 ms natively, when all of it is used.
const LIVE_EFFORT: usize = 400_000;
/// More pixels than any camera frame has.
const LARGE: usize = 3_000_000;
const THOROUGH_EFFORT: usize = 20_000_000;

impl Decoder {
    /// A decoder without buffers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a frame of a running camera in bounded time. `luma` is grey, one byte a pixel, rows
    /// without padding; what is longer than the size says is ignored, and a buffer that is too
    /// short holds no code.
    pub fn decode(&mut self, luma: &[u8], width: usize, height: usize) -> Sighting {
        self.run(luma, width, height, &LIVE, LIVE_EFFORT)
    }

    /// Reads a still photo: more passes, finer, and fifty times the effort. Large photos are tried
    /// at half their size first, where their codes have the size of those in a camera frame.
    pub fn decode_thoroughly(&mut self, luma: &[u8], width: usize, height: usize) -> Sighting {
        if width.saturating_mul(height) > LARGE && View::new(luma, width, height).is_some() {
            let mut smaller = std::mem::take(&mut self.smaller);
            halve(luma, width, height, &mut smaller);
            let sighting = self.decode_thoroughly(&smaller, width / 2, height / 2);
            self.smaller = smaller;
            if let Sighting::Code(mut reading) = sighting {
                reading.corners = reading.corners.map(|(x, y)| (x * 2.0, y * 2.0));
                return Sighting::Code(reading);
            }
        }
        self.run(luma, width, height, &THOROUGH, THOROUGH_EFFORT)
    }

    fn run(
        &mut self,
        luma: &[u8],
        width: usize,
        height: usize,
        passes: &[Pass],
        effort: usize,
    ) -> Sighting {
        let Some(levels) = self.pyramid.build(luma, width, height) else {
            return Sighting::Nothing;
        };
        let mut effort = Effort(effort);
        let mut clue = Clue::default();
        let mut last = None;
        for pass in passes {
            let fresh = last.replace(pass.level) != Some(pass.level);
            let found = self
                .search
                .pass(&levels, pass, fresh, &mut effort, &mut clue);
            if let Some(reading) = found {
                return Sighting::Code(reading);
            }
        }
        clue.hint().map_or(Sighting::Nothing, Sighting::Finders)
    }
}

/// The stages of a pass and their buffers.
#[derive(Default)]
struct Search {
    bits: Bits,
    binarizer: Binarizer,
    scan: Scan,
    legs: Legs,
    triples: Vec<Triple>,
    attempt: Attempt,
}

impl Search {
    fn pass(
        &mut self,
        levels: &Levels<'_>,
        pass: &Pass,
        fresh: bool,
        effort: &mut Effort,
        clue: &mut Clue,
    ) -> Option<Reading> {
        let view = levels.at(pass.level)?;
        if fresh {
            self.binarizer.measure(view);
        }
        self.binarizer.run(view, pass.floor, &mut self.bits);
        self.scan.run(view, &self.bits, pass.step);
        let finders = &mut self.scan.found;
        arrange(&self.bits, finders, &mut self.legs, &mut self.triples);
        let scale = (1 << pass.level) as f32;
        self.attempt
            .triples(levels, &self.triples, scale, effort, clue)
            .or_else(|| {
                let found = Pairs {
                    view,
                    bits: &self.bits,
                    finders,
                    legs: &self.legs,
                };
                if found.complete(effort, &mut self.triples) {
                    clue.cut_off();
                }
                self.attempt
                    .triples(levels, &self.triples, scale, effort, clue)
            })
    }
}
