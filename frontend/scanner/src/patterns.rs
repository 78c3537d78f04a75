//! How well a grid fits what every code must contain, on grey values.
//!
//! Eyes, timing and alignment patterns are known beforehand. Reading them in grey and taking the
//! difference of what should be light and what should be dark tells how well a grid lies, long
//! before a single bit of data is decided, and falls off smoothly, so that it can be climbed.

use crate::grid::Grid;
use crate::view::View;

/// Fit of a timing pattern, −1 to 1: the top one (`axis` 0) or the left one.
///
/// Each module is compared with the mean of its two neighbours, so shadows and glare that change
/// slowly along the side do not count. `floor` is the least step that counts as one, from the
/// contrast of the eyes: without it the noise of a bare wall would fit now and then.
///
/// The second number is the mean step, in floors.
pub(crate) fn timing(
    view: View<'_>,
    grid: &Grid,
    axis: usize,
    flip: f32,
    floor: f32,
) -> (f32, f32) {
    let line = if axis == 0 {
        grid.line((4.0, 3.0), 0)
    } else {
        grid.line((3.0, 4.0), 1)
    };
    let (mut signed, mut all, mut swing) = (0.0f32, 1.0f32, 0.0f32);
    // The timing pattern starts with a light module next to the eye, so the first that has two
    // neighbours is dark.
    let mut sign = -flip;
    let (mut before, mut middle) = (view.at(line.at(0)), view.at(line.at(1)));
    for index in 2..grid.side - 14 {
        let value = view.at(line.at(index));
        let rise = middle - (before + value) / 2.0;
        signed += sign * rise;
        all += if rise.abs() > floor {
            rise.abs()
        } else {
            floor
        };
        swing += rise.abs();
        sign = -sign;
        (before, middle) = (middle, value);
    }
    (signed / all, swing / (floor * (grid.side - 16) as f32))
}

/// Searches an alignment pattern around a place, `reach` modules about `guess`. Returns its shift
/// from the place, in modules.
pub(crate) fn seek(
    view: View<'_>,
    grid: &Grid,
    (u, v): (f32, f32),
    guess: (f32, f32),
    reach: f32,
    flip: f32,
) -> Option<(f32, f32)> {
    let mut best = (0.0f32, guess.0, guess.1);
    for (step, steps) in [(0.5, (reach * 2.0) as i32), (0.17, 2)] {
        let (_, from_u, from_v) = best;
        for down in -steps..=steps {
            for across in -steps..=steps {
                let (du, dv) = (from_u + across as f32 * step, from_v + down as f32 * step);
                // Far from where it should be it must fit better.
                let stray = (du - guess.0).abs() + (dv - guess.1).abs();
                let fit = ring(view, grid, u + du, v + dv, flip) - 0.02 * stray;
                if fit > best.0 {
                    best = (fit, du, dv);
                }
            }
        }
    }
    (best.0 > 0.45).then_some((best.1, best.2))
}

/// The shift of a timing pattern around the place `at`, near `guess`.
pub(crate) fn timing_shift(
    view: View<'_>,
    grid: &Grid,
    axis: usize,
    at: f32,
    guess: (f32, f32),
    flip: f32,
) -> (f32, f32) {
    let first = (at.round() as i32 - 4).max(3);
    let fit = |du: f32, dv: f32| {
        let mut sum = 0.0;
        for index in first..first + 9 {
            let along = index as f32;
            let (u, v) = if axis == 0 {
                (along, 3.0)
            } else {
                (3.0, along)
            };
            // Even places from the eye's centre are light, odd ones dark.
            let sign = if index % 2 == 0 { flip } else { -flip };
            sum += sign * view.at(grid.at(u + du, v + dv));
        }
        sum - 3.0 * ((du - guess.0).abs() + (dv - guess.1).abs())
    };
    let mut best = (fit(guess.0, guess.1), guess.0, guess.1);
    for (step, steps) in [(0.3, 3), (0.1, 2)] {
        let (_, from_u, from_v) = best;
        for down in -steps..=steps {
            for across in -steps..=steps {
                let (du, dv) = (from_u + across as f32 * step, from_v + down as f32 * step);
                let found = fit(du, dv);
                if found > best.0 {
                    best = (found, du, dv);
                }
            }
        }
    }
    (best.1, best.2)
}

/// Fit of an alignment pattern at a place, −1 to 1.
fn ring(view: View<'_>, grid: &Grid, u: f32, v: f32, flip: f32) -> f32 {
    let (mut dark, mut light) = (0.0f32, 0.0f32);
    let (mut dark_squares, mut light_squares) = (0.0f32, 0.0f32);
    for y in -2i32..=2 {
        for x in -2i32..=2 {
            let value = view.at(grid.at(u + x as f32, v + y as f32));
            // Only the innermost module and the outer ring are dark.
            if x.abs().max(y.abs()) == 1 {
                light += value;
                light_squares += value * value;
            } else {
                // The centre stands for as much as four modules of the ring.
                let weight = if x == 0 && y == 0 { 4.0 } else { 1.0 };
                dark += value * weight;
                dark_squares += value * value * weight;
            }
        }
    }
    let (dark_mean, light_mean) = (dark / 20.0, light / 8.0);
    let spread = (dark_squares / 20.0 - dark_mean * dark_mean)
        .max(light_squares / 8.0 - light_mean * light_mean)
        .max(0.0)
        .sqrt();
    let contrast = (light_mean - dark_mean) * flip;
    contrast / (contrast.abs() + 2.0 * spread + 6.0)
}

/// Fit of all fixed patterns together: what the hill climb climbs.
pub(crate) fn fixed(view: View<'_>, grid: &Grid, flip: f32) -> f32 {
    let span = grid.span();
    let mut sum = 0.0;
    for (u, v) in [(0.0, 0.0), (span, 0.0), (0.0, span)] {
        sum += eye(view, grid, u, v);
    }
    let modules = grid.side - 14;
    for index in 0..modules {
        let along = 4.0 + index as f32;
        let sign = if index % 2 == 0 { 1.0 } else { -1.0 };
        sum += sign * (view.at(grid.at(along, 3.0)) + view.at(grid.at(3.0, along)));
    }
    if grid.side >= 25 {
        let at = span - 3.0;
        for y in -2i32..=2 {
            for x in -2i32..=2 {
                let value = view.at(grid.at(at + x as f32, at + y as f32));
                sum += if x.abs().max(y.abs()) == 1 {
                    2.0 * value
                } else {
                    -value
                };
            }
        }
    }
    sum * flip
}

/// Light ring, quiet zone and dark rest of an eye: only places where a small shift shows.
fn eye(view: View<'_>, grid: &Grid, u: f32, v: f32) -> f32 {
    let mut sum = 0.0;
    for (radius, sign) in [(1.0, -1.0), (2.0, 1.0), (3.0, -1.0), (4.0, 0.5)] {
        for step in [-1.0, -0.5, 0.0, 0.5, 1.0] {
            let along = step * radius;
            sum += sign
                * (view.at(grid.at(u + radius, v + along))
                    + view.at(grid.at(u - radius, v - along))
                    + view.at(grid.at(u - along, v + radius))
                    + view.at(grid.at(u + along, v - radius)));
        }
    }
    sum
}

/// Light ring less dark ring of an eye: the contrast to expect of this code.
pub(crate) fn contrast(view: View<'_>, grid: &Grid, u: f32, v: f32) -> f32 {
    let mut sum = 0.0;
    for (radius, sign) in [(2.0, 1.0), (3.0, -1.0)] {
        for step in [-0.6, 0.0, 0.6] {
            let along = step * radius;
            sum += sign
                * (view.at(grid.at(u + radius, v + along))
                    + view.at(grid.at(u - radius, v - along))
                    + view.at(grid.at(u - along, v + radius))
                    + view.at(grid.at(u + along, v - radius)));
        }
    }
    sum / 12.0
}

/// Mean and deviation of readings.
#[derive(Default)]
pub(crate) struct Spread {
    count: f32,
    sum: f32,
    squares: f32,
}

impl Spread {
    pub(crate) fn add(&mut self, value: f32) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    pub(crate) fn mean(&self) -> f32 {
        self.sum / self.count
    }

    pub(crate) fn deviation(&self) -> f32 {
        (self.squares / self.count - self.mean() * self.mean())
            .max(0.0)
            .sqrt()
    }
}
