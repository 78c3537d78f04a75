//! The picture in three sizes.

use crate::luma::halve;
use crate::view::View;

/// Buffers for the half and the quarter size, kept between frames.
#[derive(Default)]
pub(crate) struct Pyramid {
    half: Vec<u8>,
    quarter: Vec<u8>,
}

impl Pyramid {
    /// Fills the smaller sizes. `None` if the buffer does not hold such a picture.
    pub(crate) fn build<'a>(
        &'a mut self,
        luma: &'a [u8],
        width: usize,
        height: usize,
    ) -> Option<Levels<'a>> {
        let full = View::new(luma, width, height)?;
        halve(luma, width, height, &mut self.half);
        halve(&self.half, width / 2, height / 2, &mut self.quarter);
        Some(Levels {
            full,
            half: View::new(&self.half, width / 2, height / 2),
            quarter: View::new(&self.quarter, width / 4, height / 4),
        })
    }
}

/// Views of the three sizes; a side under two pixels is none.
#[derive(Clone, Copy)]
pub(crate) struct Levels<'a> {
    pub(crate) full: View<'a>,
    pub(crate) half: Option<View<'a>>,
    quarter: Option<View<'a>>,
}

impl<'a> Levels<'a> {
    /// The picture after so many halvings.
    pub(crate) fn at(&self, level: u32) -> Option<View<'a>> {
        match level {
            0 => Some(self.full),
            1 => self.half,
            _ => self.quarter,
        }
    }
}
