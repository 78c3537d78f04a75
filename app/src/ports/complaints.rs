use domain::{identifiers::Ogrn, outcome::OutcomeKind, scenario::Scenario};
use port::port;

use super::{HolderCheckLine, Visitor};
use crate::error::AppError;

/// How a complaint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplaintState {
    /// Nobody has answered yet.
    Open,
    /// Answered, and so closed.
    Answered,
    /// Taken back by the holder before an answer.
    Withdrawn,
}

impl ComplaintState {
    /// Every state, those that want something first.
    pub const ALL: [Self; 3] = [Self::Open, Self::Answered, Self::Withdrawn];

    /// The stable name used in addresses and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// Most characters of a complaint and of an answer.
pub const LONGEST_COMPLAINT: usize = 500;

/// The answer that closes a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintAnswer {
    /// When, Unix seconds.
    pub at: i64,
    /// In the words of whoever answered.
    pub text: String,
}

/// "I did not show this", as the holder sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// When, Unix seconds.
    pub at: i64,
    /// What the holder said; may be empty.
    pub words: String,
    /// How it stands.
    pub state: ComplaintState,
    /// The answer, once there is one.
    pub answer: Option<ComplaintAnswer>,
}

/// A check of one's own, and what one has said about it.
#[derive(Clone, Debug)]
pub struct OwnCheck {
    /// The check.
    pub line: HolderCheckLine,
    /// The complaint about it.
    pub complaint: Option<Complaint>,
}

/// The check that a complaint is about, as the verifier's copy has it: nothing of the
/// citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputedCheck {
    /// Id of the check.
    pub id: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Who checked: the member of staff, or the individual.
    pub staff: String,
    /// What was asked, if the code said so.
    pub scenario: Option<Scenario>,
    /// What the screen said.
    pub outcome: OutcomeKind,
}

/// A complaint as the organization sees it: that there is one, about which check, and how
/// it stands. Neither who complained nor their words, which could give them away.
#[derive(Clone, Debug)]
pub struct ComplaintLine {
    /// The check.
    pub check: DisputedCheck,
    /// How it stands.
    pub state: ComplaintState,
    /// The answer, once there is one.
    pub answer: Option<ComplaintAnswer>,
}

/// A complaint as the operator sees it: everything.
#[derive(Clone, Debug)]
pub struct ComplaintFile {
    /// The check.
    pub check: DisputedCheck,
    /// Name of the organization; `None` for a check by an individual.
    pub organization: Option<String>,
    /// Registry number of the holder.
    pub holder: u64,
    /// Whole name of the holder.
    pub holder_name: String,
    /// The complaint.
    pub complaint: Complaint,
}

/// A page of complaints: open ones first, then newest first.
#[derive(Clone, Debug)]
pub struct ComplaintPage<T> {
    /// The lines of this page.
    pub lines: Vec<T>,
    /// How many there are in each state, in the order of [`ComplaintState::ALL`].
    pub counts: [u64; 3],
    /// Lines a page.
    pub page_size: u32,
}

/// "I did not show this": said by a holder about a check, seen by the organization and the
/// operator, answered by a director (by the operator where no organization is behind it).
#[port]
pub trait Complaints: Send + Sync {
    /// A check of this holder's own; [`AppError::NotFound`] for anybody else's.
    async fn own(&self, by: &Visitor, check: &str) -> Result<OwnCheck, AppError>;

    /// Complains about a check of one's own. A second time changes nothing: the first one
    /// stands. [`AppError::TooMany`] for who does little else.
    async fn complain(&self, by: &Visitor, check: &str, words: &str) -> Result<(), AppError>;

    /// Takes one's complaint back; [`AppError::Conflict`] once it is answered.
    async fn withdraw(&self, by: &Visitor, check: &str) -> Result<(), AppError>;

    /// How many complaints wait for this organization's answer. As everything about an
    /// organization: for its directors, [`AppError::NotFound`] for everyone else.
    async fn waiting(&self, by: &Visitor, organization: &Ogrn) -> Result<u64, AppError>;

    /// Complaints about this organization's checks. `page` from 0.
    async fn about(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        page: u32,
    ) -> Result<ComplaintPage<ComplaintLine>, AppError>;

    /// One of them.
    async fn one(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
    ) -> Result<ComplaintLine, AppError>;

    /// Answers one, which closes it; [`AppError::Conflict`] once it is closed.
    async fn answer(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
        text: &str,
    ) -> Result<(), AppError>;

    /// All complaints; for operators, [`AppError::NotFound`] for everyone else. `page_size`
    /// at most 10,000 (CSV).
    async fn desk(
        &self,
        by: &Visitor,
        state: Option<ComplaintState>,
        page: u32,
        page_size: u32,
    ) -> Result<ComplaintPage<ComplaintFile>, AppError>;

    /// One of them.
    async fn file(&self, by: &Visitor, check: &str) -> Result<ComplaintFile, AppError>;

    /// The operator's answer to a complaint about an individual; where an organization
    /// checked, it is the organization that answers, and this is [`AppError::Conflict`].
    async fn close(&self, by: &Visitor, check: &str, text: &str) -> Result<(), AppError>;
}
