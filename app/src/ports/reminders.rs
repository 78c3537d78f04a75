use domain::identifiers::Ogrn;
use port::port;

use super::{Language, Visitor};
use crate::error::AppError;

/// Where an organization wants its reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAddress {
    /// `cabinet@library.example`.
    pub address: String,
    /// Whether the code that was sent there was typed here.
    pub is_confirmed: bool,
}

/// The settings of an organization's reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderSettings {
    /// Whether this installation can send mail.
    pub can_send: bool,
    /// Where to, if anywhere.
    pub address: Option<MailAddress>,
}

/// Reminders of powers of attorney that end. For whoever has no role in the organization
/// everything is [`AppError::NotFound`].
#[port]
pub trait Reminders: Send + Sync {
    /// How they are set.
    async fn settings(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<ReminderSettings, AppError>;

    /// Sets the address, in `language`, and sends a code there: until it was typed here, nothing
    /// else is. An empty one ends the reminders by mail. What is no address is a field error of
    /// `address`; more than one code a minute is [`AppError::TooMany`]; without mail at all it is
    /// [`AppError::Unavailable`].
    async fn set_address(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        address: &str,
        language: Language,
    ) -> Result<(), AppError>;

    /// Takes the code that was sent to the address: within three days, else it is a field error
    /// of `code`.
    async fn confirm(&self, by: &Visitor, organization: &Ogrn, code: &str) -> Result<(), AppError>;
}
