//! A code's symbol: which of its modules are dark.

use app::symbol;
use qrcode::{Color, EcLevel, QrCode};

/// A drawn code, without the quiet zone.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// Modules on a side.
    pub(crate) size: u32,
    /// The modules, packed.
    pub(crate) modules: String,
}

/// Draws `text` at level M: 15 % of the modules may be lost to glare and fingerprints.
/// `None` if it does not fit into any QR code.
pub(crate) fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let colors = code.to_colors();
    let dark: Vec<bool> = colors.iter().map(|color| *color == Color::Dark).collect();
    Some(Drawing {
        size: code.width().try_into().ok()?,
        modules: symbol::pack(&dark),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{
        holder::HolderNumber,
        presentation::{Origin, Session, Window},
        scenario::Scenario,
    };
    use proptest::prelude::*;
    use scanner::{Decoder, Sighting};

    use super::*;
    use crate::{clock::SystemClock, issuer::Issuer};

    /// Side of a version 8 symbol: 17 + 4 · 8.
    const VERSION_8: u32 = 49;
    /// Longest origin that the promise of version 8 covers: 28 characters.
    const ORIGIN: &str = "https://digital-id.example.r";

    fn issuer() -> Issuer {
        assert_eq!(ORIGIN.len(), 28);
        let origin = Origin::parse(ORIGIN).expect("origin");
        Issuer::stranger(origin, Arc::new(SystemClock)).expect("keys")
    }

    /// Fills the path in, as a browser would, at `scale` pixels a module.
    fn fill(drawing: &Drawing, scale: usize) -> (Vec<u8>, usize) {
        const QUIET: usize = 4;
        let size = drawing.size as usize;
        let side = (size + 2 * QUIET) * scale;
        let mut luma = vec![255; side * side];
        let path = symbol::path(drawing.size, &drawing.modules);
        for part in path.split('M').skip(1) {
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
            scenario in 0_usize..12,
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
    fn a_symbol_of_version_8_takes_401_characters() {
        let drawing = draw(&"A".repeat(200)).expect("fits");
        assert_eq!((drawing.size, drawing.modules.len()), (VERSION_8, 401));
    }

    #[test]
    fn what_fits_no_code_is_not_drawn() {
        assert!(draw(&"ё".repeat(4_000)).is_none());
    }
}
