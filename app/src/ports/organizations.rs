use domain::identifiers::{Inn, Kpp, Ogrn};
use port::port;

use super::{Organization, Visitor};
use crate::error::AppError;

/// An organization to be written down. Made by [`crate::forms::new_organization`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrganization {
    /// ОГРН, or the ОГРНИП of an individual entrepreneur (ИП).
    pub ogrn: Ogrn,
    /// ИНН: 10 digits, of an ИП 12.
    pub inn: Inn,
    /// КПП: every legal entity has one, no ИП.
    pub kpp: Option<Kpp>,
    /// Short name.
    pub name: String,
    /// Whole name.
    pub full_name: String,
    /// СНИЛС or phone number of its first director, as typed; of an ИП their own.
    pub person: String,
}

/// An organization at the registry desk.
#[derive(Clone, Debug)]
pub struct RegisteredOrganization {
    /// Its names and numbers.
    pub organization: Organization,
    /// Names of its directors.
    pub directors: Vec<String>,
    /// Whether its staff may confirm accounts.
    pub confirms_accounts: bool,
    /// Whether the registry has blocked it.
    pub is_blocked: bool,
    /// When it was written down, Unix seconds.
    pub since: i64,
}

/// A time in which an organization is or was blocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationBlock {
    /// Since when, Unix seconds.
    pub since: i64,
    /// Name of the operator.
    pub since_by: String,
    /// Why.
    pub reason: String,
    /// When it was lifted, by whom and why.
    pub end: Option<(i64, String, String)>,
}

/// Organizations at the registry desk: for operators, [`AppError::NotFound`] for everyone else.
#[port]
pub trait OrganizationDesk: Send + Sync {
    /// All of them, by name.
    async fn registered(&self, by: &Visitor) -> Result<Vec<RegisteredOrganization>, AppError>;

    /// Writes one down with its first director; asks for the password. One that is there is a field
    /// error of `ogrn`, a director who cannot be named one of `person`.
    async fn register(&self, by: &Visitor, organization: &NewOrganization) -> Result<(), AppError>;

    /// When it was blocked, the latest first.
    async fn blocks(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Vec<OrganizationBlock>, AppError>;

    /// Blocks it: all of its powers of attorney are suspended, and none is issued or counts again. Or
    /// lifts the block, after which those count again that it suspended. Asks for the password;
    /// [`AppError::Conflict`] if nothing would change.
    async fn block(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        blocked: bool,
        reason: &str,
    ) -> Result<(), AppError>;

    /// The block that holds now, for whoever may look into the cabinet of the organization;
    /// [`AppError::NotFound`] for everyone else.
    async fn own_block(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Option<OrganizationBlock>, AppError>;
}
