//! Several bytes at a time inside a `u64`.

use super::{BLOCK, word};

/// Grey of each RGBA pixel.
pub(crate) fn greys(rgba: &[u8], out: &mut [u8]) {
    let four = rgba.chunks_exact(16).zip(out.chunks_exact_mut(4));
    for (pixels, out) in four {
        let (one, two) = pixels.split_at(8);
        let greys = two_greys(word(one)) | two_greys(word(two)) << 16;
        out.copy_from_slice(&greys.to_le_bytes());
    }
    let rest = rgba.chunks_exact(4).zip(out).skip(rgba.len() / 16 * 4);
    for (pixel, out) in rest {
        let mut pair = [0; 8];
        for (to, from) in pair.iter_mut().zip(pixel) {
            *to = *from;
        }
        *out = two_greys(u64::from_le_bytes(pair)) as u8;
    }
}

/// The greys of two pixels: one product weighs red and blue of both, 16 bits to a sum, none of
/// which overflows into the next.
fn two_greys(pixels: u64) -> u32 {
    let red_blue = pixels & 0x00ff_00ff_00ff_00ff;
    let green = pixels >> 8 & 0x0000_00ff_0000_00ff;
    let sums = red_blue
        .wrapping_mul(77 << 16 | 29)
        .wrapping_add(green * (150 << 16));
    (sums >> 24 & 0xff) as u32 | (sums >> 48 & 0xff00) as u32
}

/// The mean of each two pixels of one row and the two below them.
pub(crate) fn means(upper: &[u8], lower: &[u8], out: &mut [u8]) {
    let whole = upper.chunks_exact(8).zip(lower.chunks_exact(8));
    for ((top, bottom), out) in whole.zip(out.chunks_exact_mut(4)) {
        out.copy_from_slice(&four_means(word(top), word(bottom)).to_le_bytes());
    }
    let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
    for ((top, bottom), out) in pairs.zip(out).skip(upper.len() / 8 * 4) {
        let sum: u16 = top
            .iter()
            .chain(bottom)
            .map(|&value| u16::from(value))
            .sum();
        *out = ((sum + 2) >> 2) as u8;
    }
}

/// Four means of 2×2 pixels at once: four sums in the 16-bit quarters of a word.
fn four_means(top: u64, bottom: u64) -> u32 {
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    const ROUND: u64 = 0x0002_0002_0002_0002;
    let sums = (top & EVEN) + (top >> 8 & EVEN) + (bottom & EVEN) + (bottom >> 8 & EVEN) + ROUND;
    let spread = sums >> 2 & EVEN;
    // Close the gaps: bytes 0, 2, 4, 6 to 0, 1, 2, 3.
    let pairs = (spread | spread >> 8) & 0x0000_ffff_0000_ffff;
    (pairs | pairs >> 16) as u32
}

/// Brings the darkest and lightest of each column up to date with one more row.
pub(crate) fn extremes(row: &[u8], darkest: &mut [u8], lightest: &mut [u8]) {
    for (low, &value) in darkest.iter_mut().zip(row) {
        *low = value.min(*low);
    }
    for (high, &value) in lightest.iter_mut().zip(row) {
        *high = value.max(*high);
    }
}

/// One bit for each pixel: is it below the threshold of its block? 64 pixels to a word.
pub(crate) fn below(pixels: &[u8], thresholds: &[u8], out: &mut [u64]) {
    let words = pixels.chunks(64).zip(thresholds.chunks(BLOCK));
    for ((pixels, thresholds), out) in words.zip(out) {
        *out = 0;
        for (block, (values, &threshold)) in pixels.chunks(BLOCK).zip(thresholds).enumerate() {
            let byte = match <[u8; BLOCK]>::try_from(values) {
                Ok(eight) => dark_mask(u64::from_le_bytes(eight), threshold),
                Err(_) => values.iter().enumerate().fold(0, |mask, (bit, &value)| {
                    mask | (u64::from(value < threshold) << bit)
                }),
            };
            *out |= byte << (BLOCK * block);
        }
    }
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;

/// One bit for each of the eight bytes: is it below the threshold? (The classic comparison of
/// packed bytes, as in Hacker's Delight; the product gathers the eight sign bits in one byte.)
#[inline]
fn dark_mask(bytes: u64, threshold: u8) -> u64 {
    let limit = LOW * u64::from(threshold);
    // High bit of each byte of `not_below` is set where byte >= limit, on the low seven bits.
    let not_below = (bytes | HIGH) - (limit & !HIGH);
    let below = (!bytes & limit) | (!(bytes ^ limit) & !not_below);
    (((below & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080)) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_comparison_agrees_with_the_plain_one() {
        for threshold in 0..=255u8 {
            for base in 0..=255u8 {
                let bytes: [u8; 8] =
                    std::array::from_fn(|i| base.wrapping_add((i * 37) as u8) ^ (i as u8));
                let plain = bytes
                    .iter()
                    .enumerate()
                    .fold(0, |m, (i, &b)| m | (u64::from(b < threshold) << i));
                assert_eq!(dark_mask(u64::from_le_bytes(bytes), threshold), plain);
            }
        }
    }
}
