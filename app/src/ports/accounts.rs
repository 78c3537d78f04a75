pub use domain::enrolment::Assurance;
use domain::identifiers::Ogrn;
use port::port;

use super::AskingTill;
use crate::error::AppError;

/// Who is signed in, as every port wants to know it. Made by the session layer, or of a till's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// Id of the account.
    pub account: String,
    /// Id of the session: public, not the secret in the cookie.
    pub session: String,
    /// How sure we are who this is.
    pub assurance: Assurance,
    /// Name to greet by: given name and patronymic, or the whole name if there is no other.
    pub name: String,
    /// Whether this account has a Digital ID of its own, also a paused one.
    pub is_holder: bool,
    /// Whether this account has ever been given a power of attorney.
    pub is_staff: bool,
    /// Whether this account directs an organization.
    pub is_director: bool,
    /// Whether this account works at the registry desk.
    pub is_operator: bool,
    /// The organization in whose name guests scan for themselves, while this session is locked to
    /// that; see [`Kiosks`](super::Kiosks).
    pub kiosk: Option<Ogrn>,
    /// The till that asks, if there is one: then nobody of flesh and blood is here, and it is
    /// [`Tills`](super::Tills) that has made this visitor of the person who is responsible.
    pub till: Option<AskingTill>,
}

impl Visitor {
    /// `Ok` for a confirmed account.
    pub fn confirmed(&self) -> Result<(), AppError> {
        match self.assurance {
            Assurance::Confirmed => Ok(()),
            Assurance::Basic => Err(AppError::NotConfirmed),
        }
    }
}

/// A session that has just begun.
pub struct NewSession {
    /// What goes into the cookie, and nowhere else.
    pub secret: String,
    /// Where this person most likely wants to go: a path.
    pub home: &'static str,
}

/// One line of "where am I signed in".
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Id for ending it.
    pub id: String,
    /// The browser, as far as it said: `Chrome, Android`.
    pub device: String,
    /// Beginning, Unix seconds.
    pub created_at: i64,
    /// Last request, Unix seconds, to the minute.
    pub seen_at: i64,
    /// Whether it is the one asking.
    pub is_current: bool,
}

/// A demo person on the sign-in page.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Stable key: `student`, `librarian`, …
    pub key: &'static str,
    /// Whole name.
    pub name: &'static str,
    /// Public path of the drawn face, if there is one.
    pub face: Option<&'static str>,
    /// Phone number to sign in with, as people write it.
    pub phone: &'static str,
}

/// Sign-in and sessions.
#[port]
pub trait Accounts: Send + Sync {
    /// Signs in with a phone number or СНИЛС and a password. `device` is the User-Agent.
    /// Unknown login and wrong password are the same [`AppError::Invalid`] after the same
    /// time; too many failures are [`AppError::TooMany`].
    async fn sign_in(
        &self,
        login: &str,
        password: &str,
        device: &str,
    ) -> Result<NewSession, AppError>;

    /// Takes the password of whoever is signed in once more: for ten minutes this session may do
    /// what asks for it ([`AppError::password_needed`]). A wrong one is a field error of
    /// `password`; too many are [`AppError::TooMany`].
    async fn confirm_password(&self, by: &Visitor, password: &str) -> Result<(), AppError>;

    /// The demo people; empty outside demo mode. A text `demo-<key>` describes each.
    fn demo_people(&self) -> Vec<DemoPerson>;

    /// Signs in as a demo person; [`AppError::NotFound`] outside demo mode.
    async fn sign_in_as_demo(&self, key: &str, device: &str) -> Result<NewSession, AppError>;

    /// Whose session this secret is; `None` if nobody's (any more).
    async fn visitor(&self, secret: &str) -> Result<Option<Visitor>, AppError>;

    /// The live sessions of this account, newest first.
    async fn sessions(&self, by: &Visitor) -> Result<Vec<SessionLine>, AppError>;

    /// Ends one of one's own sessions; somebody else's is [`AppError::NotFound`].
    async fn end_session(&self, by: &Visitor, id: &str) -> Result<(), AppError>;

    /// Ends all of one's own sessions but this one, and every code shown so far.
    async fn end_other_sessions(&self, by: &Visitor) -> Result<(), AppError>;
}
