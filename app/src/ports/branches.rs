use domain::identifiers::Ogrn;
use port::port;
use serde::{Deserialize, Serialize};

use super::{NewLink, Organization, Visitor};
use crate::error::AppError;

/// A branch, as its directors see it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchLine {
    /// Id in addresses.
    pub id: String,
    /// Its name, as powers of attorney say it.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Phones that count there.
    pub phones: u64,
    /// Powers of attorney that are not over and count there alone.
    pub powers: u64,
    /// When it was closed, Unix seconds.
    pub closed_at: Option<i64>,
}

/// A branch with its phones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchDetails {
    /// As in the list.
    pub line: BranchLine,
    /// Names it had before: documents that say them mean it still.
    pub former: Vec<String>,
    /// Its phones: those that count first, then links that wait, then the others.
    pub phones: Vec<PhoneLine>,
}

/// How a phone of a branch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneState {
    /// Its link waits to be opened.
    Waiting,
    /// Nobody has used the link in time.
    Expired,
    /// It counts.
    Enrolled,
    /// It counts no more; also a link that was taken back.
    Revoked,
}

impl PhoneState {
    /// The stable name used in text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Expired => "expired",
            Self::Enrolled => "enrolled",
            Self::Revoked => "revoked",
        }
    }
}

/// A phone of a branch, or the link for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How it stands.
    pub state: PhoneState,
    /// When its link was made, Unix seconds.
    pub created_at: i64,
    /// Until when the link may be used, Unix seconds.
    pub expires_at: i64,
    /// When it was enrolled, Unix seconds.
    pub enrolled_at: Option<i64>,
    /// When a check was made with it last, Unix seconds, to the minute.
    pub used_at: Option<i64>,
    /// When it was revoked, Unix seconds.
    pub revoked_at: Option<i64>,
}

/// What is behind a link that enrols a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneLinkFound {
    /// Id of the phone to be.
    pub id: String,
    /// What the director calls it.
    pub name: String,
    /// Whose it will be.
    pub organization: Organization,
    /// Its branch, by name.
    pub branch: String,
    /// Until when the link may be used, Unix seconds.
    pub expires_at: i64,
    /// How it stands.
    pub state: PhoneState,
}

/// What a phone sends to be enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolDevice {
    /// Secret of the link.
    pub secret: String,
    /// What the phone is to be called.
    pub name: String,
    /// Its public key as WebCrypto exports it (`raw`), Base64url without padding.
    pub public_key: String,
    /// Its own word that it has the key, about the three above: [`domain::device::Proof`].
    pub proof: String,
}

/// A phone of a branch as it says it is itself, by its cookie: good for what is shown and for
/// nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPhone {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// ОГРН of the organization.
    pub ogrn: Ogrn,
    /// Its branch, by name.
    pub branch: String,
}

/// Branches of organizations and the phones that are enrolled to them. For directors of the
/// organization, [`AppError::NotFound`] for anyone else, unless something else is said.
#[port]
pub trait Branches: Send + Sync {
    /// All of them, the open ones first, by name.
    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<BranchLine>, AppError>;

    /// One with its phones.
    async fn details(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
    ) -> Result<BranchDetails, AppError>;

    /// Adds one; its id. A name that is or was another branch's is an error of the field
    /// `branch_name`: documents that say it would mean two.
    async fn add(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        name: &str,
        address: &str,
    ) -> Result<String, AppError>;

    /// Gives it another name or address. What documents call it still means it.
    async fn change(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
        name: &str,
        address: &str,
    ) -> Result<(), AppError>;

    /// Closes it for good: its phones count no more, so nothing that counts there alone does.
    /// Asks for the password.
    async fn close(&self, by: &Visitor, organization: &Ogrn, branch: &str) -> Result<(), AppError>;

    /// Makes a link that enrols one phone, called `name`. Asks for the password.
    async fn make_link(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
        name: &str,
    ) -> Result<NewLink, AppError>;

    /// Revokes a phone, or takes its link back: from the very next check on it is nowhere.
    async fn revoke(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
        phone: &str,
    ) -> Result<(), AppError>;

    /// What is behind a link; for anyone. [`AppError::NotFound`] if nothing.
    async fn behind(&self, secret: &str) -> Result<PhoneLinkFound, AppError>;

    /// Enrols the phone that brings the link and a key; for anyone. Of two that do so at once
    /// one gets [`AppError::Conflict`], as does whoever comes too late; the same phone may ask
    /// again. [`AppError::Invalid`] without a proof that it has the key.
    async fn enrol(&self, phone: &EnrolDevice) -> Result<OwnPhone, AppError>;

    /// Those of these phones that count; for anyone who knows their ids.
    async fn own(&self, devices: &[String]) -> Result<Vec<OwnPhone>, AppError>;
}
