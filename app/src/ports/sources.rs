use port::port;

use super::{ImportView, NewKey, ReceivedFile, Visitor};
use crate::error::AppError;

/// Most characters of the key by which a sender knows a list again.
pub const LONGEST_PUSH_KEY: usize = 100;

/// A key by which the owner of data sends lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceKey {
    /// Its id.
    pub id: String,
    /// Who sends with it.
    pub source: String,
    /// When it was made, Unix seconds.
    pub created_at: i64,
    /// Name of the operator who made it.
    pub created_by: String,
    /// When something was last sent with it.
    pub used_at: Option<i64>,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

/// Who sends, by the key they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Id of the key.
    pub key: String,
    /// Who it belongs to.
    pub source: String,
}

/// What becomes of a list that was sent, once it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// It is entered if every row is good, else it waits for an operator.
    IfAllGood,
    /// Its good rows are entered.
    GoodRows,
    /// It waits for an operator: a full list always does, for two.
    Never,
}

impl Starts {
    /// The stable name used in tables and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::IfAllGood => "all",
            Self::GoodRows => "good",
            Self::Never => "never",
        }
    }

    /// What has that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::IfAllGood, Self::GoodRows, Self::Never]
            .into_iter()
            .find(|starts| starts.key() == key)
    }
}

/// The owners of data: their keys for operators ([`AppError::NotFound`] for everyone else), and what
/// they send with them.
#[port]
pub trait Sources: Send + Sync {
    /// All keys, the latest first.
    async fn keys(&self, by: &Visitor) -> Result<Vec<SourceKey>, AppError>;

    /// Makes a key for `source`; asks for the password.
    async fn make(&self, by: &Visitor, source: &str) -> Result<NewKey, AppError>;

    /// Revokes a key; what was sent with it stays. [`AppError::Conflict`] if it is revoked.
    async fn revoke(&self, by: &Visitor, key: &str) -> Result<(), AppError>;

    /// Whose key this is. [`AppError::SignedOut`] if it is nobody's or revoked.
    async fn sender(&self, secret: &str) -> Result<Sender, AppError>;

    /// Whether they may send one more list now. [`AppError::TooMany`] if not.
    async fn may_send(&self, sender: &Sender) -> Result<(), AppError>;

    /// Takes a file that has arrived. With a `push_key` that was sent before it is the list of then,
    /// and the file is not needed. The id of the list, and whether it is a new one.
    async fn push(
        &self,
        sender: &Sender,
        file: &ReceivedFile,
        push_key: Option<&str>,
        starts: Starts,
    ) -> Result<(String, bool), AppError>;

    /// The list that was sent with that key before.
    async fn sent_before(
        &self,
        sender: &Sender,
        push_key: &str,
    ) -> Result<Option<String>, AppError>;

    /// How a list of theirs stands, with the first `most` of what is wrong in it.
    async fn pushed(
        &self,
        sender: &Sender,
        import: &str,
        most: u64,
    ) -> Result<ImportView, AppError>;
}
