use domain::status::{Status, StatusKind, StatusState};
use port::port;
use time::Date;

use super::{HolderLine, Visitor};
use crate::error::AppError;

/// Most characters of the source of a status.
pub const LONGEST_SOURCE: usize = 200;

/// A status as the desk shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldStatus {
    /// Its id.
    pub id: String,
    /// What, and for how long.
    pub status: Status,
    /// How it stands today.
    pub state: StatusState,
    /// Who says so.
    pub source: String,
    /// Why it was ended before its time.
    pub end_reason: Option<String>,
    /// Grows with each change: a form carries it, so that nobody decides about what they have not
    /// seen.
    pub revision: i64,
    /// Whether its end waits for a second pair of eyes.
    pub end_waits: bool,
}

/// An entry of the log of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryEvent {
    /// What was done: its text is `registry-event-<kind>`.
    pub kind: &'static str,
    /// The kind of status it is about.
    pub status: Option<StatusKind>,
    /// When, Unix seconds.
    pub at: i64,
    /// Name of who did it; empty for the program itself.
    pub by: String,
    /// Why, in words; empty where nobody was asked.
    pub reason: String,
    /// The last day that was set or asked for.
    pub until: Option<Date>,
}

/// One status with everything that became of it.
#[derive(Clone, Debug)]
pub struct StatusFile {
    /// Whose it is.
    pub line: HolderLine,
    /// The status.
    pub held: HeldStatus,
    /// What became of it, the newest first.
    pub events: Vec<RegistryEvent>,
    /// Whether ending it by hand needs a second pair of eyes.
    pub four_eyes: bool,
}

/// A status to be entered. Made by [`crate::forms::grant_status`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantStatus {
    /// What.
    pub kind: StatusKind,
    /// First day.
    pub from: Date,
    /// Last day; open if `None`.
    pub until: Option<Date>,
    /// Who says so.
    pub source: String,
}

/// An end before its time. Made by [`crate::forms::end_status`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndStatus {
    /// Of what was seen.
    pub revision: i64,
    /// Last day on which it counts; the day before the first one if it never should have.
    pub last: Date,
    /// Why.
    pub reason: String,
}

/// A hold, or its end. Made by [`crate::forms::hold_status`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldStatus {
    /// Of what was seen.
    pub revision: i64,
    /// Why.
    pub reason: String,
}

/// What came of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is ended.
    Ended,
    /// Another operator is asked.
    Waits,
}

/// What becomes of an end that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndDecision {
    /// Another operator agrees: the status ends.
    Confirm,
    /// Another operator does not.
    Refuse,
    /// Whoever has asked takes it back.
    Withdraw,
}

impl EndDecision {
    /// The stable name used in tables and forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Refuse => "refuse",
            Self::Withdraw => "withdraw",
        }
    }

    /// The decision of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Confirm, Self::Refuse, Self::Withdraw]
            .into_iter()
            .find(|decision| decision.key() == key)
    }
}

/// An end that waits for a second pair of eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingEnd {
    /// Id of the request.
    pub id: String,
    /// Registry number of the holder.
    pub holder: u64,
    /// Their whole name.
    pub holder_name: String,
    /// The status as it stands.
    pub held: HeldStatus,
    /// The last day that is asked for.
    pub last: Date,
    /// Why.
    pub reason: String,
    /// When it was asked for, Unix seconds.
    pub asked_at: i64,
    /// Name of who asked.
    pub asked_by: String,
    /// Whether that was the operator who looks.
    pub is_own: bool,
    /// Whether the status was changed since: it can be refused only.
    pub is_stale: bool,
}

/// Statuses at the registry desk; for operators only, [`AppError::NotFound`] for everyone else.
/// Every change is told in the log of the registry and counts with the very next check.
#[port]
pub trait Statuses: Send + Sync {
    /// One status of a holder.
    async fn file(&self, by: &Visitor, holder: u64, status: &str) -> Result<StatusFile, AppError>;

    /// Enters a status; its id. Impossible days are errors of the fields `from` and `until`, a
    /// second one of a kind for the same time is one of `kind`.
    async fn grant(
        &self,
        by: &Visitor,
        holder: u64,
        grant: &GrantStatus,
    ) -> Result<String, AppError>;

    /// Puts a status on hold, or takes it off. [`AppError::Conflict`] if it has changed since it
    /// was seen, or stands so already.
    async fn hold(
        &self,
        by: &Visitor,
        holder: u64,
        status: &str,
        suspended: bool,
        hold: &HoldStatus,
    ) -> Result<(), AppError>;

    /// Ends a status, or asks another operator to: as the installation is set.
    /// [`AppError::Conflict`] if it has changed since it was seen, or its end waits already.
    async fn end(
        &self,
        by: &Visitor,
        holder: u64,
        status: &str,
        end: &EndStatus,
    ) -> Result<Ending, AppError>;

    /// Every end that waits, the oldest first.
    async fn waiting(&self, by: &Visitor) -> Result<Vec<WaitingEnd>, AppError>;

    /// Decides about one. Whoever has asked may only take it back, everyone else may not:
    /// an error of the field `decision`. [`AppError::Conflict`] if it was decided before, or if
    /// the status has changed since and it is to be ended.
    async fn decide(
        &self,
        by: &Visitor,
        request: &str,
        decision: EndDecision,
    ) -> Result<(), AppError>;
}
