//! A check without a network: what can be known from data that was fetched before, and how
//! it is put right when the network is back.
//!
//! | question | module |
//! |---|---|
//! | what a scanner keeps | [`kit`] |
//! | what time it is | [`clock`] |
//! | what can be said of a code | [`verdict`] |
//! | what was wrong after all | [`late`] |
//!
//! Offline nothing is known of the holder, of single use elsewhere, or of what was revoked
//! since the data was fetched: the best answer is "the signature is good", never "yes".

pub mod clock;
pub mod kit;
pub mod late;
pub mod verdict;

pub use clock::{Anchor, Known, Reading};
pub use kit::{Kit, KitDevice, KitOrganization, KitPower, Lists, Standing, packed};
pub use late::{LATEST_CLAIM, LateProblem, claim_is_possible};
pub use verdict::{
    Claimed, OfflineAnswer, OfflineRefusal, OfflineVerdict, Question, Seen, claimed, judge,
};

/// Seconds for which fetched data may be used where an organization says nothing else: the
/// order of the EUDI rule by which attestations of at most 24 h need no revocation
/// (VCR_01).
pub const DEFAULT_CAP: i64 = 24 * 60 * 60;
/// The longest an organization may allow, seconds: three days.
pub const LONGEST_CAP: i64 = 3 * DEFAULT_CAP;
/// How long ahead a holder's phone may fetch its codes, seconds (DESIGN §6.4).
pub const LONGEST_PREFETCH: i64 = 60 * 60;
