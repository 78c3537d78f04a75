//! Two eyes and a half: glare, a crack or a finger over the third.
//!
//! Two eyes say how large the code is and how it lies, so there are six places where the third can
//! be: beside either of them, on either side, or at the two ends of the other diagonal. Each place
//! is searched in grey for what is left of an eye; the scan asks for clean runs of two colours, but
//! half a square ring already fits better than anything else around. The best place makes a triple
//! like any other, and the timing pattern judges it.

use crate::bits::Bits;
use crate::finders::{Finder, seventh_along};
use crate::fit::{Effort, top_fits};
use crate::grid::Point;
use crate::patterns::Spread;
use crate::triples::{Leg, Legs, Triple};
use crate::view::View;

/// Pairs tried in one picture.
const MOST: usize = 3;
/// How far the third eye is looked for around its place, in modules.
const REACH: i32 = 3;
/// Readings one search costs.
const COST: usize = 49 * (49 + 25);

/// A picture whose eyes were found and paired.
#[derive(Clone, Copy)]
pub(crate) struct Pairs<'a> {
    pub(crate) view: View<'a>,
    pub(crate) bits: &'a Bits,
    pub(crate) finders: &'a [Finder],
    pub(crate) legs: &'a Legs,
}

impl Pairs<'_> {
    /// Fills `out` with triples made of two eyes found and a third that had to be searched.
    /// `true` if there is a code whose third eye lies outside the picture.
    pub(crate) fn complete(self, effort: &mut Effort, out: &mut Vec<Triple>) -> bool {
        out.clear();
        let mut tried = 0;
        let mut cut = false;
        for (index, a) in self.finders.iter().enumerate() {
            for (other, b) in self.finders.iter().enumerate().skip(index + 1) {
                let sure = !a.open && !b.open && a.hits.min(b.hits) >= 2;
                if !sure || tried >= MOST {
                    continue;
                }
                let Some(leg) = self.legs.get(index, other) else {
                    continue;
                };
                if !(0.6..1.6).contains(&leg.shrink) || !effort.spend(6 * COST) {
                    continue;
                }
                tried += 1;
                let Some(places) = self.places(a, b, leg) else {
                    continue;
                };
                match best(self.view, &places, a.inverted) {
                    Some((place, at)) => out.extend(place.triple(a, b, leg, at)),
                    None => cut |= self.leaves(a, b, leg, &places, effort),
                }
            }
        }
        cut
    }

    /// Where the third eye can be.
    fn places(self, a: &Finder, b: &Finder, leg: Leg) -> Option<[Place; 6]> {
        let span = leg.modules;
        let along = ((b.x - a.x) / span, (b.y - a.y) / span);
        let length = along.0.hypot(along.1);
        let across = (-along.1 / length, along.0 / length);
        let at_a = seventh_along(self.bits, a, across)?;
        let at_b = seventh_along(self.bits, b, across)?;
        let beside = |eye: &Finder, module: f32, corner| {
            let v = (across.0 * module, across.1 * module);
            Place {
                at: (eye.x + v.0 * span, eye.y + v.1 * span),
                u: along,
                v,
                corner,
            }
        };
        let opposite = |module: f32| {
            let bulge = (across.0 * module, across.1 * module);
            let half = span / 2.0;
            Place {
                at: (
                    (a.x + b.x) / 2.0 + bulge.0 * half,
                    (a.y + b.y) / 2.0 + bulge.1 * half,
                ),
                u: ((along.0 + bulge.0) / 2.0, (along.1 + bulge.1) / 2.0),
                v: ((bulge.0 - along.0) / 2.0, (bulge.1 - along.1) / 2.0),
                corner: Corner::Third,
            }
        };
        let middle = (at_a + at_b) / 2.0;
        Some([
            beside(a, at_a, Corner::First),
            beside(a, -at_a, Corner::First),
            beside(b, at_b, Corner::Second),
            beside(b, -at_b, Corner::Second),
            opposite(middle),
            opposite(-middle),
        ])
    }

    /// Is the third eye outside the picture, and a timing pattern on that side of these two?
    fn leaves(
        self,
        a: &Finder,
        b: &Finder,
        leg: Leg,
        places: &[Place],
        effort: &mut Effort,
    ) -> bool {
        places.iter().any(|place| {
            matches!(place.corner, Corner::First)
                && !self.view.holds(place.at)
                && place.triple(a, b, leg, place.at).is_some_and(|triple| {
                    // The timing pattern wanted is that between the two that are seen.
                    let seen = if triple.right.hits > 0 {
                        triple
                    } else {
                        triple.mirrored()
                    };
                    top_fits(self.view, &seen, effort)
                })
        })
    }
}

/// One of the six places, with the module vectors to expect there.
struct Place {
    at: Point,
    u: Point,
    v: Point,
    /// Which of the three is the corner eye.
    corner: Corner,
}

#[derive(Clone, Copy)]
enum Corner {
    First,
    Second,
    Third,
}

impl Place {
    fn shifted(&self, du: f32, dv: f32) -> Point {
        (
            self.at.0 + self.u.0 * du + self.v.0 * dv,
            self.at.1 + self.u.1 * du + self.v.1 * dv,
        )
    }

    /// The triple with its third eye at a point.
    fn triple(&self, a: &Finder, b: &Finder, leg: Leg, (x, y): Point) -> Option<Triple> {
        let shrink = leg.shrink.sqrt();
        let c = Finder {
            x,
            y,
            hits: 0,
            ..*a
        };
        let (corner, right, below, shrink) = match self.corner {
            Corner::First => (*a, *b, c, (shrink, 1.0)),
            Corner::Second => (*b, *a, c, (1.0 / shrink, 1.0)),
            Corner::Third => (c, *a, *b, (1.0, 1.0)),
        };
        let triple = Triple {
            corner,
            right,
            below,
            span: leg.modules,
            shrink,
            doubt: 1.0,
        };
        let turn = (right.x - corner.x) * (below.y - corner.y)
            - (right.y - corner.y) * (below.x - corner.x);
        (turn != 0.0).then(|| {
            if turn < 0.0 {
                triple.mirrored()
            } else {
                triple
            }
        })
    }
}

/// The place that looks most like an eye, and where exactly.
fn best<'a>(view: View<'_>, places: &'a [Place], inverted: bool) -> Option<(&'a Place, Point)> {
    let found = places
        .iter()
        .filter_map(|place| Some((place, search(view, place, inverted)?)));
    let (place, (_, at)) = found.max_by(|one, other| one.1.0.total_cmp(&other.1.0))?;
    Some((place, at))
}

/// The best fit around a place, if there is one.
fn search(view: View<'_>, place: &Place, inverted: bool) -> Option<(f32, Point)> {
    if !view.holds(place.at) {
        return None;
    }
    let mut best = (0.25, 0.0, 0.0);
    for (step, steps) in [(1.0, REACH), (0.3, 2)] {
        let (_, from_u, from_v) = best;
        for down in -steps..=steps {
            for across in -steps..=steps {
                let (du, dv) = (from_u + across as f32 * step, from_v + down as f32 * step);
                let fit = eye(view, place.shifted(du, dv), place.u, place.v, inverted);
                if fit > best.0 {
                    best = (fit, du, dv);
                }
            }
        }
    }
    (best.0 > 0.4).then(|| (best.0, place.shifted(best.1, best.2)))
}

/// Fit of an eye, −1 to 1: light ring against the rest.
fn eye(view: View<'_>, at: Point, u: Point, v: Point, inverted: bool) -> f32 {
    let (mut dark, mut light) = (Spread::default(), Spread::default());
    for row in -3i32..=3 {
        for column in -3i32..=3 {
            let (du, dv) = (column as f32, row as f32);
            let value = view.at((at.0 + u.0 * du + v.0 * dv, at.1 + u.1 * du + v.1 * dv));
            if row.abs().max(column.abs()) == 2 {
                light.add(value)
            } else {
                dark.add(value)
            }
        }
    }
    let contrast = (light.mean() - dark.mean()) * if inverted { -1.0 } else { 1.0 };
    contrast / (contrast.abs() + light.deviation() + dark.deviation() + 6.0)
}
