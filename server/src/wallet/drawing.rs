//! Numbers as bars.

use app::{
    ports::{CardDrawing, NewCard, ShownDrawing},
    symbol,
};
use barcoders::sym::{code128::Code128, ean13::EAN13};
use domain::card::Symbology;

use crate::presentations::drawing;

/// Light modules on each side: ISO/IEC 15420 asks for eleven and seven, ISO/IEC 15417 for ten.
const QUIET: u32 = 11;
/// Begins a Code 128 in its set B: letters, digits and signs.
const SET_B: char = '\u{181}';
/// The same in its set C: two digits in one sign, half as wide.
const SET_C: char = '\u{106}';

/// The card as it is drawn; `None` for what its symbology has no word for, which no form lets in.
pub(super) fn draw(card: &NewCard) -> Option<CardDrawing> {
    let modules = match card.symbology {
        Symbology::Ean13 => EAN13::new(&card.number).ok()?.encode(),
        Symbology::Code128 => Code128::new(code128(&card.number)).ok()?.encode(),
        Symbology::Qr => {
            let drawing = drawing::draw(&card.number)?;
            return Some(CardDrawing::Square(ShownDrawing {
                size: drawing.size,
                path: symbol::path(drawing.size, &drawing.modules),
            }));
        }
    };
    let dark: Vec<bool> = modules.iter().map(|module| *module == 1).collect();
    Some(CardDrawing::Bars {
        width: u32::try_from(dark.len()).ok()? + 2 * QUIET,
        path: path(&dark),
    })
}

/// The text with the set in which it is written.
fn code128(text: &str) -> String {
    let pairs =
        text.len() >= 4 && text.len().is_multiple_of(2) && text.bytes().all(|c| c.is_ascii_digit());
    let set = if pairs { SET_C } else { SET_B };
    format!("{set}{text}")
}

fn path(dark: &[bool]) -> String {
    let mut path = String::new();
    let mut x = QUIET;
    for run in dark.chunk_by(|left, right| left == right) {
        let length = u32::try_from(run.len()).unwrap_or_default();
        if run.first() == Some(&true) {
            path.push_str(&format!("M{x} 0h{length}v1h-{length}z"));
        }
        x += length;
    }
    path
}

#[cfg(test)]
mod tests {
    use domain::card::CardKind;

    use super::*;

    fn drawn(symbology: Symbology, number: &str) -> CardDrawing {
        let card = NewCard {
            kind: CardKind::Library,
            name: "Библиотека".to_owned(),
            symbology,
            number: number.to_owned(),
        };
        draw(&card).expect(number)
    }

    /// Widths of bars and spaces as they stand in the path.
    fn widths(drawing: &CardDrawing) -> Vec<u32> {
        let CardDrawing::Bars { path, .. } = drawing else {
            panic!("bars");
        };
        let bars = path.split('M').skip(1).map(|bar| {
            let (x, rest) = bar.split_once(" 0h").expect("a bar");
            let (length, _) = rest.split_once('v').expect("a bar");
            (
                x.parse::<u32>().expect("x"),
                length.parse().expect("length"),
            )
        });
        let mut widths = Vec::new();
        let mut end = None;
        for (x, length) in bars {
            if let Some(end) = end {
                widths.push(x - end);
            }
            widths.push(length);
            end = Some(x + length);
        }
        widths
    }

    #[test]
    fn an_ean_13_has_95_modules_between_its_guards() {
        let drawing = drawn(Symbology::Ean13, "4600051000057");
        let CardDrawing::Bars { width, .. } = &drawing else {
            panic!("bars");
        };
        assert_eq!(*width, 95 + 22);
        let widths = widths(&drawing);
        assert_eq!(widths.iter().sum::<u32>(), 95);
        assert_eq!(
            widths.get(..3),
            Some([1, 1, 1].as_slice()),
            "the left guard"
        );
    }

    /// ISO/IEC 15417, table 1: start B is 211214, start C 211232, stop 2331112.
    #[test]
    fn a_code_128_begins_in_its_set_and_ends_with_the_stop() {
        for (number, start) in [
            ("LIB-00042", [2, 1, 1, 2, 1, 4]),
            ("200000123456", [2, 1, 1, 2, 3, 2]),
            ("12345", [2, 1, 1, 2, 1, 4]),
        ] {
            let widths = widths(&drawn(Symbology::Code128, number));
            assert_eq!(widths.get(..6), Some(start.as_slice()), "{number}");
            let stop = widths.len() - 7;
            assert_eq!(widths.get(stop..), Some([2, 3, 3, 1, 1, 1, 2].as_slice()));
        }
    }

    #[test]
    fn a_qr_code_is_square() {
        assert!(matches!(
            drawn(Symbology::Qr, "читатель № 42"),
            CardDrawing::Square(_)
        ));
    }
}
