use domain::{
    enrolment::{BiometricEntry, EvidenceFault, Ineligible, Licence},
    holder::{HolderState, IdSource},
    passport::Passport,
    photo::Faces,
};
use port::port;

use super::{Photo, Visitor};
use crate::error::AppError;

/// Most bytes of one picture: twice what a phone's camera makes.
pub const PICTURE_LIMIT: usize = 8 * 1024 * 1024;

/// How far somebody has come on the way to a Digital ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrolmentStep {
    /// There can be none.
    Ineligible(Ineligible),
    /// The consent comes first; also of somebody whose Digital ID stands because they took the
    /// last one back.
    Consent,
    /// A way is to be chosen.
    Way,
    /// The photo is to be taken; `returned` tells why the last one was not accepted.
    Photo {
        /// The way that was chosen.
        way: IdSource,
        /// The operator's words.
        returned: Option<String>,
    },
    /// An operator compares.
    Waiting {
        /// The way that was chosen.
        way: IdSource,
        /// Since when, Unix seconds.
        since: i64,
        /// How many faces a program finds on the photo, if it has looked.
        faces: Option<Faces>,
    },
    /// There is one.
    Held(HolderState),
}

/// What the biometric registry can do for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BiometricOffer {
    /// This installation has no way to that registry.
    NotConnected,
    /// It does not answer now.
    NoAnswer,
    /// It has an entry, and it makes a Digital ID.
    Good(BiometricEntry),
    /// It has none, or one that does not count.
    Fault(EvidenceFault),
}

/// What somebody says a Digital ID is to be made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The entry that the biometric registry has of them.
    Biometrics,
    /// This foreign passport.
    ForeignPassport(Passport),
    /// This driving licence.
    DrivingLicence(Licence),
}

/// The person's photo.
pub enum Portrait {
    /// A file, as it came.
    File(Vec<u8>),
    /// The one that the biometric registry has.
    OfRegistry,
}

/// The person's own way to a Digital ID. For confirmed accounts alone.
#[port]
pub trait Enrolment: Send + Sync {
    /// How far this person has come.
    async fn step(&self, by: &Visitor) -> Result<EnrolmentStep, AppError>;

    /// What the biometric registry can do for this person.
    async fn biometrics(&self, by: &Visitor) -> Result<BiometricOffer, AppError>;

    /// The photo in it.
    async fn registry_photo(&self, by: &Visitor) -> Result<Photo, AppError>;

    /// Gives the consent of that version. Twice is once. [`AppError::Conflict`] if another
    /// version counts by now.
    async fn consent(&self, by: &Visitor, version: u32) -> Result<(), AppError>;

    /// Takes the consent back: an application goes with its pictures, and a Digital ID that
    /// there is already is paused and its codes end.
    async fn withdraw_consent(&self, by: &Visitor) -> Result<(), AppError>;

    /// Chooses a way, or another one than before. [`AppError::Conflict`] while an operator
    /// compares, or if there is a Digital ID.
    async fn choose(&self, by: &Visitor, claim: Claim) -> Result<(), AppError>;

    /// Hands in the photo, and with a document the picture of its page. [`AppError::Conflict`]
    /// as above: a second click finds it done.
    async fn submit(
        &self,
        by: &Visitor,
        portrait: Portrait,
        document: Option<Vec<u8>>,
    ) -> Result<(), AppError>;
}
