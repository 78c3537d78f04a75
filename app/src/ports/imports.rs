use port::port;

use super::Visitor;
use crate::error::{AppError, Problem};

/// Most characters of the name of a source.
pub const LONGEST_IMPORT_SOURCE: usize = 100;

/// Most bytes of a list of statuses: a million rows are a hundred million or so.
pub const LARGEST_IMPORT: u64 = 400 * 1024 * 1024;

/// Most rows of a list.
pub const MOST_IMPORT_ROWS: u64 = 1_000_000;

/// The columns of a list; `row` stands for all of a row.
pub const IMPORT_COLUMNS: [&str; 8] = [
    "row", "key", "snils", "kind", "from", "until", "name", "birth",
];

/// How far a list of statuses has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Its rows are being looked at.
    Checking,
    /// An operator looks at what is wrong in it.
    Draft,
    /// Its rows are being entered.
    Running,
    /// What it does not name any more is being ended.
    Dropping,
    /// Everything that can be done is done.
    Done,
    /// An operator gave it up; what was entered until then stays.
    Cancelled,
    /// The file as a whole is none of ours.
    Failed,
}

impl ImportState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Checking,
        Self::Draft,
        Self::Running,
        Self::Dropping,
        Self::Done,
        Self::Cancelled,
        Self::Failed,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Dropping => "dropping",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }

    /// The state of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether the program is at work on it.
    pub fn is_moving(self) -> bool {
        matches!(self, Self::Checking | Self::Running | Self::Dropping)
    }

    /// Whether nothing becomes of it any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Failed)
    }
}

/// What a list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportMode {
    /// What has changed: what it does not name stays as it is.
    Delta,
    /// Everything the source says: what it does not name any more ends.
    Full,
}

impl ImportMode {
    /// The stable name used in tables and forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Delta => "delta",
            Self::Full => "full",
        }
    }

    /// The mode of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Delta, Self::Full]
            .into_iter()
            .find(|mode| mode.key() == key)
    }
}

/// A file that has arrived as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedFile {
    /// UUID, by which it is found.
    pub id: String,
    /// As its sender calls it.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A list of statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// Its id.
    pub id: String,
    /// Who sends it.
    pub source: String,
    /// Name of the file.
    pub file_name: String,
    /// How far it has come.
    pub state: ImportState,
    /// What it stands for, once that was decided.
    pub mode: Option<ImportMode>,
    /// What is wrong with the file as a whole.
    pub failure: Option<Problem>,
    /// When it came, Unix seconds.
    pub created_at: i64,
    /// Name of who sent it; empty of a command.
    pub created_by: String,
    /// Rows in all.
    pub rows: u64,
    /// Rows with something wrong.
    pub bad: u64,
    /// Rows that are done in this state.
    pub done: u64,
    /// Statuses that were entered.
    pub granted: u64,
    /// Statuses whose days were changed.
    pub changed: u64,
    /// Statuses that stand so already.
    pub unchanged: u64,
    /// Statuses that were not named any more.
    pub dropped: u64,
    /// Rows a second, once rows are entered.
    pub rate: Option<u64>,
    /// Seconds until the last row.
    pub left: Option<u64>,
    /// Who wants it entered as a full list, and whether that is whoever looks.
    pub full_asked: Option<(String, bool)>,
}

/// What is wrong in one column of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// Line of the file, from 1.
    pub line: u64,
    /// One of [`IMPORT_COLUMNS`].
    pub column: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

/// A list and the first of what is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportView {
    /// The list.
    pub import: ImportLine,
    /// What is wrong, line by line.
    pub problems: Vec<ImportProblem>,
    /// Statuses of the same source in the registry that have not ended.
    pub held: u64,
}

/// Lists of statuses that their sources send, at the registry desk; for operators only,
/// [`AppError::NotFound`] for everyone else.
///
/// People are known by their СНИЛС. Somebody whom the registry does not know becomes a holder
/// without an account, if the row has a name and a day of birth.
#[port]
pub trait Imports: Send + Sync {
    /// Takes a file that has arrived, sent by `source`; its rows are looked at next. The id of
    /// the list.
    async fn accept(
        &self,
        by: &Visitor,
        source: &str,
        file: &ReceivedFile,
    ) -> Result<String, AppError>;

    /// The latest lists.
    async fn list(&self, by: &Visitor) -> Result<Vec<ImportLine>, AppError>;

    /// One of them, with the first `most` of what is wrong.
    async fn view(&self, by: &Visitor, import: &str, most: u64) -> Result<ImportView, AppError>;

    /// What is wrong after that line, at most so much and a whole row more.
    async fn problems(
        &self,
        by: &Visitor,
        import: &str,
        after: u64,
        most: u64,
    ) -> Result<Vec<ImportProblem>, AppError>;

    /// Begins to enter the good rows; from then on it goes on by itself, also after a restart.
    /// [`AppError::Conflict`] if it was decided before or nothing is good. A full list ends what it
    /// does not name: where two pairs of eyes are asked for, the first operator asks, and it begins
    /// when another one starts it too.
    async fn start(&self, by: &Visitor, import: &str, mode: ImportMode) -> Result<(), AppError>;

    /// Gives it up, also while it runs. [`AppError::Conflict`] if it is over.
    async fn cancel(&self, by: &Visitor, import: &str) -> Result<(), AppError>;
}
