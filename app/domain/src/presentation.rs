//! One showing: the code that changes every 30 seconds.
//!
//! ```text
//! QR text   <ORIGIN IN CAPITALS>/V#<BASE32 of the bytes>          [`text`]
//! bytes     COSE_Sign1 of CWT claims exp, cti, scope              [`wire`]
//! cti       (holder, epoch, scenario, window), permuted by a key  [`session`]
//! ```
//!
//! A code says nothing of the holder to anyone but the server, and needs no write to be
//! issued: reload or a second device show the same one.

pub mod session;
pub mod text;
pub mod trust;
pub mod verdict;
pub mod window;
pub mod wire;

use crate::scenario::Scenario;

pub use session::{Session, SessionId, SessionKey};
pub use text::{Letter, Origin};
pub use trust::{KeyId, TrustList};
pub use verdict::Verdict;
pub use window::Window;

/// What a code says, once its signature is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presentation {
    /// The window in which it is shown; its end is the `exp` claim.
    pub window: Window,
    /// Who, for what: opaque to all but the server (`cti` claim).
    pub session: SessionId,
    /// What is asked (`scope` claim).
    pub scenario: Scenario,
}

/// Why a text with our prefix is no code of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeRefusal {
    /// The bytes are not exactly what this version writes.
    #[error("malformed")]
    Malformed,
    /// The key is not on the trust list.
    #[error("unknown key")]
    UnknownKey,
    /// The signature does not fit the bytes, the kind of code, or this installation.
    #[error("wrong signature")]
    Signature,
}

impl CodeRefusal {
    /// The stable name used in tables and vectors.
    pub fn key(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::UnknownKey => "unknown_key",
            Self::Signature => "signature",
        }
    }
}
