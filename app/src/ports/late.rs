use domain::{
    identifiers::Ogrn,
    offline::{Kit, LateProblem},
    scenario::Scenario,
};
use port::port;
use serde::{Deserialize, Serialize};

use super::{CheckRequest, Visitor};
use crate::error::AppError;

/// A check that was made without a network and is sent afterwards. The scanner's worker
/// keeps it as this JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateCheck {
    /// The account that made it: [`Kit::account`].
    pub account: String,
    /// What would have been asked online, with the same idempotency key as the tries that
    /// got no answer. Scanned codes only. The device signs it when the check is made.
    pub request: CheckRequest,
    /// When it was made, Unix seconds of the server as the scanner knew them.
    pub at: i64,
    /// When the data was fetched with which it was made, Unix seconds.
    pub data_at: i64,
}

/// What became of a late check. Whether all was well is the organization's to know, in its
/// cabinet: a scanner is told nothing that it could not be told at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateAnswer {
    /// The idempotency key.
    pub key: String,
    /// What became of it.
    pub result: LateResult,
}

/// What became of a late check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateResult {
    /// Recorded, now or before.
    Settled,
    /// Somebody else made it: kept until they sign in.
    OtherAccount,
    /// Nothing that could ever be recorded.
    Refused,
}

/// A check without a network that was not good after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Id of the check.
    pub check: String,
    /// When the check was made, Unix seconds.
    pub at: i64,
    /// When it was sent and found wrong, Unix seconds.
    pub raised_at: i64,
    /// Name of the member of staff.
    pub staff: String,
    /// What was asked, if the code said so.
    pub scenario: Option<Scenario>,
    /// What was wrong.
    pub problem: LateProblem,
    /// When the code was taken in the other check, Unix seconds.
    pub used_at: Option<i64>,
    /// When a director took note of it, Unix seconds, and their name.
    pub acknowledged: Option<(i64, String)>,
}

/// An organization's late alarms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alarms {
    /// Those nobody has taken note of first, then the newest first; at most 10,000.
    pub lines: Vec<Alarm>,
    /// How many nobody has taken note of.
    pub open: u64,
    /// Seconds for which scanners of this organization may use what they keep.
    pub cap: i64,
}

/// Checks without a network: what a scanner keeps for them, and how they are settled.
#[port]
pub trait LateChecks: Send + Sync {
    /// Everything that this person's scanner keeps for the time without a network.
    async fn kit(&self, by: &Visitor) -> Result<Kit, AppError>;

    /// Settles checks that were made without a network, each exactly once: the questions of
    /// an online check, asked of the time when it was made. At most [`LATE_AT_ONCE`].
    async fn settle(&self, by: &Visitor, checks: &[LateCheck])
    -> Result<Vec<LateAnswer>, AppError>;

    /// The organization's late alarms; for its directors only, [`AppError::NotFound`] for
    /// everyone else.
    async fn alarms(&self, by: &Visitor, organization: &Ogrn) -> Result<Alarms, AppError>;

    /// A director takes note of the alarm of `check`. Doing so twice changes nothing.
    async fn acknowledge(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
    ) -> Result<(), AppError>;

    /// Lets the organization's scanners use what they keep for `hours`, 0 to 72.
    async fn set_cap(&self, by: &Visitor, organization: &Ogrn, hours: u8) -> Result<(), AppError>;
}

/// Most checks in one [`LateChecks::settle`].
pub const LATE_AT_ONCE: usize = 50;
