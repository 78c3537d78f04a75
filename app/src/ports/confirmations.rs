use domain::{confirmation::IdentityPaper, identifiers::Ogrn};
use port::port;

use super::{ConfirmedPerson, Organization, Visitor};
use crate::error::AppError;

/// The code that a person shows to whoever confirms them: nobody is confirmed who does not stand
/// there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmationCode {
    /// [`domain::confirmation::CODE_DIGITS`] digits.
    pub digits: String,
    /// Until when, Unix seconds.
    pub expires_at: i64,
}

/// For whom a member of staff may confirm accounts, and how many they have.
#[derive(Clone, Debug)]
pub struct OwnConfirming {
    /// Never empty.
    pub organizations: Vec<Organization>,
    /// Within the last [`domain::confirmation::DAY`].
    pub done: u64,
}

/// What a member of staff has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffConfirmation {
    /// For whom they work.
    pub organization: Ogrn,
    /// The code of the person, as typed.
    pub code: String,
    /// With which document the face was compared.
    pub paper: IdentityPaper,
    /// Who it is, as it has it.
    pub person: ConfirmedPerson,
}

/// A right to confirm accounts, also one that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmationRight {
    /// Name of the member of staff; `None` for the organization itself.
    pub name: Option<String>,
    /// Since when, Unix seconds.
    pub since: i64,
    /// Who gave it.
    pub since_by: String,
    /// Why, if it was asked.
    pub reason: String,
    /// When it ended, by whom and why.
    pub end: Option<(i64, String, String)>,
}

/// How an organization stands, at the registry desk.
#[derive(Clone, Debug)]
pub struct ConfirmingOrganization {
    /// Which.
    pub organization: Organization,
    /// Whether its staff may confirm accounts.
    pub is_allowed: bool,
    /// Every right there was, the latest first.
    pub rights: Vec<ConfirmationRight>,
}

/// Who of the staff may, for a director.
#[derive(Clone, Debug)]
pub struct ConfirmingStaff {
    /// Whether the registry lets the organization confirm accounts.
    pub is_allowed: bool,
    /// Accounts of those who may.
    pub accounts: Vec<String>,
}

/// An account that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Its id.
    pub id: String,
    /// Whose account; without a name once it is erased.
    pub name: String,
    /// Who has compared the face.
    pub by: String,
    /// Short name of their organization; `None` for an operator.
    pub organization: Option<String>,
    /// With which document, if it is known.
    pub paper: Option<IdentityPaper>,
    /// When, Unix seconds.
    pub at: i64,
    /// When it was undone, by whom and why.
    pub undone: Option<(i64, String, String)>,
}

/// A page of them, the latest first.
#[derive(Clone, Debug)]
pub struct ConfirmationPage {
    /// Its lines.
    pub lines: Vec<Confirmation>,
    /// How many there are in all.
    pub total: u64,
    /// Staff who may not go on today.
    pub exhausted: Vec<String>,
}

/// Accounts that are confirmed by a member of staff who helps, and who may.
#[port]
pub trait Confirmations: Send + Sync {
    /// A code for whoever confirms `by`; the one before counts no more.
    ///
    /// # Errors
    /// [`AppError::Conflict`] for an account that is confirmed.
    async fn show_code(&self, by: &Visitor) -> Result<ConfirmationCode, AppError>;

    /// For whom `by` may confirm accounts. [`AppError::NotFound`] for everyone who may not.
    async fn own(&self, by: &Visitor) -> Result<OwnConfirming, AppError>;

    /// Confirms the account of the code; asks for the password.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for everyone who may not, a field error of `guest_code` for a wrong one or
    /// one that is over, of `snils` as at the registry desk; [`AppError::TooMany`] for too many a
    /// day, or too many wrong codes.
    async fn confirm(&self, by: &Visitor, wanted: &StaffConfirmation) -> Result<(), AppError>;

    /// Who of the staff may, for who may look into the cabinet.
    async fn staff(&self, by: &Visitor, organization: &Ogrn) -> Result<ConfirmingStaff, AppError>;

    /// Lets a member of staff confirm accounts, or no more; asks for the password.
    ///
    /// # Errors
    /// [`AppError::Conflict`] if the organization may not, or nothing would change, a field error
    /// of `account` for somebody who is not of its staff.
    async fn name(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        account: &str,
        may: bool,
    ) -> Result<(), AppError>;

    /// How an organization stands, for an operator.
    async fn organization(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<ConfirmingOrganization, AppError>;

    /// Lets an organization confirm accounts, or no more: then nobody of its staff may. For an
    /// operator, with the password. [`AppError::Conflict`] if nothing would change.
    async fn allow(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        allowed: bool,
        reason: &str,
    ) -> Result<(), AppError>;

    /// Accounts that were confirmed, for an operator: `page` (from 0) of `page_size` lines.
    async fn list(
        &self,
        by: &Visitor,
        page: u32,
        page_size: u32,
    ) -> Result<ConfirmationPage, AppError>;

    /// Takes a confirmation back, with the password, for an operator: the account can do no more
    /// than before it, at once, and its Digital ID is no longer its own.
    /// [`AppError::Conflict`] if it was undone already, or the account is no longer confirmed by
    /// it.
    async fn undo(&self, by: &Visitor, id: &str, reason: &str) -> Result<(), AppError>;
}
