use async_trait::async_trait;
use domain::{
    identifiers::Ogrn,
    power::{PowerState, Powers, Validity},
    scenario::Scenario,
};
use time::Date;

use super::Visitor;
use crate::error::AppError;

/// An organization and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// ОГРН or ОГРНИП.
    pub ogrn: Ogrn,
    /// Short name: `МКУ «Городская библиотека»`.
    pub name: String,
    /// Whole name.
    pub full_name: String,
    /// ИНН.
    pub inn: String,
}

/// What a director sees first.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The organization.
    pub organization: Organization,
    /// Powers of attorney that end within 14 days.
    pub expiring: Vec<PowerLine>,
    /// People who may check today.
    pub staff_in_force: u64,
    /// Checks since midnight in Moscow.
    pub checks_today: u64,
    /// Of these, "confirmed".
    pub confirmed_today: u64,
    /// Checks in the last 30 days.
    pub checks_month: u64,
    /// The latest checks.
    pub latest: Vec<super::CheckLine>,
}

/// A power of attorney in a list.
#[derive(Clone, Debug)]
pub struct PowerLine {
    /// Its number, a UUID.
    pub number: String,
    /// Name of the representative.
    pub representative: String,
    /// What it covers.
    pub scenarios: Vec<Scenario>,
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// How it stands today.
    pub state: PowerState,
}

/// A power of attorney with everything its director may see.
#[derive(Clone, Debug)]
pub struct PowerDetails {
    /// As in the list.
    pub line: PowerLine,
    /// The organization.
    pub organization: Organization,
    /// Who issued it.
    pub issued_by: String,
    /// When, Unix seconds.
    pub issued_at: i64,
    /// Its revocation.
    pub revocation: Option<Revocation>,
    /// Checks made under it.
    pub checks: u64,
    /// Its document; `None` if data that the format needs were missing.
    pub document: Option<PowerDocument>,
}

/// What is known of the document of a power of attorney.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PowerDocument {
    /// Whether there is a signature.
    pub is_signed: bool,
    /// Whether it was made elsewhere.
    pub is_imported: bool,
}

/// The end of a power of attorney before its time.
#[derive(Clone, Debug)]
pub struct Revocation {
    /// When, Unix seconds.
    pub at: i64,
    /// Who revoked it.
    pub by: String,
    /// Why, in the director's words.
    pub reason: String,
}

/// A member of staff: whoever holds or held a power of attorney.
#[derive(Clone, Debug)]
pub struct StaffLine {
    /// Name.
    pub name: String,
    /// Powers of attorney, those in force first.
    pub powers: Vec<PowerLine>,
    /// Checks in the last 30 days.
    pub checks_month: u64,
}

/// A mandate to be issued. Made by [`crate::forms::issue_power`].
#[derive(Clone, Debug)]
pub struct IssuePower {
    /// Phone number or СНИЛС, as typed.
    pub person: String,
    /// What it covers.
    pub powers: Powers,
    /// When it counts; begins today at the earliest.
    pub validity: Validity,
}

/// What anyone may see of a power of attorney.
#[derive(Clone, Debug)]
pub struct PublicPower {
    /// Its number.
    pub number: String,
    /// The organization.
    pub organization: Organization,
    /// What it covers.
    pub scenarios: Vec<Scenario>,
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// How it stands today.
    pub state: PowerState,
}

/// Organizations and their powers of attorney. Everything but [`public`](Self::public) is
/// for directors of that organization; for anyone else it is [`AppError::NotFound`].
#[async_trait]
pub trait PowersOfAttorney: Send + Sync {
    /// The organizations this person directs.
    async fn organizations(&self, by: &Visitor) -> Result<Vec<Organization>, AppError>;

    /// What a director sees first.
    async fn overview(&self, by: &Visitor, organization: &Ogrn) -> Result<Overview, AppError>;

    /// Everyone who holds or held a power of attorney.
    async fn staff(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<StaffLine>, AppError>;

    /// All powers of attorney, newest first.
    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<PowerLine>, AppError>;

    /// One of them.
    async fn details(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
    ) -> Result<PowerDetails, AppError>;

    /// Issues one and returns its number. A person that cannot be named is a field error
    /// of `person`; a first day before today one of `from`.
    async fn issue(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        power: &IssuePower,
    ) -> Result<String, AppError>;

    /// Revokes one; it bites at the very next check. Twice is [`AppError::Conflict`].
    async fn revoke(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError>;

    /// What anyone may see.
    async fn public(&self, number: &str) -> Result<PublicPower, AppError>;
}
