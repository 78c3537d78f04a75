//! The logs: what became of each power of attorney, with signed checkpoints outside of the
//! database, and what the registry said of each holder; both in chains of hashes.
//! `docs/audit.md` says what they show and what not.

mod adopt;
mod chain;
mod checkpoints;
mod entries;
mod event;
mod registry;
mod verify;

pub use adopt::adopt_missing;
pub(crate) use adopt::{issued, revocation, written};
pub(crate) use chain::{End, Log};
pub(crate) use checkpoints::moment;
pub use checkpoints::{export, follow, head};
pub(crate) use entries::{append, of_power};
pub(crate) use event::{Decided, Entry, EventKind, Issued, Replaced, Revocation};
pub use registry::{RegistryFault, RegistryProof, verify_registry};
pub use verify::{Fault, Proof, verify};
