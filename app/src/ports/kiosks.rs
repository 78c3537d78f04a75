use domain::identifiers::Ogrn;
use port::port;

use super::Visitor;
use crate::error::AppError;

/// Fewest digits of a PIN.
pub const SHORTEST_PIN: usize = 4;
/// Most digits of a PIN.
pub const LONGEST_PIN: usize = 8;

/// Devices at entrances at which guests scan for themselves. The session is locked on the server:
/// until the PIN is typed, it reaches nothing but the scanner, whatever is done to the device.
#[port]
pub trait Kiosks: Send + Sync {
    /// Locks the session of `by` to scanning in the name of `organization`.
    ///
    /// # Errors
    /// A field error of `organization` without a power of attorney in force.
    async fn lock(&self, by: &Visitor, organization: &Ogrn, pin: &str) -> Result<(), AppError>;

    /// Unlocks it.
    ///
    /// # Errors
    /// A field error of `pin`; [`AppError::TooMany`] after a few wrong ones.
    async fn unlock(&self, by: &Visitor, pin: &str) -> Result<(), AppError>;
}
