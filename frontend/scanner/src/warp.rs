//! Where a code is not flat: bent paper, curved screens, lens errors.
//!
//! A perspective maps straight lines to straight lines; paper does not. What is left over is
//! measured where the code says itself where it should be, and spread in between:
//!
//! * from version 7 on at the lattice of alignment patterns (as zxing-cpp does);
//! * in any version along the two timing patterns, window by window. Paper bends one way at a
//!   time, so what the top edge shows at a column holds for the whole column, and what the left
//!   edge shows at a row holds for the row.
//!
//! Both give the same thing, a lattice of small shifts in modules.

#![expect(
    clippy::indexing_slicing,
    reason = "the lattice is square and indexed by its own size"
)]

use rxing::qrcode::common::Version;

use crate::fit::{Effort, polish};
use crate::grid::Grid;
use crate::patterns;
use crate::view::View;

/// Shifts at the crossings of the lines `us` and `vs`, in modules.
#[derive(Default)]
pub(crate) struct Warp {
    us: Vec<f32>,
    vs: Vec<f32>,
    shifts: Vec<(f32, f32)>,
}

/// What a code is taken for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A plane.
    Flat,
    /// Bent, measured at the alignment patterns.
    Lattice,
    /// Bent, measured at the timing patterns.
    Bent,
    /// A plane, fitted better.
    Polished,
}

impl Warp {
    /// Measures a shape. `None` if this code has nothing to measure it by, or the frame's effort
    /// is used up.
    pub(crate) fn shape(
        &mut self,
        shape: Shape,
        view: View<'_>,
        grid: Grid,
        flip: f32,
        effort: &mut Effort,
    ) -> Option<(Grid, Option<&Self>)> {
        let modules = grid.side * grid.side;
        match shape {
            Shape::Flat => effort.spend(5 * modules).then_some((grid, None)),
            Shape::Lattice => (grid.side >= 45
                && effort.spend(8 * modules)
                && self.follow_alignment(view, &grid, flip))
            .then_some((grid, Some(self))),
            Shape::Bent => effort.spend(8 * modules + 200 * grid.side).then(|| {
                self.follow_timing(view, &grid, flip);
                (grid, Some(&*self))
            }),
            Shape::Polished => effort
                .spend(5 * modules + 20_000 + grid.side * 128)
                .then(|| (polish(view, grid, flip), None)),
        }
    }

    /// The shift at a place, linear between the lines and constant beyond them.
    pub(crate) fn at(&self, u: f32, v: f32) -> (f32, f32) {
        let (column, across) = between(&self.us, u);
        let (row, down) = between(&self.vs, v);
        let at = |row: usize, column: usize| self.shifts[row * self.us.len() + column];
        let mix = |a: (f32, f32), b: (f32, f32), share: f32| {
            (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
        };
        let top = mix(at(row, column), at(row, column + 1), across);
        let bottom = mix(at(row + 1, column), at(row + 1, column + 1), across);
        mix(top, bottom, down)
    }

    /// From the alignment patterns. `false` below version 7, which has but one.
    pub(crate) fn follow_alignment(&mut self, view: View<'_>, grid: &Grid, flip: f32) -> bool {
        let version = (grid.side - 17) / 4;
        if version < 7 {
            return false;
        }
        let Ok(version) = Version::getVersionForNumber(version as u32) else {
            return false;
        };
        self.us.clear();
        // The centre of the corner eye is the fourth module's.
        self.us.extend(
            version
                .getAlignmentPatternCenters()
                .iter()
                .map(|&at| at as f32 - 3.0),
        );
        self.vs.clone_from(&self.us);
        let count = self.us.len();
        self.shifts.clear();
        for row in 0..count {
            for column in 0..count {
                let known = |row: usize, column: usize| self.shifts[row * count + column];
                let guess = match (row, column) {
                    (0, 0) => (0.0, 0.0),
                    (0, _) => known(0, column - 1),
                    (_, 0) => known(row - 1, 0),
                    _ => {
                        let (left, above) = (known(row, column - 1), known(row - 1, column));
                        let corner = known(row - 1, column - 1);
                        (left.0 + above.0 - corner.0, left.1 + above.1 - corner.1)
                    }
                };
                let eye = (row == 0 && (column == 0 || column == count - 1))
                    || (column == 0 && row == count - 1);
                let place = (self.us[column], self.vs[row]);
                let shift = if eye {
                    (0.0, 0.0)
                } else {
                    patterns::seek(view, grid, place, guess, 1.5, flip).unwrap_or(guess)
                };
                self.shifts.push(shift);
            }
        }
        true
    }

    /// From the timing patterns.
    pub(crate) fn follow_timing(&mut self, view: View<'_>, grid: &Grid, flip: f32) {
        let windows = ((grid.side - 14) / 6).max(2);
        let pitch = (grid.span() - 6.0) / windows as f32;
        self.us.clear();
        self.us
            .extend((0..=windows).map(|index| 3.0 + pitch * index as f32));
        self.vs.clone_from(&self.us);
        let mut edges = [Vec::new(), Vec::new()];
        for (axis, edge) in edges.iter_mut().enumerate() {
            edge.resize(windows + 1, (0.0, 0.0));
            // From both eyes, which hold, towards the middle.
            for step in 1..=windows / 2 {
                for (index, before) in [(step, step - 1), (windows - step, windows - step + 1)] {
                    let guess = edge[before];
                    edge[index] =
                        patterns::timing_shift(view, grid, axis, self.us[index], guess, flip);
                }
            }
        }
        let [top, left] = edges;
        self.shifts.clear();
        for down in &left {
            self.shifts.extend(
                top.iter()
                    .map(|across| (across.0 + down.0, across.1 + down.1)),
            );
        }
    }
}

/// The line before a place, and how far on to the next it lies, 0 to 1.
fn between(lines: &[f32], at: f32) -> (usize, f32) {
    let last = lines.len().saturating_sub(2);
    let index = lines
        .iter()
        .rposition(|&line| line <= at)
        .unwrap_or(0)
        .min(last);
    let (from, to) = (lines[index], lines[index + 1]);
    (index, ((at - from) / (to - from)).clamp(0.0, 1.0))
}
