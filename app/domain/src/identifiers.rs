//! Numbers that people type, read strictly: digits only after the usual separators, and
//! control digits verified.

mod inn;
mod kpp;
mod ogrn;
mod phone;
mod snils;

pub use inn::Inn;
pub use kpp::Kpp;
pub use ogrn::Ogrn;
pub use phone::Phone;
pub use snils::Snils;

/// A typed number that cannot be one of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Wrong length or characters.
    #[error("wrong length or characters")]
    Shape,
    /// The control digits do not match: most likely a typing mistake.
    #[error("control digits do not match")]
    Control,
}

/// The digits of `text` once `separators` and white space are dropped; `None` if anything
/// else is left. No-break spaces count as white space: numbers are often pasted.
fn digits(text: &str, separators: &[char]) -> Option<Vec<u8>> {
    text.chars()
        .filter(|c| !c.is_whitespace() && !separators.contains(c))
        .map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
        .collect()
}

/// Σ digit·weight.
fn weighted(digits: &[u8], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum()
}

/// The digits as text.
fn text(digits: &[u8]) -> String {
    digits
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .collect()
}

/// Someone's way to sign in or to be named: a phone number or a СНИЛС.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonKey {
    /// A phone number.
    Phone(Phone),
    /// A СНИЛС.
    Snils(Snils),
}

impl PersonKey {
    /// What `text` may mean. Eleven bare digits can be both a phone number that begins
    /// with 7 or 8 and a СНИЛС, so there may be two answers; none is an error.
    pub fn readings(text: &str) -> Vec<Self> {
        let snils = Snils::parse(text).ok().map(Self::Snils);
        let phone = Phone::parse(text).ok().map(Self::Phone);
        snils.into_iter().chain(phone).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_key_reads_both_kinds() {
        assert!(matches!(
            PersonKey::readings("112-233-445 95").as_slice(),
            [PersonKey::Snils(_)]
        ));
        assert!(matches!(
            PersonKey::readings("+7 900 000-00-01").as_slice(),
            [PersonKey::Phone(_)]
        ));
        assert!(PersonKey::readings("hello").is_empty());
        assert!(PersonKey::readings("").is_empty());
    }
}
