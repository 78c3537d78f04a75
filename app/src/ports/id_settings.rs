use domain::{
    consent::ConsentKind,
    holder::{HolderState, IdSource},
};
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

/// A consent that was given, whether it holds or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastConsent {
    /// To what.
    pub kind: ConsentKind,
    /// Its version.
    pub version: u32,
    /// When it was given, Unix seconds.
    pub given_at: i64,
    /// When it was taken back, or ended with that to the Digital ID.
    pub withdrawn_at: Option<i64>,
}

/// What a holder can change about their own Digital ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSettings {
    /// Whether it can be used.
    pub state: HolderState,
    /// What it was made from.
    pub source: IdSource,
    /// The consent, if it was not taken back.
    pub consent: Option<GivenConsent>,
    /// The consent to have one's photo shown to organizations that check.
    pub photo: Option<GivenConsent>,
    /// Every consent that was ever given, newest first.
    pub consents: Vec<PastConsent>,
}

/// Pausing a Digital ID, taking it into use again, giving it up: each ends the codes that were
/// shown before. And what else its holder agrees to. [`AppError::NotFound`] without a Digital ID.
#[port]
pub trait IdSettings: Send + Sync {
    /// How it stands.
    async fn own(&self, by: &Visitor) -> Result<OwnSettings, AppError>;

    /// Pauses it; twice is once.
    async fn pause(&self, by: &Visitor) -> Result<(), AppError>;

    /// Takes it into use again, with the password ([`AppError::password_needed`]).
    /// [`AppError::Conflict`] without consent.
    async fn resume(&self, by: &Visitor) -> Result<(), AppError>;

    /// Agrees that organizations which check see the registry's photo; twice is once. `version` is
    /// that of the text that was read. [`AppError::Conflict`] for another one, and without the
    /// consent to the Digital ID itself.
    async fn agree_to_photo(&self, by: &Visitor, version: u32) -> Result<(), AppError>;

    /// Takes that back: the very next check shows none.
    async fn keep_photo(&self, by: &Visitor) -> Result<(), AppError>;

    /// Gives it up, with the password: photo, document and application are gone, the consent
    /// ends. What others need to know of checks that took place stays.
    async fn delete(&self, by: &Visitor) -> Result<(), AppError>;
}
