//! The log of powers of attorney: what became of each, in a chain of hashes, with signed
//! checkpoints outside of the database. `docs/audit.md` says what it shows and what not.

mod adopt;
mod checkpoints;
mod entries;
mod event;
mod verify;

pub use adopt::adopt_missing;
pub(crate) use adopt::{issued, revocation, written};
pub(crate) use checkpoints::moment;
pub use checkpoints::{export, follow, head};
pub(crate) use entries::{append, of_power};
pub(crate) use event::{Decided, Entry, EventKind, Issued, Replaced, Revocation};
pub use verify::{Fault, Proof, verify};
