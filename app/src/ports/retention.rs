use domain::retention::Kept;
use port::port;
use time::Date;

use super::Visitor;
use crate::error::AppError;

/// How something with a period stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptLine {
    /// What.
    pub kept: Kept,
    /// Days for which it is kept here.
    pub days: u32,
    /// How much there is that has done its work: what is still at work has no period.
    pub count: u64,
    /// How much of it has to go.
    pub due: u64,
    /// How much was ever removed.
    pub removed: u64,
}

/// What was removed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removal {
    /// In Moscow.
    pub day: Date,
    /// What.
    pub kept: Kept,
    /// How much.
    pub removed: u64,
}

/// What is kept how long, what is due, what was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionReport {
    /// Everything that has a period.
    pub lines: Vec<KeptLine>,
    /// The latest removals, the newest first.
    pub removals: Vec<Removal>,
}

/// How long what is kept: for operators, [`AppError::NotFound`] for everyone else.
#[port]
pub trait Retention: Send + Sync {
    /// How it stands now.
    async fn report(&self, by: &Visitor) -> Result<RetentionReport, AppError>;
}
