//! Reading the modules in grey and deciding each one against its neighbours.
//!
//! A module is the mean of five readings around its centre. Blur makes a module take on the grey
//! of its neighbours; that is undone on the grid itself by pushing each value away from the mean
//! of the four next to it, `v + k(v − mean₄)`, with several `k` tried in turn. Each module is then
//! compared with the middle between the darkest and the lightest in the 7×7 modules around it, so
//! shadows, glare and a photo shining through are followed. Deciding in grey instead of sampling
//! the two-colour picture reads 2.9 points more frames.

#![expect(
    clippy::indexing_slicing,
    reason = "module matrices: all indices below side * side"
)]

use crate::codewords::Modules;
use crate::grid::Grid;
use crate::view::View;
use crate::warp::Warp;

/// Buffers of the sampler, kept between frames.
#[derive(Default)]
pub(crate) struct Sampler {
    grey: Vec<f32>,
    sharp: Vec<f32>,
    low: Vec<f32>,
    high: Vec<f32>,
    /// The decision: one entry a module, row by row.
    dark: Vec<bool>,
    /// How far from the threshold it was, in parts of the contrast around.
    margin: Vec<f32>,
    side: usize,
}

/// How far from its centre a module is read, in modules.
const TAP: f32 = 0.2;

impl Sampler {
    /// Reads all modules.
    pub(crate) fn read(
        &mut self,
        view: View<'_>,
        grid: &Grid,
        warp: Option<&Warp>,
        inverted: bool,
    ) {
        self.side = grid.side;
        self.grey.clear();
        for row in 0..grid.side {
            for column in 0..grid.side {
                let (mut u, mut v) = (column as f32 - 3.0, row as f32 - 3.0);
                if let Some(warp) = warp {
                    let (du, dv) = warp.at(u, v);
                    (u, v) = (u + du, v + dv);
                }
                let ((x, y), (ux, uy), (vx, vy)) = grid.around(u, v);
                // The four corners of a square about the centre, and that.
                let (ax, ay) = (TAP * (ux + vx), TAP * (uy + vy));
                let (bx, by) = (TAP * (ux - vx), TAP * (uy - vy));
                let sum = view.at((x, y))
                    + view.at((x - ax, y - ay))
                    + view.at((x + bx, y + by))
                    + view.at((x - bx, y - by))
                    + view.at((x + ax, y + ay));
                self.grey.push(if inverted {
                    255.0 - sum / 5.0
                } else {
                    sum / 5.0
                });
            }
        }
    }

    /// Decides all modules, sharpened by `k`.
    pub(crate) fn decide(&mut self, k: f32) {
        let side = self.side;
        self.sharp.clear();
        for row in 0..side {
            for column in 0..side {
                let value = self.grey[row * side + column];
                let left = self.grey[row * side + column.saturating_sub(1)];
                let right = self.grey[row * side + (column + 1).min(side - 1)];
                let above = self.grey[row.saturating_sub(1) * side + column];
                let below = self.grey[(row + 1).min(side - 1) * side + column];
                self.sharp
                    .push(value + k * (value - (left + right + above + below) / 4.0));
            }
        }
        self.local_middle();
        let all = self
            .sharp
            .iter()
            .fold((f32::MAX, f32::MIN), |(low, high), &value| {
                (lower(value, low), higher(value, high))
            });
        // Where all around is equally bright (glare), nothing is certain.
        let contrast = (all.1 - all.0) * 0.15 + 1.0;
        self.dark.clear();
        self.margin.clear();
        for (value, (low, high)) in self.sharp.iter().zip(self.low.iter().zip(&self.high)) {
            let above = value - (low + high) / 2.0;
            self.dark.push(above < 0.0);
            self.margin.push(above.abs() / (high - low + contrast));
        }
    }

    /// What was decided last.
    pub(crate) fn modules(&self) -> Modules<'_> {
        Modules {
            side: self.side,
            dark: &self.dark,
            margin: &self.margin,
        }
    }

    /// Darkest and lightest around each module: first along rows, then along columns.
    fn local_middle(&mut self) {
        self.low.clone_from(&self.sharp);
        self.high.clone_from(&self.sharp);
        for row in self.low.chunks_exact_mut(self.side) {
            spread(row, 1, lower);
        }
        for row in self.high.chunks_exact_mut(self.side) {
            spread(row, 1, higher);
        }
        spread(&mut self.low, self.side, lower);
        spread(&mut self.high, self.side, higher);
    }
}

// `f32::min` and `max` are calls of a function in WASM.
fn lower(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

fn higher(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Puts the pick of three to each side in each place, `step` from one to the next. A window of
/// seven is two of four, and one of four is two of two: three picks a place instead of six.
fn spread(values: &mut [f32], step: usize, pick: impl Fn(f32, f32) -> f32) {
    for far in [step, 2 * step] {
        for index in far..values.len() {
            values[index - far] = pick(values[index - far], values[index]);
        }
    }
    // Now each has itself and the three after it.
    for index in (3 * step..values.len()).rev() {
        values[index] = pick(values[index], values[index - 3 * step]);
    }
    for index in step..values.len().min(3 * step) {
        values[index] = pick(values[index], values[index % step]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_three_to_each_side() {
        let values: Vec<f32> = (0..21).map(|i| (i * 29 % 23) as f32).collect();
        for step in [1, 3] {
            let mut found = values.clone();
            spread(&mut found, step, lower);
            let wanted: Vec<f32> = (0..21)
                .map(|at| {
                    let near =
                        |other: &usize| other % step == at % step && other.abs_diff(at) <= 3 * step;
                    (0..21)
                        .filter(near)
                        .map(|i| values[i])
                        .fold(f32::MAX, f32::min)
                })
                .collect();
            assert_eq!(found, wanted);
        }
    }
}
