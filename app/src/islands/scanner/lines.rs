//! What the island is told of organizations; dates and states come in words.

use domain::identifiers::Ogrn;
use serde::{Deserialize, Serialize};

/// An organization in whose name this person may (or might once) check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationLine {
    /// ОГРН.
    pub ogrn: Ogrn,
    /// Short name.
    pub name: String,
    /// Whole name.
    pub full_name: String,
    /// Whether a power of attorney of it is in force.
    pub in_force: bool,
    /// How long, or why not.
    pub note: String,
    /// Its powers of attorney, those in force first.
    pub mandates: Vec<MandateLine>,
}

/// A power of attorney.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateLine {
    /// Number.
    pub number: String,
    /// Whether it is in force.
    pub in_force: bool,
    /// Class of the chip.
    pub chip: String,
    /// State in words.
    pub state: String,
    /// First and last day in words.
    pub period: String,
    /// What it covers, in words.
    pub scenarios: String,
}

impl OrganizationLine {
    /// Everything its powers of attorney in force cover, in words.
    pub fn covered(&self) -> String {
        let in_force = self.mandates.iter().filter(|mandate| mandate.in_force);
        in_force
            .map(|mandate| mandate.scenarios.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Whom to begin with: the first organization that can be checked for.
pub fn first_choice(organizations: &[OrganizationLine]) -> Option<&OrganizationLine> {
    organizations
        .iter()
        .find(|organization| organization.in_force)
}
