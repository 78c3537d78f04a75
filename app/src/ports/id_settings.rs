use domain::holder::{HolderState, IdSource};
use port::port;

use super::Visitor;
use crate::error::AppError;

/// A consent that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenConsent {
    /// Its version.
    pub version: u32,
    /// When it was given, Unix seconds.
    pub given_at: i64,
}

/// What a holder can change about their own Digital ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSettings {
    /// Whether it can be used.
    pub state: HolderState,
    /// What it was made from.
    pub source: IdSource,
    /// The consent, if it was not taken back.
    pub consent: Option<GivenConsent>,
}

/// Pausing a Digital ID, taking it into use again, giving it up. Each ends the codes that were
/// shown before. [`AppError::NotFound`] without a Digital ID.
#[port]
pub trait IdSettings: Send + Sync {
    /// How it stands.
    async fn own(&self, by: &Visitor) -> Result<OwnSettings, AppError>;

    /// Pauses it; twice is once.
    async fn pause(&self, by: &Visitor) -> Result<(), AppError>;

    /// Takes it into use again, with the password ([`AppError::password_needed`]).
    /// [`AppError::Conflict`] without consent.
    async fn resume(&self, by: &Visitor) -> Result<(), AppError>;

    /// Gives it up, with the password: photo, document and application are gone, the consent
    /// ends. What others need to know of checks that took place stays.
    async fn delete(&self, by: &Visitor) -> Result<(), AppError>;
}
