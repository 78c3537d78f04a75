use domain::{
    identifiers::Ogrn,
    power::{Limits, Powers, Validity},
};
use port::port;

use super::Visitor;
use crate::error::{AppError, Problem};

/// How far a batch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    /// A director looks at it.
    Draft,
    /// Its powers of attorney are being issued.
    Running,
    /// Everything that can be done is done.
    Done,
    /// Nothing was issued, and nothing will be.
    Cancelled,
}

/// What becomes of the good lines if others are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchMode {
    /// All lines or none.
    Whole,
    /// The good ones.
    Good,
}

impl BatchState {
    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Draft, Self::Running, Self::Done, Self::Cancelled]
            .into_iter()
            .find(|state| state.key() == key)
    }
}

impl BatchMode {
    /// The stable name used in tables and forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Good => "good",
        }
    }

    /// The mode of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Whole, Self::Good]
            .into_iter()
            .find(|mode| mode.key() == key)
    }
}

/// The same power of attorney for several members of staff. Made by
/// [`crate::forms::issue_to_many`].
#[derive(Clone, Debug)]
pub struct IssueToMany {
    /// Accounts of those who were chosen.
    pub people: Vec<String>,
    /// Also everyone who has none that counts or will.
    pub everyone_without: bool,
    /// What it covers.
    pub powers: Powers,
    /// When it counts; begins today at the earliest.
    pub validity: Validity,
    /// What narrows it.
    pub limits: Limits,
}

/// A batch in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchLine {
    /// Its id.
    pub id: String,
    /// Name of the file; `None` for people who were chosen on a page.
    pub file_name: Option<String>,
    /// How far it has come.
    pub state: BatchState,
    /// What was decided about it.
    pub mode: Option<BatchMode>,
    /// When, Unix seconds.
    pub created_at: i64,
    /// Lines in all.
    pub total: u64,
    /// Lines with something wrong.
    pub bad: u64,
    /// Powers of attorney that were issued.
    pub issued: u64,
    /// Lines that are done, or ready to be done in one piece.
    pub prepared: u64,
}

/// A line of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// Line of the file, or place among those chosen; from 1.
    pub line: u64,
    /// As the file has it, or the name of who was chosen.
    pub person: String,
    /// Name of the member of staff whom the file means.
    pub name: Option<String>,
    /// What is wrong, column by column.
    pub problems: Vec<RowProblem>,
    /// Number of the power of attorney that was issued.
    pub number: Option<String>,
}

/// What is wrong in one column of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The column: its text is `batch-column-<key>`.
    pub column: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

/// The columns of a list.
pub const BATCH_COLUMNS: [&str; 4] = ["person", "scenarios", "from", "until"];

/// A batch and one page of its lines, those with something wrong first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchView {
    /// The batch.
    pub batch: BatchLine,
    /// The lines of this page.
    pub rows: Vec<BatchRow>,
}

/// Powers of attorney issued many at a time, for directors of the organization;
/// [`AppError::NotFound`] for anyone else.
#[port]
pub trait Batches: Send + Sync {
    /// Issues the same to several members of staff, one after the other; the id of the batch.
    /// Nobody to issue to is an error of the field `member`, a first day before today one of
    /// `from`.
    async fn issue_to_many(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        issue: &IssueToMany,
    ) -> Result<String, AppError>;

    /// Reads a list (CSV or XLSX) and keeps it as a draft; nothing is issued yet. People are
    /// looked for among the staff only. A file that is none, has no known heads, no lines or too
    /// many is an error of the field `file`.
    async fn upload(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        name: &str,
        file: &[u8],
    ) -> Result<String, AppError>;

    /// The batches of the organization, the newest first.
    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<BatchLine>, AppError>;

    /// One of them, with `page_size` lines of the page (from 0).
    async fn view(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        batch: &str,
        page: u32,
        page_size: u32,
    ) -> Result<BatchView, AppError>;

    /// Begins to issue; from then on it goes on by itself, also after a restart.
    /// [`AppError::Conflict`] if it was decided before, or if there is something wrong and all or
    /// none are wanted, or if nothing is good.
    async fn start(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        batch: &str,
        mode: BatchMode,
    ) -> Result<(), AppError>;

    /// Gives up a draft. [`AppError::Conflict`] if it is none any more.
    async fn cancel(&self, by: &Visitor, organization: &Ogrn, batch: &str) -> Result<(), AppError>;
}
