//! Mail: letters wait in the database and go out by SMTP, one process at a time each.

mod bell;
mod queue;
mod transport;

pub use bell::Bell;
pub(crate) use queue::put;
pub use queue::{Sent, deliver};
pub use transport::{Mailer, SmtpUrl};
