//! The two-colour picture, 64 pixels to a word, and walking through it.

#![expect(
    clippy::indexing_slicing,
    reason = "bit rows: every index is bounded by the size"
)]

/// Dark pixels are ones; the leftmost pixel of a word is its lowest bit.
#[derive(Default)]
pub(crate) struct Bits {
    words: Vec<u64>,
    stride: usize,
    width: usize,
    height: usize,
}

impl Bits {
    /// Makes room for a picture; what it held before is left standing.
    pub(crate) fn resize(&mut self, width: usize, height: usize) {
        self.width = width;
        self.height = height;
        self.stride = width.div_ceil(64);
        self.words.resize(self.stride * height, 0);
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn row(&self, y: usize) -> &[u64] {
        &self.words[y * self.stride..(y + 1) * self.stride]
    }

    pub(crate) fn row_mut(&mut self, y: usize) -> &mut [u64] {
        &mut self.words[y * self.stride..(y + 1) * self.stride]
    }

    /// The colour at a pixel, `None` outside the picture.
    #[inline]
    pub(crate) fn dark(&self, x: i32, y: i32) -> Option<bool> {
        let (x, y) = (x as usize, y as usize);
        if x >= self.width || y >= self.height {
            return None;
        }
        Some((self.words[y * self.stride + (x >> 6)] >> (x & 63)) & 1 == 1)
    }

    /// Walks from a point and says after how many steps the colour changes for the first, second
    /// and third time; the third is 0 if it does not come within `limit` steps or lies outside the
    /// picture. `None` without the first two. Places and steps are in 1/65536 of a pixel.
    #[inline]
    fn changes(&self, from: (i32, i32), step: (i32, i32), limit: u32) -> Option<[u32; 3]> {
        let mut found = [0; 3];
        let mut next = 0;
        let (mut x, mut y) = from;
        let mut colour = self.dark(x >> 16, y >> 16)?;
        for count in 1..=limit {
            x = x.wrapping_add(step.0);
            y = y.wrapping_add(step.1);
            let Some(here) = self.dark(x >> 16, y >> 16) else {
                break;
            };
            if here != colour {
                found[next] = count;
                next += 1;
                if next == 3 {
                    break;
                }
                colour = here;
            }
        }
        (next >= 2).then_some(found)
    }

    /// Runs through the centre of an eye along a line: both ways from `centre`, until the third
    /// change of colour on each side. `step` moves one pixel along its main axis.
    ///
    /// Where a code lies on a dark ground without a quiet zone, the outer ring of an eye runs into
    /// the ground on one side of any line but one diagonal. The ring is as wide on the other side,
    /// so that side stands for both.
    pub(crate) fn cross(&self, centre: (f32, f32), step: (f32, f32), limit: u32) -> Option<Runs> {
        let fixed = |value: f32| (value * 65536.0) as i32;
        let centre = (fixed(centre.0), fixed(centre.1));
        let step = (fixed(step.0), fixed(step.1));
        let mut ahead = self.changes(centre, step, limit)?;
        let mut behind = self.changes(centre, (-step.0, -step.1), limit)?;
        let outer = |side: [u32; 3]| side[2].checked_sub(side[1]).unwrap_or(u32::MAX);
        let (one, other) = (outer(ahead), outer(behind));
        if one == u32::MAX && other == u32::MAX {
            return None;
        }
        // A module is a third of the core; what is over two of them is ground.
        let module = (ahead[0] + behind[0]).div_ceil(3);
        let mut open = false;
        if one > 2 * module && one > other {
            ahead[2] = ahead[1] + other;
            open = true;
        } else if other > 2 * module && other > one {
            behind[2] = behind[1] + one;
            open = true;
        }
        Some(Runs {
            ahead,
            behind,
            open,
        })
    }
}

impl Bits {
    /// The ring, core and ring of an eye along a line, without its outer ring.
    pub(crate) fn core(
        &self,
        centre: (f32, f32),
        step: (f32, f32),
        limit: u32,
    ) -> Option<[u32; 3]> {
        let fixed = |value: f32| (value * 65536.0) as i32;
        let centre = (fixed(centre.0), fixed(centre.1));
        let step = (fixed(step.0), fixed(step.1));
        let [a1, a2, _] = self.changes(centre, step, limit)?;
        let [b1, b2, _] = self.changes(centre, (-step.0, -step.1), limit)?;
        Some([b2 - b1, a1 + b1 - 1, a2 - a1])
    }
}

/// Five runs through a point, as distances from it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Runs {
    ahead: [u32; 3],
    behind: [u32; 3],
    /// One outer end runs into the ground and was taken from the other.
    pub(crate) open: bool,
}

impl Runs {
    /// Outer edge to outer edge: seven modules in a finder pattern.
    pub(crate) fn total(&self) -> u32 {
        self.ahead[2] + self.behind[2] - 1
    }

    /// The five run lengths in order.
    pub(crate) fn lengths(&self) -> [u32; 5] {
        let [a1, a2, a3] = self.ahead;
        let [b1, b2, b3] = self.behind;
        [b3 - b2, b2 - b1, a1 + b1 - 1, a2 - a1, a3 - a2]
    }

    /// How far the middle of the pattern lies from where the walk began. The mean of the three
    /// nested pairs of edges, so that blur at one of them moves it little.
    pub(crate) fn offset(&self) -> f32 {
        let shift: i32 = self
            .ahead
            .iter()
            .zip(&self.behind)
            .map(|(&a, &b)| a as i32 - b as i32)
            .sum();
        shift as f32 / 6.0
    }
}
