//! What stands in a code that is not ours, for a person to read. Nothing of it was verified.

use super::{ForeignCode, link, marking, payment};

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is: part of a text key.
    pub key: &'static str,
    /// The value as it stands in the code, made readable; empty where the key says it all.
    pub value: String,
}

/// Neither a control character nor one of the marks that turn the direction of what follows
/// (Unicode TR 9): with those a code could write over our own words.
fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Longest value that is shown, in characters: a screen is no place for more.
const LONGEST: usize = 160;

impl Fact {
    /// A line, unless it would be empty.
    pub(super) fn of(key: &'static str, value: &str) -> Option<Self> {
        let value: String = value
            .chars()
            .map(|c| if is_plain(c) { c } else { ' ' })
            .take(LONGEST)
            .collect();
        let value = value.trim().to_owned();
        (!value.is_empty()).then_some(Self { key, value })
    }

    /// A line that is only said.
    pub(super) fn said(key: &'static str) -> Self {
        Self {
            key,
            value: String::new(),
        }
    }
}

/// What stands in `text`, of which `code` says what it seems to be.
pub fn facts(code: &ForeignCode, text: &str) -> Vec<Fact> {
    match code {
        ForeignCode::Payment => payment::facts(text),
        ForeignCode::FastPayment => link::fast_payment_facts(text),
        ForeignCode::Marking => marking::facts(text),
        ForeignCode::Product => Fact::of("gtin", text).into_iter().collect(),
        ForeignCode::Link { host } => link::facts(host),
        ForeignCode::Text => Fact::of("text", text).into_iter().collect(),
        // A wireless network's password is for nobody at a door.
        ForeignCode::PhoneEntry
        | ForeignCode::Badge
        | ForeignCode::Certificate
        | ForeignCode::Training
        | ForeignCode::SignIn => Vec::new(),
    }
}

/// Kopecks as a sum: `1 250,00 ₽`. Nothing if it is no number, or one that no payment has
/// (ГОСТ Р 56042-2014, appendix B: at most 18 digits).
pub(super) fn sum(kopecks: &str) -> Option<String> {
    if kopecks.is_empty() || kopecks.len() > 18 || !kopecks.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let kopecks: u64 = kopecks.parse().ok()?;
    let rubles = (kopecks / 100).to_string();
    let groups: Vec<&str> = rubles
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    Some(format!(
        "{},{:02}\u{a0}₽",
        groups.join("\u{a0}"),
        kopecks % 100
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sums_are_kopecks() {
        assert_eq!(sum("125000").as_deref(), Some("1\u{a0}250,00\u{a0}₽"));
        assert_eq!(sum("5").as_deref(), Some("0,05\u{a0}₽"));
        assert_eq!(
            sum("100000000000000000").as_deref(),
            Some("1\u{a0}000\u{a0}000\u{a0}000\u{a0}000\u{a0}000,00\u{a0}₽")
        );
        for bad in ["", "-5", "1.5", "12 000", "1000000000000000000"] {
            assert_eq!(sum(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_text_is_shown_in_one_line_and_not_without_end() {
        let long = "а".repeat(500);
        let facts = |text: &str| facts(&ForeignCode::classify(text), text);
        assert_eq!(facts(&long)[0].value.chars().count(), LONGEST);
        // Marks that turn the direction of a line would let a code write over our own words.
        assert_eq!(facts("a\nb\u{202e}c")[0].value, "a b c");
        assert_eq!(facts("WIFI:S:home;T:WPA;P:secret;;"), []);
    }

    proptest! {
        #[test]
        fn never_panics(text: String) {
            let code = ForeignCode::classify(&text);
            for fact in facts(&code, &text) {
                prop_assert!(fact.value.chars().count() <= LONGEST);
            }
        }

        #[test]
        fn never_panics_on_payments(rest: String) {
            for kind in ["ST00012", "01046004399312562", "https://qr.nspk.ru/"] {
                let text = format!("{kind}{rest}");
                facts(&ForeignCode::classify(&text), &text);
            }
        }
    }
}
