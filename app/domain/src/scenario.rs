//! What a verifier can ask: one question with one answer.

use std::fmt;

pub use crate::catalogue::Scenario;
use crate::status::StatusKind;

impl Scenario {
    /// Every scenario, in the order in which people see them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::AGES
            .into_iter()
            .chain(StatusKind::ALL.into_iter().map(Self::Status))
            .chain([Self::Identity, Self::Loyalty])
    }

    /// The scenario of that catalogue number.
    pub fn from_number(number: u16) -> Option<Self> {
        Self::all().find(|scenario| scenario.number() == number)
    }

    /// The stable name used in tables, addresses and text keys: `age18`, `status:student`.
    pub fn key(self) -> String {
        self.to_string()
    }

    /// The scenario of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        match key.strip_prefix("status:") {
            Some(kind) => StatusKind::from_key(kind).map(Self::Status),
            None => Self::all()
                .filter(|scenario| !matches!(scenario, Self::Status(_)))
                .find(|scenario| scenario.word() == key),
        }
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Status(kind) => write!(f, ":{}", kind.key()),
            _ => Ok(()),
        }
    }
}

/// A text that names no scenario.
#[derive(Debug, thiserror::Error)]
#[error("no such scenario")]
pub struct UnknownScenario;

impl TryFrom<String> for Scenario {
    type Error = UnknownScenario;

    fn try_from(key: String) -> Result<Self, UnknownScenario> {
        Self::from_key(&key).ok_or(UnknownScenario)
    }
}

impl From<Scenario> for String {
    fn from(scenario: Scenario) -> Self {
        scenario.key()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_and_keys_are_unique_and_read_back() {
        let mut numbers = BTreeSet::new();
        for scenario in Scenario::all() {
            assert!(numbers.insert(scenario.number()));
            assert_eq!(Scenario::from_number(scenario.number()), Some(scenario));
            assert_eq!(Scenario::from_key(&scenario.key()), Some(scenario));
        }
        assert_eq!(Scenario::from_number(0), None);
        for nothing in ["", "status", "status:", "age", "age17", "AGE18", "student"] {
            assert_eq!(Scenario::from_key(nothing), None, "{nothing}");
        }
    }

    /// Whoever has read the format counts on these.
    #[test]
    fn numbers_and_keys_are_for_ever() {
        let catalogue: Vec<_> = Scenario::all().map(|it| (it.number(), it.key())).collect();
        let known = [
            (1, "age18"),
            (5, "age21"),
            (4, "age14"),
            (16, "status:large_family"),
            (17, "status:student"),
            (18, "status:pensioner"),
            (19, "status:disability"),
            (20, "status:svo_participant"),
            (21, "status:svo_family"),
            (22, "status:veteran"),
            (2, "identity"),
            (3, "loyalty"),
        ];
        assert_eq!(
            catalogue,
            known.map(|(number, key)| (number, key.to_owned()))
        );
    }
}
