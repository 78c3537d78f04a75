use port::port;

use super::Visitor;
use crate::error::AppError;

/// A key with which the installation signs codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerKey {
    /// Its number in every code.
    pub kid: u8,
    /// What it is for now: `waiting`, `next`, `current`, `retired` or `revoked`.
    pub stage: &'static str,
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
    /// When it was made, Unix seconds; as are the next two.
    pub made_at: i64,
    /// From when on it signs, if that is arranged.
    pub signs_from: Option<i64>,
    /// When it was retired or revoked.
    pub ended_at: Option<i64>,
    /// Why it was revoked.
    pub reason: Option<String>,
}

/// The keys of the issuer, to look at: they are turned where the server runs (`digital-id keys`), so
/// that an operator's session that was taken over cannot.
#[port]
pub trait IssuerKeys: Send + Sync {
    /// All there have been, in the order of their numbers; for operators,
    /// [`AppError::NotFound`] for everyone else.
    async fn keys(&self, by: &Visitor) -> Result<Vec<IssuerKey>, AppError>;
}
