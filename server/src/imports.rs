//! Lists of statuses that their sources send: up to a million rows, kept as a file until they are
//! entered, a piece at a time, while everything else goes on.
//!
//! A row is known by the key that its source gives it: the same list twice changes nothing. A full
//! list ends what it does not name any more, a delta leaves it alone.

pub(crate) mod arrival;
mod check;
mod desk;
mod enter;
mod keeping;
mod known;
mod layout;
mod lines;
mod row;
mod run;
mod standing;
mod watch;

pub use desk::ImportDesk;
pub(crate) use desk::{blank, file_name, folder};
pub(crate) use enter::unclaimed;
pub use run::ImportRunner;
pub use standing::{ByCommand, Standing};
pub use watch::FolderWatch;
