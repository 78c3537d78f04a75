//! From three eyes to a grid.
//!
//! The two unknowns of a perspective that three points leave open move the *middle* of a side and
//! leave its ends alone, and between the eyes runs the timing pattern, light and dark in turn: so
//! each of the two is found by sliding it until the timing pattern falls into place. That works in
//! version 1, where there is no fourth point, and it settles the number of modules at the same
//! time. From version 2 on the alignment pattern near the fourth corner makes it exact.
//!
//! Of the true triples of the test frames all but one in a hundred fit by 0.97 or better, of chance
//! ones a tenth reach 0.8: nothing else sorts codes from texture so cheaply.

use crate::finders::Finder;
use crate::grid::{Grid, Point};
use crate::patterns;
use crate::triples::Triple;
use crate::view::View;

/// The least fit of timing patterns that is worth sampling.
const FIT: f32 = 0.72;
/// The same where only one of the two can be seen.
const LONE_FIT: f32 = 0.9;

/// What one frame may cost, in readings of grey values: the bound on its time. The best triples
/// come first, so what it cuts off is texture.
pub(crate) struct Effort(pub(crate) usize);

impl Effort {
    /// Takes what is needed, `false` when nothing is left.
    pub(crate) fn spend(&mut self, readings: usize) -> bool {
        let enough = self.0 >= readings;
        self.0 = self.0.saturating_sub(readings);
        enough
    }
}

/// The grids worth sampling for three eyes, best first. `scale`: pixels of the view to one of the
/// picture they were found in.
pub(crate) fn fit(
    view: View<'_>,
    triple: &Triple,
    scale: f32,
    effort: &mut Effort,
    out: &mut Vec<Grid>,
) {
    out.clear();
    let flip = triple.flip();
    let mut ranked = [(f32::MIN, None); 3];
    for (slot, grid) in ranked.iter_mut().zip(candidates(triple, scale)) {
        if let Some(grid) = grid {
            let (score, grid) = slide(view, grid, flip, effort);
            *slot = (score, Some(grid));
        }
    }
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    let [best, ..] = ranked;
    for (score, grid) in ranked {
        let Some(grid) = grid else { continue };
        if score < FIT || score < best.0 - 0.15 || !grid.sound() {
            continue;
        }
        out.push(fourth_point(view, &grid, flip).unwrap_or(grid));
    }
}

/// Is there a timing pattern between the corner eye and the right one, whatever is below?
pub(crate) fn top_fits(view: View<'_>, triple: &Triple, effort: &mut Effort) -> bool {
    let flip = triple.flip();
    candidates(triple, 1.0).into_iter().flatten().any(|grid| {
        let floor = patterns::contrast(view, &grid, 0.0, 0.0) * flip * 0.12;
        let reach = (0.16 * grid.span()) as i32;
        floor > 0.1
            && effort.spend(grid.side * 2 * (reach as usize + 1))
            && slide_one(view, grid, 0, (reach, 1.0), (flip, floor))
                .is_some_and(|(score, _)| score > LONE_FIT)
    })
}

/// Grids of the three sides nearest to what the eyes measured. Sides are 17 + 4 · version.
fn candidates(triple: &Triple, scale: f32) -> [Option<Grid>; 3] {
    let point = |eye: &Finder| -> Point { (eye.x * scale, eye.y * scale) };
    let eyes = [
        point(&triple.corner),
        point(&triple.right),
        point(&triple.below),
    ];
    let version = (triple.span - 10.0) / 4.0;
    let nearest = version.round();
    let towards = if version > nearest { 1.0 } else { -1.0 };
    [nearest, nearest + towards, nearest - towards].map(|version| {
        (1.0..=40.0)
            .contains(&version)
            .then(|| Grid::new(17 + 4 * version as usize, eyes, triple.shrink))
    })
}

/// Slides the two perspective unknowns until both timing patterns fit.
fn slide(view: View<'_>, grid: Grid, flip: f32, effort: &mut Effort) -> (f32, Grid) {
    let span = grid.span();
    let nothing = (-1.0, grid);
    let floor = [(0.0, 0.0), (span, 0.0), (0.0, span)]
        .iter()
        .map(|&(u, v)| patterns::contrast(view, &grid, u, v) * flip)
        .fold(f32::MAX, f32::min)
        * 0.12;
    if floor <= 0.1 {
        return nothing;
    }
    let mut best = grid;
    let mut sum = 0.0;
    for (reach, stride) in [((0.16 * span) as i32, 1.0), (1, 0.5)] {
        sum = 0.0;
        for axis in 0..2 {
            if !effort.spend(grid.side * 2 * (reach as usize + 1)) {
                return nothing;
            }
            let Some(found) = slide_one(view, best, axis, (reach, stride), (flip, floor)) else {
                return nothing;
            };
            sum += found.0;
            best = found.1;
        }
    }
    (sum / 2.0, best)
}

/// Slides one unknown, `reach` steps of `stride` both ways. `None` if nothing is drawn there:
/// hardly a step as high as the noise.
fn slide_one(
    view: View<'_>,
    start: Grid,
    axis: usize,
    (reach, stride): (i32, f32),
    (flip, floor): (f32, f32),
) -> Option<(f32, Grid)> {
    let (mut score, swing) = patterns::timing(view, &start, axis, flip, floor);
    if swing < 1.2 {
        return None;
    }
    let mut best = start;
    for step in -reach..=reach {
        let grid = start.nudged(6 + axis, step as f32 * stride);
        let (found, _) = patterns::timing(view, &grid, axis, flip, floor);
        if found > score {
            score = found;
            best = grid;
        }
    }
    Some((score, best))
}

/// Looks for the alignment pattern near the fourth corner.
fn fourth_point(view: View<'_>, grid: &Grid, flip: f32) -> Option<Grid> {
    if grid.side < 25 {
        return None;
    }
    let at = grid.span() - 3.0;
    let (du, dv) = patterns::seek(view, grid, (at, at), (0.0, 0.0), 3.0, flip)?;
    grid.through(at, grid.at(at + du, at + dv))
}

/// Nudges the eight unknowns, one after the other and ever less, while the fixed patterns fit
/// better: the hill climb of quirc (Daniel Beer), here on grey values.
pub(crate) fn polish(view: View<'_>, grid: Grid, flip: f32) -> Grid {
    let module = grid.module(0.0, 0.0);
    let mut best = grid;
    let mut score = patterns::fixed(view, &best, flip);
    let mut step = module * 0.4;
    for _ in 0..4 {
        for which in 0..8 {
            let by = if which < 6 { step } else { step / module };
            for by in [by, -by] {
                let other = best.nudged(which, by);
                let found = patterns::fixed(view, &other, flip);
                if found > score {
                    score = found;
                    best = other;
                    break;
                }
            }
        }
        step *= 0.6;
    }
    if best.sound() { best } else { grid }
}
