//! What a verifier can ask: one question with one answer.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::status::StatusKind;

/// A question with a yes or a no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Scenario {
    /// Is the holder 18 or older?
    Age18,
    /// Does the holder have this status today?
    Status(StatusKind),
    /// Who is the holder? Answered only with the holder's consent to each request.
    Identity,
    /// The holder's place in an organization's loyalty programme.
    Loyalty,
}

impl Scenario {
    /// Every scenario, in the order in which people see them.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Age18]
            .into_iter()
            .chain(StatusKind::ALL.into_iter().map(Self::Status))
            .chain([Self::Identity, Self::Loyalty])
    }

    /// Number in the catalogue: what the code carries in its `scope` claim. A number is
    /// never given to another scenario, for codes and receipts outlive the program.
    pub fn number(self) -> u16 {
        match self {
            Self::Age18 => 1,
            Self::Identity => 2,
            Self::Loyalty => 3,
            Self::Status(StatusKind::LargeFamily) => 16,
            Self::Status(StatusKind::Student) => 17,
            Self::Status(StatusKind::Pensioner) => 18,
            Self::Status(StatusKind::Disability) => 19,
            Self::Status(StatusKind::SvoParticipant) => 20,
            Self::Status(StatusKind::SvoFamily) => 21,
            Self::Status(StatusKind::Veteran) => 22,
        }
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
        match key {
            "age18" => Some(Self::Age18),
            "identity" => Some(Self::Identity),
            "loyalty" => Some(Self::Loyalty),
            _ => key
                .strip_prefix("status:")
                .and_then(StatusKind::from_key)
                .map(Self::Status),
        }
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Age18 => f.write_str("age18"),
            Self::Identity => f.write_str("identity"),
            Self::Loyalty => f.write_str("loyalty"),
            Self::Status(kind) => write!(f, "status:{}", kind.key()),
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
        assert_eq!(Scenario::from_key("status:"), None);
    }
}
