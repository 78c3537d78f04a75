//! Finding the three square eyes of a code.
//!
//! Every second or third row is cut into runs of one colour, straight from the packed words: a change of
//! colour is a one in `word ^ (word << 1)`, and `trailing_zeros` jumps from one to the next. Five
//! runs in the ratio 1:1:3:1:1 are tried as an eye, in both polarities in the same pass, so codes
//! drawn light on dark cost nothing extra. A candidate is then crossed vertically, horizontally
//! again through the middle found, and along both diagonals, before it counts. Nearly all of a
//! text or texture frame dies at the first of these.
//!
//! Ratios are compared edge to edge (dark plus light run together), as zxing-cpp does: blur and a
//! threshold that is a little off move both edges of a run apart, but not those of a pair.

use crate::bits::{Bits, Runs};
use crate::patterns::Spread;
use crate::view::View;

/// The most eyes of each sort kept in one picture: beyond this it is texture, not codes.
const MOST: usize = 64;

/// Eyes less clear than this are noise: nearly half of those in a grainy frame, and no true one.
const CLEAR: f32 = 0.35;

/// One eye.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Finder {
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Width of a module, in pixels: a coarse mean over the four directions.
    pub(crate) module: f32,
    /// Light on dark.
    pub(crate) inverted: bool,
    /// Its outer ring runs into a ground of the same colour: a code without a quiet zone. Texture
    /// looks like this far more often than codes do, so these come last.
    pub(crate) open: bool,
    /// Rows that crossed it.
    pub(crate) hits: u32,
    /// How cleanly light and dark part in it, 0 to 1: low for an eye made of noise.
    pub(crate) clarity: f32,
}

/// The scan and its buffers.
#[derive(Default)]
pub(crate) struct Scan {
    edges: Vec<u32>,
    pub(crate) found: Vec<Finder>,
    open: usize,
    closed: usize,
}

/// Five runs of a row in the ratio of an eye.
struct Crossing {
    place: (f32, f32),
    total: u32,
    inverted: bool,
    open: bool,
}

impl Scan {
    /// Fills `found` with the eyes of a picture.
    pub(crate) fn run(&mut self, view: View<'_>, bits: &Bits, step: usize) {
        self.found.clear();
        (self.open, self.closed) = (0, 0);
        for y in (step / 2..bits.height()).step_by(step) {
            edges(bits.row(y), bits.width(), &mut self.edges);
            for (index, window) in self.edges.windows(6).enumerate() {
                let [e0, e1, e2, e3, e4, e5] = *window else {
                    continue;
                };
                let core = e3 - e2;
                if core < 2 || core < e2 - e1 || core < e4 - e3 {
                    continue;
                }
                let mut runs = [e1 - e0, e2 - e1, e3 - e2, e4 - e3, e5 - e4];
                // An outer run that goes over into a ground of its colour: see `Bits::cross`.
                let [r0, _, r2, _, r4] = &mut runs;
                let open = *r0 > *r2 || *r4 > *r2;
                if *r0 > *r4 && open {
                    *r0 = *r4;
                } else if open {
                    *r4 = *r0;
                }
                if !looks_like_an_eye(runs) {
                    continue;
                }
                let middle = (e2 + e3) as f32 / 2.0;
                let place = (middle, y as f32 + 0.5);
                let total = runs.iter().sum();
                let crossing = Crossing {
                    place,
                    total,
                    inverted: index % 2 == 1,
                    open,
                };
                if let Some(finder) = consider(&mut self.found, view, bits, &crossing) {
                    let known = if finder.open {
                        &mut self.open
                    } else {
                        &mut self.closed
                    };
                    *known += 1;
                    if *known <= MOST {
                        self.found.push(finder);
                    }
                }
            }
        }
    }
}

/// Counts a crossing for an eye already found, or tries it as a new one.
fn consider(
    found: &mut [Finder],
    view: View<'_>,
    bits: &Bits,
    crossing: &Crossing,
) -> Option<Finder> {
    let (x, y) = crossing.place;
    let known = found.iter_mut().find(|old| {
        let reach = old.module * 3.0;
        old.inverted == crossing.inverted
            && (old.x - x).abs() < reach
            && (old.y - y).abs() < reach
            && (!old.open || crossing.open)
    });
    if let Some(known) = known {
        known.hits += 1;
        return None;
    }
    confirm(view, bits, crossing)
}

/// Positions where the colour changes, light before the first pixel; ends with the width.
fn edges(row: &[u64], width: usize, out: &mut Vec<u32>) {
    out.clear();
    let mut carry = 0;
    for (index, &word) in row.iter().enumerate() {
        let mut changes = word ^ ((word << 1) | carry);
        carry = word >> 63;
        while changes != 0 {
            out.push(index as u32 * 64 + changes.trailing_zeros());
            changes &= changes - 1;
        }
    }
    // Past the width all bits are zero; close a run that the edge of the picture cuts.
    while out.last().is_some_and(|&edge| edge as usize >= width) {
        out.pop();
    }
    out.push(width as u32);
}

/// Five runs against 1:1:3:1:1. `total` is seven modules, so everything is compared in sevenths.
#[inline]
fn looks_like_an_eye([r0, r1, r2, r3, r4]: [u32; 5]) -> bool {
    // Cheap tests first: they reject nearly everything.
    if r2 < 2 || r2 < r1 || r2 < r3 || 2 * r2 < 3 * r0.min(r4) {
        return false;
    }
    let total = r0 + r1 + r2 + r3 + r4;
    if total < 7 {
        return false;
    }
    // 7 * sum against 2 and 4 modules; allowed: half a module and a third of a pixel. Half a pixel
    // more lets in so much noise that true eyes are crowded out.
    let allowed = total / 2 + 2;
    let near = |sum: u32, modules: u32| (7 * sum).abs_diff(modules * total) <= allowed;
    near(r0 + r1, 2) && near(r1 + r2, 4) && near(r2 + r3, 4) && near(r3 + r4, 2)
}

/// Along each line the light ring lies two sevenths from the middle and the dark one three, however
/// the eye is turned or tilted: the step between them against what either varies.
fn clarity(view: View<'_>, (x, y): (f32, f32), sevenths: impl Iterator<Item = (f32, f32)>) -> f32 {
    let (mut ring, mut rest) = (Spread::default(), Spread::default());
    rest.add(view.at((x, y)));
    for (dx, dy) in sevenths {
        for far in [-3.0, -1.0, 1.0, 3.0] {
            rest.add(view.at((x + far * dx, y + far * dy)));
        }
        ring.add(view.at((x + 2.0 * dx, y + 2.0 * dy)));
        ring.add(view.at((x - 2.0 * dx, y - 2.0 * dy)));
    }
    let step = (ring.mean() - rest.mean()).abs();
    step / (step + ring.deviation() + rest.deviation() + 1.0)
}

/// Ring, core and ring against 1:3:1, in fifths.
fn looks_like_a_core([r1, r2, r3]: [u32; 3]) -> bool {
    let total = r1 + r2 + r3;
    let allowed = total / 2 + 2;
    let near = |run: u32, modules: u32| (5 * run).abs_diff(modules * total) <= allowed;
    near(r1, 1) && near(r2, 3) && near(r3, 1)
}

fn eye(runs: Runs) -> bool {
    looks_like_an_eye(runs.lengths())
}

/// Crosses a candidate along four lines and settles its middle.
fn confirm(view: View<'_>, bits: &Bits, crossing: &Crossing) -> Option<Finder> {
    let Crossing {
        place: (x, y),
        total,
        inverted,
        open,
    } = *crossing;
    if bits.dark(x as i32, y as i32)? == inverted {
        return None;
    }
    let limit = total * 2 + 4;
    let down = bits
        .cross((x, y), (0.0, 1.0), limit)
        .filter(|runs| eye(*runs))?;
    let y = y + down.offset();
    let across = bits
        .cross((x, y), (1.0, 0.0), limit)
        .filter(|runs| eye(*runs))?;
    let x = x + across.offset();
    let (width, height) = (across.total(), down.total());
    if width > height * 3 || height > width * 3 {
        return None;
    }
    let fall = bits
        .cross((x, y), (1.0, 1.0), limit)
        .filter(|runs| eye(*runs));
    let rise = bits
        .cross((x, y), (1.0, -1.0), limit)
        .filter(|runs| eye(*runs));
    let diagonal = match (fall, rise) {
        (Some(fall), Some(rise)) => (fall.total() + rise.total()) as f32 / 2.0,
        (Some(one), None) | (None, Some(one)) => one.total() as f32,
        (None, None) => return None,
    };
    let open = open || down.open || across.open;
    // Half an eye is easily found in a page of text: the whole core must be there.
    if open {
        let core = |step| {
            bits.core((x, y), step, limit)
                .is_some_and(looks_like_a_core)
        };
        if !core((1.0, 1.0)) || !core((1.0, -1.0)) {
            return None;
        }
    }
    let straight = (width + height) as f32 / 2.0;
    // Over all turns the straight chord averages 1.12 sides, and so does the diagonal one.
    let module = (straight + diagonal * std::f32::consts::SQRT_2) / 2.0 / 7.0 / 1.17;
    let sevenths = [(across, (1.0, 0.0)), (down, (0.0, 1.0))]
        .into_iter()
        .chain(fall.map(|runs| (runs, (1.0, 1.0))))
        .chain(rise.map(|runs| (runs, (1.0, -1.0))))
        .map(|(runs, (dx, dy))| {
            let seventh = runs.total() as f32 / 7.0;
            (dx * seventh, dy * seventh)
        });
    let clarity = Some(clarity(view, (x, y), sevenths)).filter(|&clarity| clarity > CLEAR)?;
    Some(Finder {
        x,
        y,
        module,
        inverted,
        open,
        hits: 1,
        clarity,
    })
}

/// An eye as a ruler: how many pixels a seventh of it is along the line from `from` to `to`.
pub(crate) fn seventh(bits: &Bits, from: &Finder, to: &Finder) -> Option<f32> {
    seventh_along(bits, from, (to.x - from.x, to.y - from.y))
}

/// The same along a direction.
pub(crate) fn seventh_along(bits: &Bits, eye: &Finder, (dx, dy): (f32, f32)) -> Option<f32> {
    let main = dx.abs().max(dy.abs());
    if main <= 0.0 {
        return None;
    }
    let step = (dx / main, dy / main);
    let pixels = step.0.hypot(step.1);
    let limit = (eye.module * 14.0) as u32 + 4;
    let runs = bits.cross((eye.x, eye.y), step, limit)?;
    let [r0, r1, r2, r3, r4] = runs.lengths();
    if r2 < r1.max(r3) || r0 > 2 * r2 || r4 > 2 * r2 {
        return None;
    }
    Some(runs.total() as f32 * pixels / 7.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_a_row() {
        let mut out = Vec::new();
        edges(&[0b0111_0110, 0], 100, &mut out);
        assert_eq!(out, [1, 3, 4, 7, 100]);
        edges(&[u64::MAX, 1], 65, &mut out);
        assert_eq!(out, [0, 65]);
        edges(&[0, 0], 80, &mut out);
        assert_eq!(out, [80]);
    }

    #[test]
    fn the_ratio() {
        assert!(looks_like_an_eye([4, 4, 12, 4, 4]));
        assert!(looks_like_an_eye([1, 1, 3, 1, 1]));
        assert!(looks_like_an_eye([5, 3, 13, 3, 5]), "ink spread");
        assert!(!looks_like_an_eye([4, 4, 4, 4, 4]));
        assert!(!looks_like_an_eye([4, 4, 12, 4, 20]));
        assert!(!looks_like_an_eye([4, 4, 40, 4, 4]));
    }
}
