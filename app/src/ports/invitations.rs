use domain::{identifiers::Ogrn, staffing::InvitationShown};
use port::port;

use super::{Organization, ShownDrawing, Visitor};
use crate::error::AppError;

/// An invitation as directors see it: of the person only what a director has typed, until that
/// person accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationLine {
    /// Id for withdrawing it.
    pub id: String,
    /// The number, or the note beside a link, as typed.
    pub typed: String,
    /// Whether it is a link.
    pub is_link: bool,
    /// When, Unix seconds.
    pub created_at: i64,
    /// Until when it may be accepted, Unix seconds.
    pub expires_at: i64,
    /// How it stands.
    pub state: InvitationShown,
    /// Name of whoever has accepted.
    pub accepted_by: Option<String>,
}

/// A link that has just been made. Nobody can show it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// The whole address.
    pub address: String,
    /// The same as a code.
    pub drawing: Option<ShownDrawing>,
    /// The note beside it.
    pub note: String,
    /// Until when it may be used, Unix seconds.
    pub expires_at: i64,
}

/// An invitation to the one who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnInvitation {
    /// Id for answering it.
    pub id: String,
    /// Who invites.
    pub organization: Organization,
    /// Until when, Unix seconds.
    pub expires_at: i64,
}

/// What is behind a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFound {
    /// Who invites.
    pub organization: Organization,
    /// Until when it may be used, Unix seconds.
    pub expires_at: i64,
    /// How it stands.
    pub state: InvitationShown,
    /// Whether it was the one who asks that has accepted.
    pub is_own: bool,
}

/// Invitations to become staff. For directors of the organization ([`AppError::NotFound`] for
/// anyone else), and for those who are invited.
#[port]
pub trait Invitations: Send + Sync {
    /// Those that wait, and those of the last month; the newest first.
    async fn list(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Vec<InvitationLine>, AppError>;

    /// Invites whoever has this phone number or СНИЛС. The same happens, in the same time,
    /// whether or not there is such a person: accounts are not looked at. What cannot be a
    /// number, one that is invited already, and the end of the day's invitations are errors of
    /// the field `person`.
    async fn invite(&self, by: &Visitor, organization: &Ogrn, person: &str)
    -> Result<(), AppError>;

    /// Makes a link for one person, whoever uses it first. A note that is too long and the end
    /// of the day's invitations are errors of the field `note`.
    async fn make_link(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        note: &str,
    ) -> Result<NewLink, AppError>;

    /// Takes one back. [`AppError::Conflict`] if it was accepted or withdrawn.
    async fn withdraw(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        invitation: &str,
    ) -> Result<(), AppError>;

    /// The invitations that wait for this person.
    async fn own(&self, by: &Visitor) -> Result<Vec<OwnInvitation>, AppError>;

    /// Says yes or no to one of one's own. [`AppError::NotFound`] if there is none that waits.
    async fn answer(&self, by: &Visitor, invitation: &str, accept: bool) -> Result<(), AppError>;

    /// What is behind the link with this secret; [`AppError::NotFound`] if nothing.
    async fn behind(&self, by: Option<&Visitor>, secret: &str) -> Result<LinkFound, AppError>;

    /// Uses a link. Of two who do so at once one gets [`AppError::Conflict`], as does whoever
    /// comes too late.
    async fn accept_link(&self, by: &Visitor, secret: &str) -> Result<(), AppError>;
}
