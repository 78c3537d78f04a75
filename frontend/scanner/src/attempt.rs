//! From three eyes to text: grids, shapes and sharpness, until one decodes.

use crate::fit::{Effort, fit};
use crate::grid::Grid;
use crate::hint::Clue;
use crate::pyramid::Levels;
use crate::read;
use crate::sample::Sampler;
use crate::sighting::Reading;
use crate::triples::Triple;
use crate::warp::{Shape, Warp};

/// Modules this wide, in pixels of the full picture, are sampled in the half-size one: it has all
/// there is to see, and half of the noise.
const WIDE: f32 = 6.0;

/// Buffers of the attempts, kept between frames.
#[derive(Default)]
pub(crate) struct Attempt {
    grids: Vec<Grid>,
    sampler: Sampler,
    warp: Warp,
}

impl Attempt {
    /// Tries triples in order. `scale`: pixels of the full picture to one of that they were found
    /// in.
    pub(crate) fn triples(
        &mut self,
        levels: &Levels<'_>,
        triples: &[Triple],
        scale: f32,
        effort: &mut Effort,
        clue: &mut Clue,
    ) -> Option<Reading> {
        for triple in triples {
            let (view, shown) = match levels.half {
                Some(half) if triple.corner.module * scale > WIDE => (half, 2.0),
                _ => (levels.full, 1.0),
            };
            fit(view, triple, scale / shown, effort, &mut self.grids);
            for grid in &self.grids {
                clue.note(view, triple, grid, shown);
                for shape in [Shape::Flat, Shape::Lattice, Shape::Bent, Shape::Polished] {
                    let shaped = self.warp.shape(shape, view, *grid, triple.flip(), effort);
                    let Some((grid, warp)) = shaped else { continue };
                    self.sampler.read(view, &grid, warp, triple.corner.inverted);
                    match decode(&mut self.sampler, effort) {
                        Decoded::Bytes(bytes) => {
                            let corners = grid.outline().map(|(x, y)| (x * shown, y * shown));
                            return Some(Reading {
                                text: read::text(&bytes),
                                bytes,
                                corners,
                            });
                        }
                        Decoded::Damaged => {}
                        // Not even eyes and timing patterns: no bending makes this a code.
                        Decoded::Nonsense => break,
                    }
                }
            }
        }
        None
    }
}

/// What the modules of a grid turned out to be.
enum Decoded {
    Bytes(Vec<u8>),
    Damaged,
    Nonsense,
}

/// Decodes what was sampled, as it is and sharpened.
fn decode(sampler: &mut Sampler, effort: &mut Effort) -> Decoded {
    for sharpness in [0.0, 0.7, 1.5] {
        sampler.decide(sharpness);
        let modules = sampler.modules();
        if !modules.plausible() {
            return if sharpness > 0.0 {
                Decoded::Damaged
            } else {
                Decoded::Nonsense
            };
        }
        if !effort.spend(modules.side * modules.side * 4) {
            return Decoded::Damaged;
        }
        if let Some(bytes) = read::read(modules) {
            return Decoded::Bytes(bytes);
        }
    }
    Decoded::Damaged
}
