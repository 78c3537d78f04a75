use domain::identifiers::Ogrn;
use port::port;
use time::Date;

use super::Visitor;
use crate::error::AppError;

/// Most days of one export.
pub const LONGEST_EXPORT: i64 = 92;

/// A list of checks, signed by the organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckExport {
    /// Name of the file without its ending.
    pub stem: String,
    /// JSON lines; the last one is the signature over all before it.
    pub content: Vec<u8>,
}

/// What an export says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFacts {
    /// Name of the organization.
    pub organization: String,
    /// Its ОГРН.
    pub ogrn: Ogrn,
    /// First day, Moscow.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// Checks in it.
    pub rows: u64,
    /// When it was signed, Unix seconds.
    pub signed_at: i64,
}

/// What a file is worth that is said to be an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportVerdict {
    /// As that organization signed it here.
    Unchanged(ExportFacts),
    /// It was changed after it was signed, or lines of it are missing.
    Changed,
    /// Whoever signed it is not that organization, as far as this installation knows.
    Unknown,
    /// No export of checks at all.
    NoExport,
}

/// Lists of checks for an inspector.
#[port]
pub trait CheckExports: Send + Sync {
    /// The checks of these Moscow days, both included, for whoever has a role in the organization;
    /// for anyone else [`AppError::NotFound`]. Days that are reversed, to come, or more than
    /// [`LONGEST_EXPORT`] are a field error of `until`; more than 10,000 checks are
    /// [`AppError::TooLarge`].
    async fn export(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        from: Date,
        until: Date,
    ) -> Result<CheckExport, AppError>;

    /// What a file is worth. For anyone.
    async fn verify(&self, file: &[u8]) -> Result<ExportVerdict, AppError>;
}
