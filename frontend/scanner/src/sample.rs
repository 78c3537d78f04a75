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

const TAPS: [(f32, f32); 5] = [
    (0.0, 0.0),
    (-0.2, -0.2),
    (0.2, -0.2),
    (-0.2, 0.2),
    (0.2, 0.2),
];
/// Modules to each side that count for the local middle.
const REACH: usize = 3;

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
                let sum: f32 = TAPS
                    .iter()
                    .map(|&(du, dv)| view.at(grid.at(u + du, v + dv)))
                    .sum();
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
                (value.min(low), value.max(high))
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
        let side = self.side;
        self.low.clear();
        self.high.clear();
        for row in self.sharp.chunks_exact(side) {
            for column in 0..side {
                let around = &row[column.saturating_sub(REACH)..(column + REACH + 1).min(side)];
                self.low
                    .push(around.iter().fold(f32::MAX, |a, &b| a.min(b)));
                self.high
                    .push(around.iter().fold(f32::MIN, |a, &b| a.max(b)));
            }
        }
        for column in 0..side {
            let mut lows = [0.0f32; 2 * REACH + 1];
            let mut highs = [0.0f32; 2 * REACH + 1];
            for slot in 0..=2 * REACH {
                let row = slot.saturating_sub(REACH).min(side - 1);
                lows[slot] = self.low[row * side + column];
                highs[slot] = self.high[row * side + column];
            }
            for row in 0..side {
                self.low[row * side + column] = lows.iter().fold(f32::MAX, |a, &b| a.min(b));
                self.high[row * side + column] = highs.iter().fold(f32::MIN, |a, &b| a.max(b));
                let next = (row + REACH + 1).min(side - 1);
                lows.rotate_left(1);
                highs.rotate_left(1);
                lows[2 * REACH] = self.low[next * side + column];
                highs[2 * REACH] = self.high[next * side + column];
            }
        }
    }
}
