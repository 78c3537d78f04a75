use port::port;
use time::Date;

use super::{NewSession, Visitor};
use crate::error::AppError;

/// Shortest password of a person, in characters (NIST SP 800-63B, 5.1.1.1: at least 8).
pub const SHORTEST_PASSWORD: usize = 8;
/// Longest password that forms take, in characters.
pub const LONGEST_PASSWORD: usize = 200;
/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 6;

/// What a one-time code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePurpose {
    /// An account for a phone number that has none.
    Register,
    /// Another password instead of a forgotten one.
    Recover,
    /// Another phone number for an account.
    ChangePhone,
}

impl CodePurpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Register, Self::Recover, Self::ChangePhone];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Recover => "recover",
            Self::ChangePhone => "change_phone",
        }
    }

    /// The purpose of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.key() == key)
    }
}

/// A code that was asked for, as the page that takes it knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeTicket {
    /// What it is for.
    pub purpose: CodePurpose,
    /// The number without its middle: `+7 900 •••-••-07`.
    pub phone: String,
    /// Until when, Unix seconds.
    pub expires_at: i64,
    /// Whether a code may still be typed.
    pub open: bool,
}

/// What somebody says of themselves at registration; believed by nobody until the account is
/// confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The code, as typed.
    pub code: String,
    /// Surname, given name, patronymic.
    pub name: String,
    /// Password, exactly as typed.
    pub password: String,
}

/// Who somebody is, as an operator has read it off their documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedPerson {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, if there is one.
    pub patronymic: Option<String>,
    /// СНИЛС as typed.
    pub snils: String,
    /// Day of birth.
    pub birth: Date,
    /// ISO 3166-1 alpha-3.
    pub citizenship: String,
    /// Kind and number of the passport.
    pub document: String,
}

/// An account as the desk sees it that confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountToConfirm {
    /// Its id.
    pub id: String,
    /// Name, as the person has typed it.
    pub name: String,
    /// The phone number.
    pub phone: String,
    /// Whether it is confirmed already.
    pub is_confirmed: bool,
}

/// Accounts that begin, are found again, move to another number and end.
#[port]
pub trait Registration: Send + Sync {
    /// Whether codes can be sent at all.
    fn is_open(&self) -> bool;

    /// Sends a code for `purpose` to `phone` and returns its ticket. Whether there is such an
    /// account is told to that phone alone.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for what is no phone number, [`AppError::TooMany`] for more than one
    /// code a minute or five a day to one number, [`AppError::Unavailable`] if none can be sent.
    async fn ask(&self, purpose: CodePurpose, phone: &str) -> Result<String, AppError>;

    /// The same for another number of one's own; the password is asked for first.
    async fn ask_new_phone(&self, by: &Visitor, phone: &str) -> Result<String, AppError>;

    /// How a ticket stands. [`AppError::NotFound`] for none.
    async fn ticket(&self, ticket: &str) -> Result<CodeTicket, AppError>;

    /// Makes an account and signs in.
    ///
    /// # Errors
    /// A field error of `code` for a wrong code or one that is over: five may be typed.
    async fn register(
        &self,
        ticket: &str,
        account: &NewAccount,
        device: &str,
    ) -> Result<NewSession, AppError>;

    /// Takes another password, ends every session and every code shown, and signs in.
    async fn recover(
        &self,
        ticket: &str,
        code: &str,
        password: &str,
        device: &str,
    ) -> Result<NewSession, AppError>;

    /// Moves one's own account to the number of the ticket.
    async fn change_phone(&self, by: &Visitor, ticket: &str, code: &str) -> Result<(), AppError>;

    /// Ends one's own account: what must stay, stays without the person. The password is asked
    /// for first.
    ///
    /// # Errors
    /// [`AppError::Conflict`] for an operator and for the only director of an organization.
    async fn erase(&self, by: &Visitor) -> Result<(), AppError>;

    /// The account of a phone number, for an operator who has the person before them.
    async fn to_confirm(&self, by: &Visitor, phone: &str) -> Result<AccountToConfirm, AppError>;

    /// Confirms an account: the operator has compared the face with the document, and `person` is
    /// what stands in it.
    ///
    /// # Errors
    /// A field error of `snils` for a number that is none or somebody else's,
    /// [`AppError::Conflict`] if the account is confirmed already.
    async fn confirm(
        &self,
        by: &Visitor,
        account: &str,
        person: &ConfirmedPerson,
    ) -> Result<(), AppError>;
}
