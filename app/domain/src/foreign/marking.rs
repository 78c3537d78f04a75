//! Marking codes of products («Честный знак»): GS1 element strings.
//!
//! `01` and 14 digits, `21` and a serial number up to a GS (29), then keys and a signature that
//! only the operator of the marking can check. The two-digit identifiers may also occur inside of
//! values, so all is read by position (GS1 General Specifications, 7.8).

use super::{facts::Fact, has_gs1_control_digit};

const GS: char = '\u{1d}';
/// A serial number where its end is not marked: some keyboards lose the GS. Most groups of
/// products have thirteen characters.
const SERIAL: usize = 13;

/// GTIN and serial number of a marking code.
pub(super) fn facts(text: &str) -> Vec<Fact> {
    let Some((gtin, rest)) = parts(text) else {
        return Vec::new();
    };
    let (serial, whole) = match rest.split_once(GS) {
        Some((serial, _)) => (serial.to_owned(), true),
        None => (rest.chars().take(SERIAL).collect(), false),
    };
    let mut facts: Vec<Fact> = [Fact::of("gtin", gtin), Fact::of("serial", &serial)]
        .into_iter()
        .flatten()
        .collect();
    if !whole && rest.chars().count() > SERIAL {
        facts.push(Fact::said("gs-lost"));
    }
    facts
}

/// Whether `text` begins like one: a leading FNC1 may have been kept as GS.
pub(super) fn is_marking(text: &str) -> bool {
    parts(text).is_some()
}

/// The GTIN, and everything from the serial number on.
fn parts(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(GS);
    let (gtin, serial) = (text.get(2..16)?, text.get(16..18)?);
    (text.get(..2)? == "01" && serial == "21" && has_gs1_control_digit(gtin))
        .then_some((gtin, text.get(18..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(&'static str, String)> {
        let facts = facts(text).into_iter();
        facts.map(|fact| (fact.key, fact.value)).collect()
    }

    #[test]
    fn read_by_position() {
        // The serial number itself holds 01, 21 and 93.
        let text = "\u{1d}010460043993125621012193gXJ5.T\u{1d}93dGVz";
        assert_eq!(
            said(text),
            [
                ("gtin", "04600439931256".to_owned()),
                ("serial", "012193gXJ5.T".to_owned())
            ]
        );
    }

    #[test]
    fn a_lost_gs_is_said() {
        let text = "010460043993125621ABCDEFGHIJKLM93dGVz";
        assert_eq!(
            said(text)[1..],
            [
                ("serial", "ABCDEFGHIJKLM".to_owned()),
                ("gs-lost", String::new())
            ]
        );
    }

    #[test]
    fn look_alikes_are_none() {
        for text in [
            "010460043993125721ABC", // control digit
            "020460043993125621ABC", // another identifier
            "01046004399312562",     // cut off
            "",
        ] {
            assert!(!is_marking(text), "{text}");
        }
    }
}
