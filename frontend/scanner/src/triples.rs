//! Which three eyes belong together.
//!
//! An eye is a ruler that tilts with the code: along any line it is seven modules wide times the
//! same factor, and along a line the perspective of two points is known from the size at each. So
//! the distance of two eyes, divided by the geometric mean of their widths *along that very line*,
//! is a number of modules that no rotation and no perspective changes. In a code it is the same
//! for both legs, and for the diagonal too (the eye is longer there by the same √2). Three equal
//! numbers: that is the whole filter, and it needs no limits on angles or on lengths of legs.
//!
//! Texture yields thousands of triples; the best [`MOST`] are kept, so time stays bounded (stock
//! rxing keeps them all and takes a second on such a frame).

#![expect(
    clippy::indexing_slicing,
    reason = "indices come from enumerating the same slices"
)]

use crate::bits::Bits;
use crate::finders::{Finder, seventh};

/// The most triples looked at in one picture.
const MOST: usize = 64;
/// The most eyes paired in one picture.
const EYES: usize = 40;

/// Three eyes of one code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Triple {
    pub(crate) corner: Finder,
    pub(crate) right: Finder,
    pub(crate) below: Finder,
    /// Modules between the centres of two eyes: the side of the code less seven.
    pub(crate) span: f32,
    /// How many times smaller the scale is at the right eye than at the corner, and below.
    pub(crate) shrink: (f32, f32),
    /// Lower is more plausible.
    pub(crate) doubt: f32,
}

impl Triple {
    /// Right and below exchanged.
    pub(crate) fn mirrored(self) -> Self {
        Self {
            right: self.below,
            below: self.right,
            shrink: (self.shrink.1, self.shrink.0),
            ..self
        }
    }

    /// The sign of light less dark: −1 for a code drawn light on dark.
    pub(crate) fn flip(&self) -> f32 {
        if self.corner.inverted { -1.0 } else { 1.0 }
    }
}

/// The line between two eyes.
#[derive(Clone, Copy)]
pub(crate) struct Leg {
    pub(crate) modules: f32,
    /// Scale at the first end over scale at the second.
    pub(crate) shrink: f32,
}

/// Fills `out` with the most plausible triples, best first.
pub(crate) fn arrange(
    bits: &Bits,
    finders: &mut Vec<Finder>,
    legs: &mut Legs,
    out: &mut Vec<Triple>,
) {
    out.clear();
    finders.sort_by(|a, b| a.open.cmp(&b.open).then(b.clarity.total_cmp(&a.clarity)));
    finders.truncate(EYES);
    legs.measure(bits, finders);
    for a in 0..finders.len() {
        for b in a + 1..finders.len() {
            let Some(ab) = legs.get(a, b) else { continue };
            for c in b + 1..finders.len() {
                if let (Some(bc), Some(ac)) = (legs.get(b, c), legs.get(a, c)) {
                    join([&finders[a], &finders[b], &finders[c]], [ab, bc, ac], out);
                }
            }
        }
    }
    out.sort_by(|one, other| one.doubt.total_cmp(&other.doubt));
    out.truncate(MOST);
}

fn join(eyes: [&Finder; 3], [ab, bc, ac]: [Leg; 3], out: &mut Vec<Triple>) {
    let longest = ab.modules.max(bc.modules).max(ac.modules);
    let shortest = ab.modules.min(bc.modules).min(ac.modules);
    if longest > shortest * 1.45 {
        return;
    }
    let [a, b, c] = eyes;
    let turned = |leg: Leg| Leg {
        shrink: 1.0 / leg.shrink,
        ..leg
    };
    // Each eye in turn as the corner, with the legs leading away from it.
    let corners = [
        (a, b, c, ab, ac),
        (b, a, c, turned(ab), bc),
        (c, a, b, turned(ac), turned(bc)),
    ];
    for (corner, mut one, mut other, mut first, mut second) in corners {
        let cosine = cosine(corner, one, other).abs();
        if cosine > 0.8 {
            continue;
        }
        let cross =
            (one.x - corner.x) * (other.y - corner.y) - (one.y - corner.y) * (other.x - corner.x);
        if cross < 0.0 {
            std::mem::swap(&mut one, &mut other);
            std::mem::swap(&mut first, &mut second);
        }
        let open = [corner, one, other].iter().filter(|eye| eye.open).count() as f32;
        let doubt = (longest / shortest - 1.0) + cosine * 0.5 + longest * 0.002;
        if cross.abs() < 1.0 || doubt > 0.65 || open == 1.0 || out.len() >= MOST * 64 {
            continue;
        }
        out.push(Triple {
            corner: *corner,
            right: *one,
            below: *other,
            span: (first.modules + second.modules) / 2.0,
            shrink: (first.shrink.sqrt(), second.shrink.sqrt()),
            doubt: doubt + open * 0.25,
        });
    }
}

fn cosine(corner: &Finder, one: &Finder, other: &Finder) -> f32 {
    let (ax, ay) = (one.x - corner.x, one.y - corner.y);
    let (bx, by) = (other.x - corner.x, other.y - corner.y);
    (ax * bx + ay * by) / (ax.hypot(ay) * bx.hypot(by)).max(1.0)
}

/// All pairs, measured once.
#[derive(Default)]
pub(crate) struct Legs {
    pairs: Vec<Option<Leg>>,
    eyes: usize,
}

impl Legs {
    fn measure(&mut self, bits: &Bits, finders: &[Finder]) {
        self.eyes = finders.len();
        self.pairs.clear();
        for (index, a) in finders.iter().enumerate() {
            for (other, b) in finders.iter().enumerate() {
                self.pairs.push(if other > index {
                    measure(bits, a, b)
                } else {
                    None
                });
            }
        }
    }

    pub(crate) fn get(&self, a: usize, b: usize) -> Option<Leg> {
        self.pairs[a * self.eyes + b]
    }
}

fn measure(bits: &Bits, a: &Finder, b: &Finder) -> Option<Leg> {
    if a.inverted != b.inverted || a.module > b.module * 3.0 || b.module > a.module * 3.0 {
        return None;
    }
    let distance = (a.x - b.x).hypot(a.y - b.y);
    let rough = distance / (a.module * b.module).sqrt();
    // 14 modules in version 1, 170 in version 40, √2 of them on the diagonal.
    if !(9.0..320.0).contains(&rough) {
        return None;
    }
    let (at_a, at_b) = (seventh(bits, a, b)?, seventh(bits, b, a)?);
    let modules = distance / (at_a * at_b).sqrt();
    (10.0..200.0).contains(&modules).then_some(Leg {
        modules,
        shrink: at_a / at_b,
    })
}
