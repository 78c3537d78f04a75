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
    /// When it was written down, Unix seconds.
    pub since: i64,
}

/// Organizations at the registry desk: for operators, [`AppError::NotFound`] for everyone else.
#[port]
pub trait OrganizationDesk: Send + Sync {
    /// All of them, by name.
    async fn registered(&self, by: &Visitor) -> Result<Vec<RegisteredOrganization>, AppError>;

    /// Writes one down with its first director; asks for the password. One that is there is a field
    /// error of `ogrn`, a director who cannot be named one of `person`.
    async fn register(&self, by: &Visitor, organization: &NewOrganization) -> Result<(), AppError>;
}
