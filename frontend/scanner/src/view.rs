//! A borrowed grey picture, and reading it *between* its pixels.
//!
//! Coordinates are continuous: pixel `x` covers `x..x + 1`, its centre is `x + 0.5`. With this
//! convention a point of the half-size picture is exactly twice as far out in the full one, so
//! every level of the pyramid shares one geometry and needs no offsets.

#![expect(
    clippy::indexing_slicing,
    reason = "every coordinate is clamped before it is used"
)]

/// A grey picture, one byte a pixel, rows without padding.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
}

impl<'a> View<'a> {
    /// `None` when the buffer is shorter than the size says or a side is under two pixels.
    pub(crate) fn new(pixels: &'a [u8], width: usize, height: usize) -> Option<Self> {
        let needed = width.checked_mul(height)?;
        if width < 2 || height < 2 || width > 0x7fff || height > 0x7fff {
            return None;
        }
        let pixels = pixels.get(..needed)?;
        Some(Self {
            pixels,
            width,
            height,
        })
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn row(&self, y: usize) -> &'a [u8] {
        let start = y.min(self.height - 1) * self.width;
        &self.pixels[start..start + self.width]
    }

    pub(crate) fn holds(&self, (x, y): (f32, f32)) -> bool {
        x >= 0.0 && y >= 0.0 && x < self.width as f32 && y < self.height as f32
    }

    /// Bilinear reading; outside the picture its edge goes on.
    ///
    /// Nearly all time of an attempt goes here. Comparisons, not `f32::min` and `max`: WASM has no
    /// instruction for what those do with NaN, and calls a function for each.
    #[inline]
    pub(crate) fn at(&self, (x, y): (f32, f32)) -> f32 {
        let inside = |at: f32| if at > 0.5 { at - 0.5 } else { 0.0 };
        let (x, y) = (inside(x), inside(y));
        // `as` saturates, so nothing can leave the picture; NaN has become 0.
        let column = (x as usize).min(self.width - 2);
        let line = (y as usize).min(self.height - 2);
        let part = |far: f32| if far < 1.0 { far } else { 1.0 };
        let across = part(x - column as f32);
        let down = part(y - line as f32);
        let start = line * self.width + column;
        let upper = &self.pixels[start..start + 2];
        let lower = &self.pixels[start + self.width..start + self.width + 2];
        let top = f32::from(upper[0]) + across * (f32::from(upper[1]) - f32::from(upper[0]));
        let bottom = f32::from(lower[0]) + across * (f32::from(lower[1]) - f32::from(lower[0]));
        top + down * (bottom - top)
    }
}
