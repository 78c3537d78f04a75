//! Mail and messages: they wait in the database and go out by SMTP, or to a gateway that reaches
//! phones, one process at a time each.

mod bell;
mod gateway;
mod queue;
mod transport;

pub use bell::Bell;
pub use gateway::HttpGateway;
pub use queue::{Sent, deliver, deliver_messages, follow_messages};
pub(crate) use queue::{put, put_message};
pub use transport::{Mailer, SmtpUrl};
