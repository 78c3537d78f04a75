//! The logs: what became of each power of attorney, what the registry said of each holder, what was
//! changed in each family; each in a chain of hashes, with signed checkpoints outside of the database.
//! `docs/audit.md` says what they show and what not.

mod adopt;
mod chain;
mod checkpoints;
mod entries;
mod event;
mod families;
mod fault;
mod powers;
mod prove;
mod registry;
mod seen;

pub use adopt::adopt_missing;
pub(crate) use adopt::{issued, revocation, written};
pub(crate) use chain::End;
pub use chain::Log;
pub(crate) use checkpoints::moment;
pub use checkpoints::{export, follow, head};
pub(crate) use entries::{append, of_power};
pub(crate) use event::{Decided, Entry, EventKind, Issued, Replaced, Revocation};
pub(crate) use families::{FamilyEntry, append as append_family};
pub use families::{adopt_families, verify_families};
pub use fault::Fault;
pub use powers::verify_powers;
pub use prove::Proof;
pub use registry::verify_registry;
