use port::port;

use super::Visitor;
use crate::error::AppError;

/// How the PIN of a holder stands in one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinStanding {
    /// There is none.
    Unset,
    /// It was typed, and codes are shown.
    Open,
    /// It has to be typed first; so many tries are left, and with none the password is asked for.
    Locked(u32),
}

/// The PIN without which no code of a holder is given out, whatever asks for one. For confirmed
/// accounts, and about their own Digital ID only.
#[port]
pub trait ShowPins: Send + Sync {
    /// How it stands in the session of `by`.
    async fn standing(&self, by: &Visitor) -> Result<PinStanding, AppError>;

    /// Whether the session may set, change or remove it: [`AppError::password_needed`] unless the
    /// password was typed a moment ago, [`AppError::NotFound`] without a Digital ID.
    async fn may_change(&self, by: &Visitor) -> Result<(), AppError>;

    /// Sets one in the place of the one before, with the password. This session is open then; the
    /// codes that were given out before the first one end.
    ///
    /// # Errors
    /// A field error of `pin` for one that is easily guessed.
    async fn set(&self, by: &Visitor, pin: &str) -> Result<(), AppError>;

    /// Removes it, with the password.
    async fn remove(&self, by: &Visitor) -> Result<(), AppError>;

    /// Opens this session for as long as codes are shown, and
    /// [`OPEN_FOR`](domain::show_pin::OPEN_FOR) seconds more.
    ///
    /// # Errors
    /// A field error of `pin`; after [`TRIES`](domain::show_pin::TRIES) wrong ones, in whatever
    /// session, it is not looked at any more.
    async fn open(&self, by: &Visitor, pin: &str) -> Result<(), AppError>;

    /// The same with the password, after which the PIN has all its tries again.
    ///
    /// # Errors
    /// As for [`Accounts::confirm_password`](super::Accounts::confirm_password).
    async fn open_by_password(&self, by: &Visitor, password: &str) -> Result<(), AppError>;

    /// Closes this session: the next code asks for the PIN.
    async fn close(&self, by: &Visitor) -> Result<(), AppError>;
}
