//! From camera pixels to grey, and from grey to the half-size picture.
//!
//! Codes are black and white, so one byte a pixel is all the decoder takes. Where the browser
//! gives a frame in its own YUV format the Y plane is that byte already, and nothing is converted.

use crate::lanes;

/// Grey from RGBA bytes into `out`, whose memory is used again from frame to frame.
///
/// The weights are those of BT.601 in 8 bits (77, 150, 29), which is what cameras encode with.
/// An incomplete pixel at the end is left out.
pub fn from_rgba(rgba: &[u8], out: &mut Vec<u8>) {
    out.resize(rgba.len() / 4, 0);
    lanes::greys(rgba, out);
}

/// Half the size, every pixel the mean of four.
///
/// A quarter of the pixels to search, half of the sensor noise, and codes that fill the picture
/// come down to the size the finder scan likes best.
pub(crate) fn halve(pixels: &[u8], width: usize, height: usize, out: &mut Vec<u8>) {
    let (half_width, half_height) = (width / 2, height / 2);
    out.resize(half_width * half_height, 0);
    if out.is_empty() {
        return;
    }
    let pairs = pixels.chunks_exact(width * 2).take(half_height);
    for (pair, out) in pairs.zip(out.chunks_exact_mut(half_width)) {
        let (upper, lower) = pair.split_at(width);
        lanes::means(upper, lower, out);
    }
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
