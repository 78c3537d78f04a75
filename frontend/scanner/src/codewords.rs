//! Format, mask, and the order in which modules become bytes (ISO/IEC 18004, 7.7 to 7.9).

#![expect(
    clippy::indexing_slicing,
    reason = "places of a symbol: all below its side"
)]

use rxing::qrcode::common::{ErrorCorrectionLevel, Version};

use crate::correct::correct_softly;

/// The modules read: dark or light, and how far from the threshold.
#[derive(Clone, Copy)]
pub(crate) struct Modules<'a> {
    pub(crate) side: usize,
    pub(crate) dark: &'a [bool],
    pub(crate) margin: &'a [f32],
}

impl Modules<'_> {
    /// Does what was read carry the three eyes and the timing patterns? At most 30 % of either may
    /// be wrong. Costs a microsecond and spares the error correction from noise.
    pub(crate) fn plausible(self) -> bool {
        let side = self.side;
        let wrong = |column: usize, row: usize, dark: bool| {
            usize::from(self.dark[row * side + column] != dark)
        };
        let mut eyes = 0;
        for row in 0..7usize {
            for column in 0..7usize {
                let dark = row.abs_diff(3).max(column.abs_diff(3)) != 2;
                eyes += wrong(column, row, dark)
                    + wrong(side - 7 + column, row, dark)
                    + wrong(column, side - 7 + row, dark);
            }
        }
        let timing: usize = (8..side - 8)
            .map(|index| wrong(index, 6, index % 2 == 0) + wrong(6, index, index % 2 == 0))
            .sum();
        eyes * 10 < 3 * 49 * 3 && timing * 10 < 2 * (side - 16) * 3
    }
}

/// Error correction and mask, from the 15 bits beside the eyes.
struct Format {
    level: u8,
    mask: u8,
    /// Rows and columns are exchanged: seen in a mirror, or through glass.
    mirrored: bool,
}

/// The corrected data bytes, and the numbers rxing needs to read them.
pub(crate) fn data(
    modules: Modules<'_>,
) -> Option<(Vec<u8>, &'static Version, ErrorCorrectionLevel)> {
    let format = format(modules)?;
    let version = Version::getVersionForNumber((modules.side as u32 - 17) / 4).ok()?;
    let level = ErrorCorrectionLevel::forBits(format.level).ok()?;
    let (bytes, trust) = raw(modules, &format, version)?;

    let blocks = version.getECBlocksForLevel(level);
    let checks = blocks.getECCodewordsPerBlock() as usize;
    let sizes: Vec<usize> = blocks
        .getECBlocks()
        .iter()
        .flat_map(|group| {
            std::iter::repeat_n(group.getDataCodewords() as usize, group.getCount() as usize)
        })
        .collect();
    let longest = *sizes.iter().max()?;
    let total: usize = sizes.iter().map(|size| size + checks).sum();
    if total != bytes.len() {
        return None;
    }
    // Bytes are dealt out to the blocks in turn, data first; short blocks sit out the last round.
    let mut dealt: Vec<(Vec<u8>, Vec<f32>)> = vec![Default::default(); sizes.len()];
    let mut next = bytes.iter().zip(&trust);
    for round in 0..longest + checks {
        for (block, &size) in dealt.iter_mut().zip(&sizes) {
            let sits_out = round >= size && round < longest;
            if !sits_out {
                let (&byte, &trust) = next.next()?;
                block.0.push(byte);
                block.1.push(trust);
            }
        }
    }
    // The smallest codes keep a few check bytes against misreading (table 9 of the standard).
    let unused = match (version.getVersionNumber(), format.level) {
        (1, 1) => 3,
        (1, 0) | (2, 1) => 2,
        (1, _) | (3, 1) => 1,
        _ => 0,
    };
    let mut data = Vec::new();
    for ((mut block, trust), size) in dealt.into_iter().zip(sizes) {
        correct_softly(&mut block, checks, &trust, unused)?;
        data.extend_from_slice(&block[..size]);
    }
    Some((data, version, level))
}

/// All bytes in the order they stand in the symbol, unmasked, each with its least certain bit.
fn raw(modules: Modules<'_>, format: &Format, version: &Version) -> Option<(Vec<u8>, Vec<f32>)> {
    let side = modules.side;
    let taken = version.buildFunctionPattern().ok()?;
    let (mut bytes, mut trust) = (Vec::new(), Vec::new());
    let (mut byte, mut least, mut bits) = (0u8, f32::MAX, 0);
    // Pairs of columns from the right, upwards and downwards in turn, around the timing column.
    let pairs = (0..side / 2).map(|pair| {
        let right = side - 1 - 2 * pair;
        if right <= 6 { right - 1 } else { right }
    });
    for (pair, right) in pairs.enumerate() {
        for step in 0..side {
            let row = if pair % 2 == 0 { side - 1 - step } else { step };
            for column in [right, right - 1] {
                if taken.get(column as u32, row as u32) {
                    continue;
                }
                let at = if format.mirrored {
                    column * side + row
                } else {
                    row * side + column
                };
                let bit = modules.dark[at] != masked(format.mask, column, row);
                byte = byte << 1 | u8::from(bit);
                if modules.margin[at] < least {
                    least = modules.margin[at];
                }
                bits += 1;
                if bits == 8 {
                    bytes.push(byte);
                    trust.push(least);
                    (byte, least, bits) = (0, f32::MAX, 0);
                }
            }
        }
    }
    Some((bytes, trust))
}

/// The eight masks of table 10: a module is turned round where the number is 0.
fn masked(mask: u8, x: usize, y: usize) -> bool {
    let number = match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (y / 2 + x / 3) % 2,
        5 => x * y % 2 + x * y % 3,
        6 => (x * y % 2 + x * y % 3) % 2,
        _ => ((x + y) % 2 + x * y % 3) % 2,
    };
    number == 0
}

/// The best of 32 formats over both copies, straight and mirrored. At most three bits wrong.
fn format(modules: Modules<'_>) -> Option<Format> {
    let side = modules.side;
    let bit = |x: usize, y: usize| u32::from(modules.dark[y * side + x]);
    let gather = |places: &mut dyn Iterator<Item = (usize, usize)>, mirrored: bool| {
        places.fold(0, |sum, (x, y)| {
            sum << 1 | if mirrored { bit(y, x) } else { bit(x, y) }
        })
    };
    let mut best = (4, None);
    for mirrored in [false, true] {
        let around_corner = (0..6)
            .map(|x| (x, 8))
            .chain([(7, 8), (8, 8), (8, 7)])
            .chain((0..6).rev().map(|y| (8, y)));
        let at_the_others = (0..7)
            .map(|step| (8, side - 1 - step))
            .chain((side - 8..side).map(|x| (x, 8)));
        let copies = [
            gather(&mut { around_corner }, mirrored),
            gather(&mut { at_the_others }, mirrored),
        ];
        for number in 0..32u32 {
            let code = format_code(number);
            let wrong = copies.map(|copy| (copy ^ code).count_ones());
            let wrong = wrong[0].min(wrong[1]);
            if wrong < best.0 {
                let (level, mask) = ((number >> 3) as u8, (number & 7) as u8);
                best = (
                    wrong,
                    Some(Format {
                        level,
                        mask,
                        mirrored,
                    }),
                );
            }
        }
    }
    best.1
}

/// Five bits with the ten check bits of their BCH code, masked (annex C).
fn format_code(number: u32) -> u32 {
    let mut rest = number << 10;
    for shift in (0..5).rev() {
        if rest & (1 << (shift + 10)) != 0 {
            rest ^= 0x537 << shift;
        }
    }
    (number << 10 | rest) ^ 0x5412
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_the_standard() {
        assert_eq!(format_code(0), 0x5412);
        assert_eq!(format_code(0x05), 0x40ce);
        assert_eq!(format_code(0x1f), 0x2bed);
    }
}
