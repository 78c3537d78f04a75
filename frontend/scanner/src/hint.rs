//! What would help, from the best that was seen of a code that could not be read.
//!
//! A hint is only worth showing if there is a code. Three eyes alone are not proof enough (a page
//! of text has them); three eyes with timing patterns between them are.

use crate::grid::Grid;
use crate::patterns;
use crate::sighting::Hint;
use crate::triples::Triple;
use crate::view::View;

/// Below this many pixels a module is too small to be told from its neighbours.
const SMALL: f32 = 2.2;
/// Below this difference of light and dark there is too little light or too pale a screen.
const DIM: f32 = 30.0;
/// Below this an eye is likely chance.
const CLEAR: f32 = 0.5;

/// The first sight of a code in a frame.
#[derive(Default)]
pub(crate) struct Clue {
    hint: Option<Hint>,
}

impl Clue {
    pub(crate) fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// Notes a code that runs out of the picture.
    pub(crate) fn cut_off(&mut self) {
        self.hint = self.hint.or(Some(Hint::TooClose));
    }

    /// Notes a grid that fits the timing patterns. `shown`: pixels of the full picture to one of
    /// the view.
    pub(crate) fn note(&mut self, view: View<'_>, triple: &Triple, grid: &Grid, shown: f32) {
        let eyes = [&triple.corner, &triple.right, &triple.below];
        let clear = eyes.iter().all(|eye| !eye.open && eye.clarity > CLEAR);
        if self.hint.is_some() || !clear {
            return;
        }
        let middle = grid.span() / 2.0;
        let contrast = patterns::contrast(view, grid, 0.0, 0.0).abs();
        self.hint = Some(
            if !grid.outline().iter().all(|&corner| view.holds(corner)) {
                Hint::TooClose
            } else if grid.module(middle, middle) * shown < SMALL {
                Hint::TooSmall
            } else if contrast < DIM {
                Hint::TooDark
            } else {
                Hint::Blurred
            },
        );
    }
}
