//! Grey to two colours, block by block.
//!
//! Each block of 8×8 pixels votes for the middle between its darkest and lightest pixel, unless
//! it is nearly flat: then it has nothing to say and abstains. A block's threshold is the mean of
//! the votes in the 5×5 blocks around it. This is the scheme of zxing-cpp 3 (Axel Waggershauser);
//! the abstention is what reads codes of low contrast and codes laid over a photo, where the block
//! averages of ZXing's older binarizer drown the code in its surroundings.

#![expect(
    clippy::indexing_slicing,
    reason = "pixel loops: sizes are fixed at their head"
)]

use crate::bits::Bits;
use crate::lanes::{self, BLOCK};
use crate::view::View;

/// Buffers of the binarizer, kept between frames.
#[derive(Default)]
pub(crate) struct Binarizer {
    darkest: Vec<u8>,
    lightest: Vec<u8>,
    /// Darkest and lightest of each block.
    extents: Vec<(u8, u8)>,
    /// The vote of each block and whether it voted.
    votes: Vec<(u16, u16)>,
    /// Column sums of five rows of votes.
    columns: Vec<(u16, u16)>,
    thresholds: Vec<u8>,
}

impl Binarizer {
    /// Measures the blocks of a picture: two passes over one picture share this.
    pub(crate) fn measure(&mut self, view: View<'_>) {
        let (width, height) = (view.width(), view.height());
        self.extents.clear();
        for top in (0..height).step_by(BLOCK) {
            self.darkest.clear();
            self.lightest.clear();
            self.darkest.extend_from_slice(view.row(top));
            self.lightest.extend_from_slice(view.row(top));
            for y in top + 1..(top + BLOCK).min(height) {
                lanes::extremes(view.row(y), &mut self.darkest, &mut self.lightest);
            }
            for left in (0..width).step_by(BLOCK) {
                let block = left..(left + BLOCK).min(width);
                let low = self.darkest[block.clone()]
                    .iter()
                    .fold(255, |a: u8, &b| a.min(b));
                let high = self.lightest[block].iter().fold(0, |a: u8, &b| a.max(b));
                self.extents.push((low, high));
            }
        }
    }

    /// Turns the picture measured last into two colours. `floor`: the least difference inside a
    /// block that counts as an edge and not as noise.
    pub(crate) fn run(&mut self, view: View<'_>, floor: u8, out: &mut Bits) {
        let across = view.width().div_ceil(BLOCK);
        self.votes.clear();
        self.votes.extend(self.extents.iter().map(|&(low, high)| {
            if high - low > floor {
                ((u16::from(low) + u16::from(high)) / 2, 1)
            } else {
                (0, 0)
            }
        }));
        self.smooth(across, view.height().div_ceil(BLOCK));
        out.resize(view.width(), view.height());
        for y in 0..view.height() {
            let thresholds = &self.thresholds[(y / BLOCK) * across..(y / BLOCK + 1) * across];
            lanes::below(view.row(y), thresholds, out.row_mut(y));
        }
    }

    fn smooth(&mut self, across: usize, down: usize) {
        self.thresholds.clear();
        for row in 0..down {
            self.columns.clear();
            self.columns.resize(across, (0, 0));
            for other in row.saturating_sub(2)..(row + 3).min(down) {
                let votes = &self.votes[other * across..(other + 1) * across];
                for (column, vote) in self.columns.iter_mut().zip(votes) {
                    column.0 += vote.0;
                    column.1 += vote.1;
                }
            }
            for block in 0..across {
                let around = &self.columns[block.saturating_sub(2)..(block + 3).min(across)];
                let (sum, voters) = around
                    .iter()
                    .fold((0, 0), |sum, column| (sum.0 + column.0, sum.1 + column.1));
                self.thresholds
                    .push(sum.checked_div(voters).map_or(0, |mean: u16| mean.max(1)) as u8);
            }
        }
        self.fill(across);
    }

    /// Where nobody voted for three blocks around, the nearest threshold in the row, or else in
    /// the column, goes on: the inside of a very large module keeps its colour.
    fn fill(&mut self, across: usize) {
        for row in self.thresholds.chunks_exact_mut(across) {
            carry(row.iter_mut());
            carry(row.iter_mut().rev());
        }
        for row in 1..self.thresholds.len() / across.max(1) {
            let (above, below) = self.thresholds.split_at_mut(row * across);
            let above = &above[(row - 1) * across..];
            for (value, &over) in below.iter_mut().zip(above) {
                if *value == 0 {
                    *value = over;
                }
            }
        }
    }
}

fn carry<'a>(row: impl Iterator<Item = &'a mut u8>) {
    let mut last = 0;
    for value in row {
        if *value == 0 {
            *value = last;
        } else {
            last = *value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_picture_is_one_colour() {
        let pixels = vec![90; 40 * 30];
        let view = View::new(&pixels, 40, 30).unwrap();
        let mut bits = Bits::default();
        let mut binarizer = Binarizer::default();
        binarizer.measure(view);
        binarizer.run(view, 24, &mut bits);
        assert!((0..30).all(|y| bits.row(y).iter().all(|&word| word == 0)));
    }

    #[test]
    fn sizes_that_are_no_multiple_of_a_block() {
        let (width, height) = (67, 21);
        let pixels: Vec<u8> = (0..width * height)
            .map(|i| if i % width % 10 < 5 { 20 } else { 220 })
            .collect();
        let view = View::new(&pixels, width, height).unwrap();
        let mut bits = Bits::default();
        let mut binarizer = Binarizer::default();
        binarizer.measure(view);
        binarizer.run(view, 24, &mut bits);
        for y in 0..height as i32 {
            for x in 0..width as i32 {
                assert_eq!(bits.dark(x, y), Some(x % 10 < 5));
            }
        }
    }
}
