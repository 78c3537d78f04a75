//! Sixteen bytes at a time. What is left over at the end of a row is for [`plain`].

use core::arch::wasm32::{
    i8x16_shuffle, i16x8, i16x8_narrow_i32x4, i32x4_add, i32x4_dot_i16x8, u8x16_bitmask, u8x16_lt,
    u8x16_max, u8x16_min, u8x16_narrow_i16x8, u16x8_add, u16x8_extadd_pairwise_u8x16, u16x8_shr,
    u16x8_splat, u32x4_shr, u64x2, u64x2_extract_lane, v128, v128_and,
};

use super::{plain, word};

/// Bytes of a vector.
const WIDE: usize = 16;

#[inline]
#[target_feature(enable = "simd128")]
fn load(bytes: &[u8]) -> v128 {
    match bytes.split_at_checked(8) {
        Some((low, high)) => u64x2(word(low), word(high)),
        None => u64x2(0, 0),
    }
}

#[inline]
#[target_feature(enable = "simd128")]
fn store(vector: v128, out: &mut [u8]) {
    if let Some((low, high)) = out.split_at_mut_checked(8) {
        low.copy_from_slice(&u64x2_extract_lane::<0>(vector).to_le_bytes());
        high.copy_from_slice(&u64x2_extract_lane::<1>(vector).to_le_bytes());
    }
}

/// Grey of each RGBA pixel.
#[target_feature(enable = "simd128")]
pub(crate) fn greys(rgba: &[u8], out: &mut [u8]) {
    let wide = rgba.chunks_exact(4 * WIDE).zip(out.chunks_exact_mut(WIDE));
    for (pixels, out) in wide {
        let (one, two) = pixels.split_at(2 * WIDE);
        let greys = u8x16_narrow_i16x8(eight_greys(one), eight_greys(two));
        store(greys, out);
    }
    let done = rgba.len() / (4 * WIDE) * WIDE;
    if let (Some(rgba), Some(out)) = (rgba.get(4 * done..), out.get_mut(done..)) {
        plain::greys(rgba, out);
    }
}

#[inline]
#[target_feature(enable = "simd128")]
fn eight_greys(pixels: &[u8]) -> v128 {
    let (one, two) = pixels.split_at(WIDE);
    i16x8_narrow_i32x4(four_greys(load(one)), four_greys(load(two)))
}

/// Weighs red and blue in one product, green and nothing of alpha in another.
#[inline]
#[target_feature(enable = "simd128")]
fn four_greys(pixels: v128) -> v128 {
    let red_blue = v128_and(pixels, u16x8_splat(0xff));
    let green_alpha = u16x8_shr(pixels, 8);
    let red_blue = i32x4_dot_i16x8(red_blue, i16x8(77, 29, 77, 29, 77, 29, 77, 29));
    let green = i32x4_dot_i16x8(green_alpha, i16x8(150, 0, 150, 0, 150, 0, 150, 0));
    u32x4_shr(i32x4_add(red_blue, green), 8)
}

/// The mean of each two pixels of one row and the two below them.
#[target_feature(enable = "simd128")]
pub(crate) fn means(upper: &[u8], lower: &[u8], out: &mut [u8]) {
    let wide = upper
        .chunks_exact(2 * WIDE)
        .zip(lower.chunks_exact(2 * WIDE));
    for ((top, bottom), out) in wide.zip(out.chunks_exact_mut(WIDE)) {
        let (top, bottom) = (top.split_at(WIDE), bottom.split_at(WIDE));
        let means = u8x16_narrow_i16x8(
            eight_means(load(top.0), load(bottom.0)),
            eight_means(load(top.1), load(bottom.1)),
        );
        store(means, out);
    }
    let done = upper.len() / (2 * WIDE) * WIDE;
    let rest = (
        upper.get(2 * done..),
        lower.get(2 * done..),
        out.get_mut(done..),
    );
    if let (Some(upper), Some(lower), Some(out)) = rest {
        plain::means(upper, lower, out);
    }
}

#[inline]
#[target_feature(enable = "simd128")]
fn eight_means(top: v128, bottom: v128) -> v128 {
    let top = u16x8_extadd_pairwise_u8x16(top);
    let sums = u16x8_add(top, u16x8_extadd_pairwise_u8x16(bottom));
    u16x8_shr(u16x8_add(sums, u16x8_splat(2)), 2)
}

/// Brings the darkest and lightest of each column up to date with one more row.
#[target_feature(enable = "simd128")]
pub(crate) fn extremes(row: &[u8], darkest: &mut [u8], lightest: &mut [u8]) {
    let wide = row.chunks_exact(WIDE).zip(
        darkest
            .chunks_exact_mut(WIDE)
            .zip(lightest.chunks_exact_mut(WIDE)),
    );
    for (row, (low, high)) in wide {
        let row = load(row);
        store(u8x16_min(row, load(low)), low);
        store(u8x16_max(row, load(high)), high);
    }
    let done = row.len() / WIDE * WIDE;
    let rest = (
        row.get(done..),
        darkest.get_mut(done..),
        lightest.get_mut(done..),
    );
    if let (Some(row), Some(darkest), Some(lightest)) = rest {
        plain::extremes(row, darkest, lightest);
    }
}

/// One bit for each pixel: is it below the threshold of its block? 64 pixels to a word.
#[target_feature(enable = "simd128")]
pub(crate) fn below(pixels: &[u8], thresholds: &[u8], out: &mut [u64]) {
    let wide = pixels.chunks_exact(64).zip(thresholds.chunks_exact(8));
    for ((pixels, thresholds), out) in wide.zip(out.iter_mut()) {
        // Eight thresholds, each to be spread over the eight pixels of its block.
        let all = u64x2(word(thresholds), 0);
        let (left, right) = pixels.split_at(2 * WIDE);
        let (first, second) = left.split_at(WIDE);
        let (third, fourth) = right.split_at(WIDE);
        let spread = i8x16_shuffle::<0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1>(all, all);
        let mut word = u64::from(u8x16_bitmask(u8x16_lt(load(first), spread)));
        let spread = i8x16_shuffle::<2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3>(all, all);
        word |= u64::from(u8x16_bitmask(u8x16_lt(load(second), spread))) << 16;
        let spread = i8x16_shuffle::<4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5>(all, all);
        word |= u64::from(u8x16_bitmask(u8x16_lt(load(third), spread))) << 32;
        let spread = i8x16_shuffle::<6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7>(all, all);
        word |= u64::from(u8x16_bitmask(u8x16_lt(load(fourth), spread))) << 48;
        *out = word;
    }
    let done = pixels.len() / 64;
    let rest = (
        pixels.get(64 * done..),
        thresholds.get(8 * done..),
        out.get_mut(done..),
    );
    if let (Some(pixels), Some(thresholds), Some(out)) = rest {
        plain::below(pixels, thresholds, out);
    }
}
