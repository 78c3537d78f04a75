//! The way to the biometric registry, which belongs to somebody else. What it says is asked anew
//! each time and never stored here.

use app::ports::Photo;
use domain::{enrolment::BiometricEntry, identifiers::Snils};
use port::port;

/// What the registry has of a person.
#[derive(Clone, Debug)]
pub struct Found {
    /// How it was taken, whether it was confirmed, until when it counts.
    pub entry: BiometricEntry,
    /// The person's photo.
    pub photo: Photo,
}

/// Why the registry says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BiometricSilence {
    /// This installation has no way to it.
    #[error("the biometric registry is not connected")]
    NotConnected,
    /// It does not answer; trying again helps.
    #[error("the biometric registry does not answer")]
    NoAnswer,
}

/// The biometric registry.
#[port]
pub trait BiometricRegistry: Send + Sync {
    /// What it has of the person with this СНИЛС; `Ok(None)` if nothing.
    async fn find(&self, snils: &Snils) -> Result<Option<Found>, BiometricSilence>;
}

/// The one of an installation that has no way to it.
#[derive(Clone, Copy, Debug)]
pub struct NotConnected;

#[port]
impl BiometricRegistry for NotConnected {
    async fn find(&self, _snils: &Snils) -> Result<Option<Found>, BiometricSilence> {
        Err(BiometricSilence::NotConnected)
    }
}
