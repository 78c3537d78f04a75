use domain::{identifiers::Ogrn, watch::Rule};
use port::port;

use super::Visitor;
use crate::error::AppError;

/// A pattern of checks that a director should look at: nothing about the citizens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbuseAlert {
    /// Names it in a form.
    pub id: String,
    /// The pattern.
    pub rule: Rule,
    /// Name of the member of staff.
    pub staff: String,
    /// How many checks it was when the alert was raised.
    pub checks: u64,
    /// When it was raised, Unix seconds.
    pub raised_at: i64,
    /// The power of attorney under which the last of them was made.
    pub power: Option<String>,
    /// What a director has said to it.
    pub resolution: Option<Resolution>,
}

/// The end of an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// When, Unix seconds.
    pub at: i64,
    /// Name of the director.
    pub by: String,
    /// In their words.
    pub reason: String,
}

/// Most characters of a reason.
pub const LONGEST_RESOLUTION: usize = 500;

/// The abuse watch, for the directors of an organization; for anyone else
/// [`AppError::NotFound`].
#[port]
pub trait AbuseWatch: Send + Sync {
    /// Its alerts, those without a resolution first, then the newest; at most 1,000.
    async fn alerts(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<AbuseAlert>, AppError>;

    /// How many of them wait for a director.
    async fn waiting(&self, by: &Visitor, organization: &Ogrn) -> Result<u64, AppError>;

    /// A director resolves one. Twice is [`AppError::Conflict`]: the first word stays.
    async fn resolve(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        alert: &str,
        reason: &str,
    ) -> Result<(), AppError>;
}
