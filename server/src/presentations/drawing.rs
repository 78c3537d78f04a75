//! Draws a code: the dark modules as one SVG path.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// A drawn code, one unit a module, without the quiet zone.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// Modules on a side.
    pub(crate) size: u32,
    /// The dark modules, row by row, neighbours in a row merged into one rectangle.
    pub(crate) path: String,
}

/// Draws `text` at level M: 15 % of the modules may be lost to glare and fingerprints.
/// `None` if it does not fit into any QR code.
pub(crate) fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let size = code.width();
    let colors = code.to_colors();
    let mut path = String::with_capacity(colors.len() * 4);
    for (y, row) in colors.chunks(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                write!(path, "M{x} {y}h{length}v1h-{length}z").ok()?;
            }
            x += length;
        }
    }
    Some(Drawing {
        size: size.try_into().ok()?,
        path,
    })
}

#[cfg(test)]
mod tests {
    use domain::{
        holder::HolderNumber,
        presentation::{Origin, Session, Window},
        scenario::Scenario,
    };
    use proptest::prelude::*;
    use scanner::{Decoder, Sighting};

    use super::*;
    use crate::issuer::Issuer;

    /// Side of a version 8 symbol: 17 + 4 · 8.
    const VERSION_8: u32 = 49;
    /// Longest origin that the promise of version 8 covers: 28 characters.
    const ORIGIN: &str = "https://digital-id.example.r";

    fn issuer() -> Issuer {
        let dir = tempfile::tempdir().expect("directory");
        assert_eq!(ORIGIN.len(), 28);
        let origin = Origin::parse(ORIGIN).expect("origin");
        Issuer::load_or_create(dir.path(), origin).expect("keys")
    }

    /// Fills the path in, as a browser would, at `scale` pixels a module.
    fn fill(drawing: &Drawing, scale: usize) -> (Vec<u8>, usize) {
        const QUIET: usize = 4;
        let size = drawing.size as usize;
        let side = (size + 2 * QUIET) * scale;
        let mut luma = vec![255; side * side];
        for part in drawing.path.split('M').skip(1) {
            let (start, run) = part.split_once('h').expect("a run");
            let (x, y) = start.split_once(' ').expect("a start");
            let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
            let length: usize = run.split('v').next().expect("h").parse().expect("length");
            assert_eq!(run, format!("{length}v1h-{length}z"));
            assert!(x + length <= size && y < size, "inside the symbol");
            for row in (y + QUIET) * scale..(y + QUIET + 1) * scale {
                let from = row * side + (x + QUIET) * scale;
                luma[from..from + length * scale].fill(0);
            }
        }
        (luma, side)
    }

    fn decoded(drawing: &Drawing) -> Option<String> {
        let (luma, side) = fill(drawing, 4);
        match Decoder::new().decode_thoroughly(&luma, side, side) {
            Sighting::Code(reading) => Some(reading.text),
            _ => None,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_drawn_code_reads_back_and_stays_at_version_8(
            holder in 0_u64..1 << 40,
            epoch: u32,
            scenario in 0_usize..10,
            window in 0_u32..u32::MAX / 30,
        ) {
            let code = issuer().issue(&Session {
                holder: HolderNumber::new(holder).expect("40 bits"),
                epoch,
                scenario: Scenario::all().nth(scenario).expect("catalogue"),
                window: Window::from_index(window).expect("in range"),
            }).expect("issues");
            let drawing = draw(&code).expect("fits");
            prop_assert!(drawing.size <= VERSION_8, "{} modules", drawing.size);
            prop_assert_eq!(decoded(&drawing), Some(code));
        }
    }

    #[test]
    fn neighbours_are_one_rectangle() {
        let drawing = draw("A").expect("fits");
        assert_eq!(drawing.size, 21);
        assert!(
            drawing.path.starts_with("M0 0h7v1h-7z"),
            "{}",
            &drawing.path[..20]
        );
    }

    #[test]
    fn what_fits_no_code_is_not_drawn() {
        assert!(draw(&"ё".repeat(4_000)).is_none());
    }
}
