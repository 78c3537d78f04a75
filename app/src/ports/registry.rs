use domain::holder::{HolderState, IdSource};
use port::port;
use time::Date;

use super::{HeldStatus, RegistryEvent, Visitor};
use crate::error::AppError;

/// A holder in the registry's list.
#[derive(Clone, Debug)]
pub struct HolderLine {
    /// Registry number.
    pub number: u64,
    /// Whole name.
    pub name: String,
    /// Day of birth.
    pub birth: Date,
    /// `112-233-445 95`, if known.
    pub snils: Option<String>,
    /// Whether there is an account: without one there is no Digital ID, only what a source has
    /// said.
    pub has_account: bool,
    /// What the Digital ID was made from.
    pub source: IdSource,
    /// Whether it can be used.
    pub state: HolderState,
}

/// Everything the registry holds about a holder.
#[derive(Clone, Debug)]
pub struct HolderFile {
    /// As in the list.
    pub line: HolderLine,
    /// All statuses, newest first, with how each stands today.
    pub statuses: Vec<HeldStatus>,
    /// The latest changes of them, newest first.
    pub events: Vec<RegistryEvent>,
}

/// What somebody opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The file of the holder of that registry number and name.
    Holder(u64, String),
    /// The file of the family of that number.
    Family(u64),
    /// The photos of an application of somebody of that name; empty once it is gone.
    Photos(String),
}

/// Somebody opened a file or photos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookLine {
    /// When, Unix seconds.
    pub at: i64,
    /// Name of the operator.
    pub by: String,
    /// What.
    pub looked: Looked,
    /// Why; empty where the work itself says it.
    pub reason: String,
}

/// A page of looks, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookPage {
    /// Its lines.
    pub lines: Vec<LookLine>,
    /// Looks in all.
    pub total: u64,
}

/// The registry desk; for operators only, [`AppError::NotFound`] for everyone else.
#[port]
pub trait Registry: Send + Sync {
    /// Holders whose СНИЛС or phone number is `query`, or in whose name each of its words is found
    /// with one mistake forgiven; at most 50, by name. An empty query lists the first 50.
    async fn find(&self, by: &Visitor, query: &str) -> Result<Vec<HolderLine>, AppError>;

    /// One holder. [`AppError::reason_needed`] unless this operator has said within half an hour
    /// why they open this file.
    async fn holder(&self, by: &Visitor, number: u64) -> Result<HolderFile, AppError>;

    /// Writes down why this operator opens this file.
    async fn look(&self, by: &Visitor, number: u64, reason: &str) -> Result<(), AppError>;

    /// Who opened whose file or photos and why; of one holder, or of all.
    async fn looks(
        &self,
        by: &Visitor,
        number: Option<u64>,
        page: u32,
        page_size: u32,
    ) -> Result<LookPage, AppError>;
}
