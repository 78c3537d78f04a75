//! Reed–Solomon over GF(256), with errors and erasures.
//!
//! A wrong byte costs two check bytes: one to find it, one to mend it. A byte known to be doubtful
//! costs one. The sampler knows which modules were near their threshold, and glare, blur and
//! cracks make just those: giving them up as erasures mends up to twice as many. The decoder is
//! Berlekamp and Massey's, started from the erasures as Blahut showed, with Forney's formula.

#![expect(
    clippy::indexing_slicing,
    reason = "field tables of 256 and polynomials of known length"
)]

/// Check bytes kept unused when erasures are guessed: what is left to say no with.
const SPARE: usize = 4;

/// Corrects a block in place: `checks` check bytes at its end, `doubtful` positions given up.
/// `unused` check bytes must remain after errors and erasures are paid for.
pub(crate) fn correct(
    block: &mut [u8],
    checks: usize,
    doubtful: &[usize],
    unused: usize,
) -> Option<()> {
    let length = block.len();
    let syndromes = syndromes(block, checks);
    if syndromes.iter().all(|&s| s == 0) {
        return Some(());
    }
    let erased = doubtful.len();
    if erased + unused > checks || length > 255 {
        return None;
    }
    let locator = locator(&syndromes, length, doubtful);
    let degree = locator.iter().rposition(|&c| c != 0)?;
    let errors = degree.checked_sub(erased)?;
    if 2 * errors + erased + unused > checks {
        return None;
    }
    let mut evaluator = vec![0; checks];
    for (i, &l) in locator.iter().enumerate().take(checks) {
        for (j, &s) in syndromes.iter().enumerate().take(checks - i) {
            evaluator[i + j] ^= multiply(l, s);
        }
    }
    let mut found = 0;
    for (position, byte) in block.iter_mut().enumerate() {
        // The place's number is α^(length − 1 − position); its inverse is a root of the locator.
        let power = length - 1 - position;
        let inverse = EXP[(255 - power) % 255];
        if value(&locator, inverse) != 0 {
            continue;
        }
        found += 1;
        // The derivative has the odd coefficients only.
        let square = multiply(inverse, inverse);
        let slope = locator
            .iter()
            .skip(1)
            .step_by(2)
            .rev()
            .fold(0, |sum, &c| multiply(sum, square) ^ c);
        if slope == 0 {
            return None;
        }
        let quotient = divide(value(&evaluator, inverse), slope);
        *byte ^= multiply(EXP[power], quotient);
    }
    let mended = self::syndromes(block, checks).iter().all(|&s| s == 0);
    (found == degree && mended).then_some(())
}

/// The same with nothing given up, then with ever more of the least certain bytes. `trust` holds
/// how certain each byte is.
pub(crate) fn correct_softly(
    block: &mut [u8],
    checks: usize,
    trust: &[f32],
    unused: usize,
) -> Option<()> {
    let read = block.to_vec();
    if correct(block, checks, &[], unused).is_some() {
        return Some(());
    }
    let mut order: Vec<usize> = (0..read.len()).collect();
    order.sort_by(|&a, &b| trust[a].total_cmp(&trust[b]));
    let most = checks.checked_sub(SPARE)?;
    for share in 1..=4 {
        let given_up = most * share / 4;
        block.copy_from_slice(&read);
        if correct(block, checks, order.get(..given_up)?, SPARE).is_some() {
            return Some(());
        }
    }
    None
}

fn syndromes(block: &[u8], checks: usize) -> Vec<u8> {
    (0..checks)
        .map(|i| {
            block
                .iter()
                .fold(0, |sum, &byte| multiply(sum, EXP[i]) ^ byte)
        })
        .collect()
}

/// The polynomial whose roots say where the wrong bytes are, erasures included.
fn locator(syndromes: &[u8], length: usize, doubtful: &[usize]) -> Vec<u8> {
    let checks = syndromes.len();
    let erased = doubtful.len();
    let mut locator = vec![0; checks + 2];
    locator[0] = 1;
    for (done, &position) in doubtful.iter().enumerate() {
        let place = EXP[(length - 1 - position) % 255];
        for i in (0..=done).rev() {
            locator[i + 1] ^= multiply(locator[i], place);
        }
    }
    let mut before = locator.clone();
    let mut order = erased;
    for step in erased..checks {
        let gap = (0..=step).fold(0, |sum, j| sum ^ multiply(locator[j], syndromes[step - j]));
        before.rotate_right(1);
        before[0] = 0;
        if gap == 0 {
            continue;
        }
        let old = locator.clone();
        for (l, &b) in locator.iter_mut().zip(&before) {
            *l ^= multiply(gap, b);
        }
        if 2 * order <= step + erased {
            order = step + 1 + erased - order;
            before = old;
            for b in &mut before {
                *b = divide(*b, gap);
            }
        }
    }
    locator
}

fn value(polynomial: &[u8], at: u8) -> u8 {
    polynomial
        .iter()
        .rev()
        .fold(0, |sum, &c| multiply(sum, at) ^ c)
}

/// Powers of α, twice over so that sums of two logarithms need no remainder.
const EXP: [u8; 512] = tables().0;
const LOG: [u8; 256] = tables().1;

const fn tables() -> ([u8; 512], [u8; 256]) {
    let (mut exp, mut log) = ([0; 512], [0; 256]);
    let mut power = 1u16;
    let mut i = 0;
    while i < 255 {
        exp[i] = power as u8;
        exp[i + 255] = power as u8;
        log[power as usize] = i as u8;
        power <<= 1;
        if power > 255 {
            power ^= 0x11d;
        }
        i += 1;
    }
    (exp, log)
}

fn multiply(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    EXP[usize::from(LOG[usize::from(a)]) + usize::from(LOG[usize::from(b)])]
}

fn divide(a: u8, b: u8) -> u8 {
    if a == 0 {
        return 0;
    }
    EXP[usize::from(LOG[usize::from(a)]) + 255 - usize::from(LOG[usize::from(b)])]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appends check bytes by dividing through the generator.
    fn encoded(data: &[u8], checks: usize) -> Vec<u8> {
        let mut generator = vec![1u8];
        for &root in EXP.iter().take(checks) {
            let mut next = vec![0; generator.len() + 1];
            for (j, &g) in generator.iter().enumerate() {
                next[j] ^= g;
                next[j + 1] ^= multiply(g, root);
            }
            generator = next;
        }
        let mut rest = data.to_vec();
        rest.resize(data.len() + checks, 0);
        for i in 0..data.len() {
            let lead = rest[i];
            for (j, &g) in generator.iter().enumerate() {
                rest[i + j] ^= multiply(lead, g);
            }
        }
        let mut block = data.to_vec();
        block.extend_from_slice(&rest[data.len()..]);
        block
    }

    fn sample() -> Vec<u8> {
        encoded(
            &(0..40).map(|i| (i * 37 + 11) as u8).collect::<Vec<_>>(),
            18,
        )
    }

    #[test]
    fn the_check_bytes_of_the_standard() {
        // ISO/IEC 18004, annex I: "01234567" in version 1-M.
        let data = [
            0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
            0xec, 0x11,
        ];
        let checks = [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55];
        assert_eq!(encoded(&data, 10)[16..], checks);
    }

    #[test]
    fn every_mix_of_errors_and_erasures_that_can_be_paid() {
        let whole = sample();
        for erased in 0..=18 {
            for errors in 0..=(18 - erased) / 2 {
                let mut block = whole.clone();
                let doubtful: Vec<usize> = (0..erased).map(|i| (i * 7 + 3) % 58).collect();
                for (i, &at) in doubtful.iter().enumerate() {
                    // Some of the doubtful are right.
                    block[at] ^= if i % 3 == 0 { 0 } else { (i * 31 + 1) as u8 };
                }
                let others = (0..58).filter(|at| !doubtful.contains(at)).step_by(3);
                for at in others.take(errors) {
                    block[at] ^= 0x5a;
                }
                assert!(
                    correct(&mut block, 18, &doubtful, 0).is_some(),
                    "{erased} {errors}"
                );
                assert_eq!(block, whole);
            }
        }
    }

    #[test]
    fn too_many_errors_are_refused() {
        let whole = sample();
        for shift in 0..58 {
            let mut block = whole.clone();
            for i in 0..12 {
                block[(i * 5 + shift) % 58] ^= (i * 13 + shift + 1) as u8;
            }
            assert!(correct(&mut block, 18, &[], 0).is_none());
        }
    }

    #[test]
    fn doubt_mends_what_counting_cannot() {
        let whole = sample();
        let mut block = whole.clone();
        let mut trust = vec![1.0; 58];
        for i in 0..12 {
            block[i * 4] ^= 0x33;
            trust[i * 4] = 0.1;
        }
        assert!(correct(&mut block.clone(), 18, &[], 0).is_none());
        assert!(correct_softly(&mut block, 18, &trust, 0).is_some());
        assert_eq!(block, whole);
    }
}
