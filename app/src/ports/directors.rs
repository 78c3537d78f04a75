use domain::{
    director::{Act, DirectorRole},
    identifiers::Ogrn,
};
use port::port;

use super::Visitor;
use crate::error::AppError;

/// Somebody who has a role in an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectorLine {
    /// Names the person in a form.
    pub account: String,
    /// Whole name.
    pub name: String,
    /// What they are.
    pub role: DirectorRole,
    /// Since when they have a role at all, Unix seconds.
    pub since: i64,
    /// Whether it is the person who asks.
    pub is_self: bool,
}

/// A change of roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleEvent {
    /// Whose.
    pub name: String,
    /// What they are since then; `None` when the role was taken away.
    pub role: Option<DirectorRole>,
    /// When, Unix seconds.
    pub at: i64,
    /// Who did it.
    pub by: String,
}

/// Everyone who has a role in an organization, and what became of the roles.
#[derive(Clone, Debug)]
pub struct Directors {
    /// Directors first, then deputies, each by name.
    pub people: Vec<DirectorLine>,
    /// The latest changes, newest first; at most 100.
    pub events: Vec<RoleEvent>,
}

/// Who speaks for an organization. For whoever has no role in it everything is
/// [`AppError::NotFound`]; what is left to directors is [`AppError::director_only`] for a deputy.
#[port]
pub trait Leadership: Send + Sync {
    /// What this person is there.
    async fn role(&self, by: &Visitor, organization: &Ogrn) -> Result<DirectorRole, AppError>;

    /// `Ok` if this person may do it there.
    async fn may(&self, by: &Visitor, organization: &Ogrn, act: Act) -> Result<(), AppError>;

    /// Everyone who has a role.
    async fn directors(&self, by: &Visitor, organization: &Ogrn) -> Result<Directors, AppError>;

    /// Gives `person` (phone number or СНИЛС, as typed) a role. A person that cannot be named, or
    /// has one already, is a field error of `person`.
    async fn appoint(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        person: &str,
        role: DirectorRole,
    ) -> Result<(), AppError>;

    /// Changes the role of `account`, or takes it away (`None`). One's own only if `is_sure`, else
    /// it is a field error of `sure`; that of the last director never: one of `account`.
    /// [`AppError::Conflict`] if the role is that already.
    async fn change(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        account: &str,
        role: Option<DirectorRole>,
        is_sure: bool,
    ) -> Result<(), AppError>;
}
