use domain::{
    foreign::ForeignCode,
    identifiers::Ogrn,
    outcome::OutcomeKind,
    power::{AuthorityRefusal, Limits, PowerState},
    scenario::Scenario,
};
use port::port;
use serde::{Deserialize, Serialize};

use super::{DayUse, Language, Photo, Visitor};
use crate::error::AppError;

/// A power of attorney as its bearer's scanner knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// ОГРН of the organization.
    pub ogrn: Ogrn,
    /// Its short name, for the pill: `МКУ «Городская библиотека»`.
    pub organization: String,
    /// Its whole name.
    pub full_name: String,
    /// Number of the power of attorney.
    pub number: String,
    /// First day, `2026-03-01`.
    pub from: String,
    /// Last day, included.
    pub until: String,
    /// How it stands today.
    pub state: PowerState,
    /// What it covers.
    pub scenarios: Vec<Scenario>,
    /// What narrows it.
    pub limits: Limits,
    /// Whether it counts only once its bearer has passed the training.
    pub untrained: bool,
    /// Whether its bearer may hand it over.
    pub may_hand_over: bool,
}

/// What a scanner sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRequest {
    /// In whose name; `None` checks as an individual.
    pub organization: Option<Ogrn>,
    /// What was scanned or typed.
    pub input: CheckInput,
    /// A UUID made by the scanner for this attempt. A retry sends the same one and gets
    /// the same answer, byte for byte.
    pub idempotency_key: String,
    /// Language of the verifier's screen: decides the language of the matching words.
    pub language: Language,
    /// What the device proves, if it is enrolled to a branch of that organization:
    /// [`domain::device::Proof`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// What was scanned or typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", content = "text", rename_all = "snake_case")]
pub enum CheckInput {
    /// The text of a QR code, at most 4,296 characters (the most a QR code holds).
    Scanned(String),
    /// The eight digits that the holder read out: online and for organizations only.
    Typed(String),
}

/// What the verifier learns, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckAnswer {
    /// Id of the check.
    pub id: String,
    /// The row of DESIGN §5.
    pub outcome: OutcomeKind,
    /// When, Unix seconds.
    pub at: i64,
    /// Short name of the organization in whose name it was asked.
    pub organization: Option<String>,
    /// What the code asked; `None` when it was no (readable) code of ours.
    pub scenario: Option<Scenario>,
    /// The matching words, once a holder was reached.
    pub words: Option<[String; 2]>,
    /// Number of the slip for a "not confirmed": `482-193`.
    pub slip: Option<String>,
    /// For "already used": when it was, Unix seconds, and by whom.
    pub used: Option<UsedBefore>,
    /// For "not our code": what it is instead.
    pub foreign: Option<ForeignCode>,
    /// For "no authority": why.
    pub authority: Option<AuthorityRefusal>,
    /// For "awaiting the holder": until when, Unix seconds.
    pub waits_until: Option<i64>,
    /// For "confirmed" by an organization, if the holder has agreed: until when their photo can be
    /// fetched, Unix seconds ([`Checks::holder_photo`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_until: Option<i64>,
    /// For "confirmed" by an organization that gives a benefit once a day: the status is true, and
    /// today's was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<AgainToday>,
    /// For the first one of the day there: until when it can be said that nothing was given, Unix
    /// seconds ([`Checks::give_back`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_until: Option<i64>,
}

/// A benefit that was given today already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgainToday {
    /// When, Unix seconds.
    pub at: i64,
}

/// An earlier use of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedBefore {
    /// When, Unix seconds.
    pub at: i64,
    /// Whether it was this organization.
    pub by_same: bool,
}

/// How a request for identity stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Awaited {
    /// The holder has not answered yet.
    Waiting,
    /// The holder refused.
    Declined,
    /// The minute is over, or the fields were fetched before.
    Over,
    /// The holder allowed it. Given once, stored by nobody.
    Allowed(IdentityFields),
}

/// The fields of an identity, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityFields {
    /// Whole name.
    pub name: String,
    /// Day of birth, `1990-05-17`.
    pub birth: String,
    /// Number of the document.
    pub document: String,
    /// The photo as a `data:` address.
    pub photo: String,
}

impl Photo {
    /// The media types a photo may have; anything else is not served.
    pub const MEDIA_TYPES: [&'static str; 4] =
        ["image/jpeg", "image/png", "image/webp", "image/svg+xml"];
}

/// A check in the organization's list: nothing about the citizen.
#[derive(Clone, Debug)]
pub struct CheckLine {
    /// Id of the check.
    pub id: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Name of the member of staff; with a till, of whoever is responsible for it.
    pub staff: String,
    /// Name of the till, if one has made it.
    pub till: Option<String>,
    /// What was asked, if the code said so.
    pub scenario: Option<Scenario>,
    /// What the screen said.
    pub outcome: OutcomeKind,
    /// Slip number of a "not confirmed".
    pub slip: Option<String>,
    /// Whether there is a receipt: not while the outcome is open.
    pub has_receipt: bool,
    /// What it was for a benefit that is given once a day.
    pub day_use: Option<DayUse>,
}

/// Which checks to list.
#[derive(Clone, Debug, Default)]
pub struct CheckFilter {
    /// Only this outcome.
    pub outcome: Option<OutcomeKind>,
    /// Only staff or tills whose name contains this.
    pub staff: Option<String>,
    /// Page, from 0.
    pub page: u32,
}

/// A page of the organization's list of checks.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// Newest first.
    pub lines: Vec<CheckLine>,
    /// How many match in all.
    pub total: u64,
    /// Lines a page.
    pub page_size: u32,
    /// How many of them came again on a day on which a benefit is given once.
    pub again: u64,
}

/// What one person has checked lately: nothing about anybody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Since when, Unix seconds.
    pub since: i64,
    /// How many of each outcome, in the order of [`OutcomeKind::ALL`]; none that never came.
    pub counts: Vec<(OutcomeKind, u64)>,
    /// How often a paper document was taken after a "no".
    pub papers: u64,
    /// How many of the confirmed ones came again on that day.
    pub again: u64,
    /// The newest twenty, newest first, and older ones of which the use can still be given back.
    pub latest: Vec<ShiftLine>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftLine {
    /// When, Unix seconds.
    pub at: i64,
    /// What happened.
    pub event: ShiftEvent,
    /// What it was for a benefit that is given once a day.
    pub day_use: Option<DayUse>,
    /// Id of the check, while it can be said that nothing was given.
    pub returnable: Option<String>,
}

/// What happens in a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftEvent {
    /// A check, and what the screen said.
    Check(OutcomeKind),
    /// A paper document was taken after a "no".
    Paper,
}

/// A code for a device to read in its self-test: it says where that is, and nothing else.
#[derive(Clone, Debug, Default)]
pub struct TestChart {
    /// What it says.
    pub text: String,
    /// Modules on a side.
    pub size: u32,
    /// Its modules, packed ([`crate::symbol`]).
    pub modules: String,
}

/// The verifier's side of a showing. For confirmed accounts only.
#[port]
pub trait Checks: Send + Sync {
    /// The powers of attorney this person holds or held within the last year, those in
    /// force first.
    async fn mandates(&self, by: &Visitor) -> Result<Vec<Mandate>, AppError>;

    /// What a device reads to try itself; `None` if it cannot be drawn.
    fn chart(&self) -> Option<TestChart>;

    /// Checks a code: authority, code, window, holder now, then single use and the record
    /// of the check in one transaction (DESIGN §4).
    async fn check(&self, by: &Visitor, request: &CheckRequest) -> Result<CheckAnswer, AppError>;

    /// How the request for identity of this check stands; only for who made the check.
    async fn awaited(&self, by: &Visitor, check: &str) -> Result<Awaited, AppError>;

    /// The photo that goes with a "yes", as a `data:` address: once, to the session that has checked,
    /// within [`domain::consent::PHOTO_SHOWN`] seconds, and while the holder agrees.
    /// [`AppError::NotFound`] in every other case. Whoever gets it keeps it nowhere.
    async fn holder_photo(&self, by: &Visitor, check: &str) -> Result<String, AppError>;

    /// Whether the holder's open page has fetched the matching words of this check; only for
    /// who made the check, [`AppError::NotFound`] for everyone else.
    async fn delivered(&self, by: &Visitor, check: &str) -> Result<bool, AppError>;

    /// Writes down that a paper document was taken after this check: once, however often it is
    /// asked for. Only for who made the check, within the shift, and after a "no";
    /// [`AppError::NotFound`] for everything else.
    async fn take_paper(&self, by: &Visitor, check: &str) -> Result<(), AppError>;

    /// Says that after this check, the first of its day, nothing was given: whoever it was for can
    /// come again today. Once, however often it is asked for; only for who made the check, not at a
    /// kiosk, within [`domain::once::RETURN_WITHIN`] seconds; [`AppError::NotFound`] for
    /// everything else.
    async fn give_back(&self, by: &Visitor, check: &str) -> Result<(), AppError>;

    /// What this person has checked in the last twelve hours.
    async fn shift(&self, by: &Visitor) -> Result<Shift, AppError>;

    /// The organization's list of checks; for its directors only, [`AppError::NotFound`]
    /// for everyone else. `page_size` at most 10,000 (CSV), usually 50.
    async fn journal(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        filter: &CheckFilter,
        page_size: u32,
    ) -> Result<CheckPage, AppError>;
}
