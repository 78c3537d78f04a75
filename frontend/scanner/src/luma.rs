//! From camera pixels to grey, and from grey to the half-size picture.
//!
//! Codes are black and white, so one byte a pixel is all the decoder takes. Where the browser
//! gives a frame in its own YUV format the Y plane is that byte already, and nothing is converted.

/// Grey from RGBA bytes into `out`, whose memory is used again from frame to frame.
///
/// The weights are those of BT.601 in 8 bits (77, 150, 29), which is what cameras encode with.
/// An incomplete pixel at the end is left out.
pub fn from_rgba(rgba: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let chunks = rgba.chunks_exact(16);
    let rest = chunks.remainder();
    for four in chunks {
        let (one, two) = four.split_at(8);
        let greys = two_greys(word(one)) | two_greys(word(two)) << 16;
        out.extend_from_slice(&greys.to_le_bytes());
    }
    out.extend(rest.chunks_exact(4).map(|pixel| {
        let mut pair = [0; 8];
        for (to, from) in pair.iter_mut().zip(pixel) {
            *to = *from;
        }
        two_greys(u64::from_le_bytes(pair)) as u8
    }));
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

/// Half the size, every pixel the mean of four.
///
/// A quarter of the pixels to search, half of the sensor noise, and codes that fill the picture
/// come down to the size the finder scan likes best.
pub(crate) fn halve(pixels: &[u8], width: usize, height: usize, out: &mut Vec<u8>) {
    let (half_width, half_height) = (width / 2, height / 2);
    out.clear();
    if half_width == 0 {
        return;
    }
    for pair in pixels.chunks_exact(width * 2).take(half_height) {
        let (upper, lower) = pair.split_at(width);
        let (upper, lower) = (upper.chunks_exact(8), lower.chunks_exact(8));
        let rest = upper
            .remainder()
            .chunks_exact(2)
            .zip(lower.remainder().chunks_exact(2));
        for (top, bottom) in upper.zip(lower) {
            out.extend_from_slice(&means(word(top), word(bottom)).to_le_bytes());
        }
        out.extend(rest.map(|(top, bottom)| {
            let sum: u16 = top
                .iter()
                .chain(bottom)
                .map(|&value| u16::from(value))
                .sum();
            ((sum + 2) >> 2) as u8
        }));
    }
}

fn word(eight: &[u8]) -> u64 {
    eight.try_into().map_or(0, u64::from_le_bytes)
}

/// Four means of 2×2 pixels at once: four sums in the 16-bit quarters of a word.
fn means(top: u64, bottom: u64) -> u32 {
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    const ROUND: u64 = 0x0002_0002_0002_0002;
    let sums = (top & EVEN) + (top >> 8 & EVEN) + (bottom & EVEN) + (bottom >> 8 & EVEN) + ROUND;
    let spread = sums >> 2 & EVEN;
    // Close the gaps: bytes 0, 2, 4, 6 to 0, 1, 2, 3.
    let pairs = (spread | spread >> 8) & 0x0000_ffff_0000_ffff;
    (pairs | pairs >> 16) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_of_the_primary_colours() {
        let mut out = Vec::new();
        from_rgba(
            &[
                255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 0, 0, 255, 0, 9, 1, 2,
            ],
            &mut out,
        );
        assert_eq!(out, [255, 0, 76, 149]);
    }

    #[test]
    fn halving_takes_the_mean_and_drops_an_odd_edge() {
        let mut out = Vec::new();
        halve(&[0, 4, 9, 8, 4, 9, 7, 7, 7], 3, 3, &mut out);
        assert_eq!(out, [4]);
        let rows: Vec<u8> = (0..44).map(|i| (i * 91 % 256) as u8).collect();
        halve(&rows, 22, 2, &mut out);
        let mean = |i: usize| {
            [0, 1, 22, 23]
                .iter()
                .map(|o| u16::from(rows[2 * i + o]))
                .sum::<u16>()
        };
        assert_eq!(
            out,
            (0..11)
                .map(|i| ((mean(i) + 2) / 4) as u8)
                .collect::<Vec<_>>()
        );
        halve(&[1], 1, 1, &mut out);
        assert!(out.is_empty());
    }
}
