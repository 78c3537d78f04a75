use domain::{
    identifiers::Ogrn,
    power::{Limits, PowerState, Powers, Validity},
    scenario::Scenario,
};
use port::port;
use time::Date;

use super::{HandOver, HandedOver, Visitor};
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
    /// What narrows it.
    pub limits: Limits,
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
    /// What became of it, oldest first.
    pub events: Vec<PowerEvent>,
    /// The newer one that takes its place, and from which day.
    pub replaced: Option<(String, Date)>,
    /// Checks made under it.
    pub checks: u64,
    /// Its document; `None` if data that the format needs were missing.
    pub document: Option<PowerDocument>,
    /// Powers in plain words.
    pub plain_text: Option<String>,
    /// Whether it may be handed over.
    pub may_hand_over: bool,
    /// Those given with it in one document.
    pub with: Vec<PowerLine>,
    /// Those that were handed over under it.
    pub given: Vec<PowerLine>,
    /// Number of the one under which it was handed over.
    pub parent: Option<String>,
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

/// Something that became of a power of attorney.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerEvent {
    /// What: the text is `power-event-<kind>`.
    pub kind: &'static str,
    /// When, Unix seconds.
    pub at: i64,
    /// Who did it; empty for the program itself.
    pub by: String,
    /// Why, in their words; empty where nobody was asked.
    pub reason: String,
}

/// The record of a revocation and the organization's signature over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevocationRecord {
    /// Name of both files without an ending.
    pub stem: String,
    /// JSON.
    pub record: String,
    /// CMS in DER; none of a revocation of before there were records.
    pub signature: Option<Vec<u8>>,
}

/// A member of staff: whoever has accepted an invitation, or holds or held a power of attorney.
#[derive(Clone, Debug)]
pub struct StaffLine {
    /// Id of the account.
    pub account: String,
    /// Whether a director has said that this person left, and nothing was issued since.
    pub has_left: bool,
    /// Name.
    pub name: String,
    /// Powers of attorney, those in force first.
    pub powers: Vec<PowerLine>,
    /// Checks in the last 30 days.
    pub checks_month: u64,
    /// When they passed the training, Unix seconds.
    pub trained_at: Option<i64>,
}

/// A mandate to be issued. Made by [`crate::forms::issue_power`].
#[derive(Clone, Debug)]
pub struct IssuePower {
    /// Phone number or СНИЛС, as typed.
    pub person: String,
    /// The same of others to whom it is given in one document: the field of the form, and what
    /// was typed.
    pub others: Vec<(&'static str, String)>,
    /// What it covers.
    pub powers: Powers,
    /// When it counts; begins today at the earliest.
    pub validity: Validity,
    /// What narrows it.
    pub limits: Limits,
    /// Number of the one whose place it takes, from its first day on.
    pub replaces: Option<String>,
    /// Powers in plain words: in the document, and nothing to a scanner.
    pub plain_text: Option<String>,
    /// Whether the representative may hand it over, once.
    pub may_hand_over: bool,
    /// Id of the draft that it was; it is gone then.
    pub draft: Option<String>,
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
    /// What narrows it.
    pub limits: Limits,
    /// How it stands today.
    pub state: PowerState,
    /// Name of the representative, or of each, for people of that organization only.
    pub representative: Option<String>,
    /// To how many people it was given in one document; those that it counts no more for are not
    /// among them.
    pub people: u64,
    /// Whether a representative has handed it over.
    pub is_handed_over: bool,
}

/// What became of a name that was typed on the public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAsked {
    /// As typed.
    pub name: String,
    /// Whether the power of attorney was given to a person of that name.
    pub matches: bool,
}

/// Organizations and their powers of attorney. Everything but [`public`](Self::public) is
/// for directors of that organization; for anyone else it is [`AppError::NotFound`].
#[port]
pub trait PowersOfAttorney: Send + Sync {
    /// The organizations this person directs.
    async fn organizations(&self, by: &Visitor) -> Result<Vec<Organization>, AppError>;

    /// What a director sees first.
    async fn overview(&self, by: &Visitor, organization: &Ogrn) -> Result<Overview, AppError>;

    /// Everyone who has accepted an invitation, or holds or held a power of attorney.
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

    /// Revokes one, with all that were given with it in one document and all that were handed
    /// over under them; it bites at the very next check. Twice is [`AppError::Conflict`].
    async fn revoke(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError>;

    /// Suspends one until [`resume`](Self::resume); it bites at the very next check.
    /// [`AppError::Conflict`] if it is suspended, revoked or over.
    async fn suspend(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError>;

    /// Ends a suspension. [`AppError::Conflict`] if there is none.
    async fn resume(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError>;

    /// A member of staff leaves: everything of theirs that still counts, or will, is revoked in
    /// one piece, and what was sent to them is withdrawn. How many were revoked;
    /// [`AppError::NotFound`] for who is not staff, [`AppError::Conflict`] for who has left.
    async fn leave(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        account: &str,
        reason: &str,
    ) -> Result<u64, AppError>;

    /// One's own power of attorney of that number, if it may be handed over;
    /// [`AppError::NotFound`] for every other.
    async fn to_hand_over(&self, by: &Visitor, number: &str) -> Result<HandOver, AppError>;

    /// Hands it over and returns the number of the new one. [`AppError::Conflict`] if it does not
    /// count today; asks for the password.
    async fn hand_over(
        &self,
        by: &Visitor,
        number: &str,
        wanted: &HandedOver,
    ) -> Result<String, AppError>;

    /// The record of a revocation; [`AppError::NotFound`] while it is not revoked.
    async fn revocation(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
    ) -> Result<RevocationRecord, AppError>;

    /// What anyone may see; people of the organization see the name as well.
    async fn public(&self, by: Option<&Visitor>, number: &str) -> Result<PublicPower, AppError>;

    /// Whether the power of attorney of that number was given to a person of that name: surname
    /// and given name at least, case and ё aside. [`AppError::TooMany`] after ten guesses a
    /// minute at one power of attorney.
    async fn is_of(&self, number: &str, name: &str) -> Result<bool, AppError>;
}
