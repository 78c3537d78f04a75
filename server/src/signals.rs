//! What one part of the program tells another at once: "look again", never what has changed
//! (DESIGN §10). Whoever hears it asks as usual, so nobody learns anything here that they
//! may not see, and a signal that came twice does no harm.
//!
//! ```text
//! local     between the parts of one process
//! postgres  between processes on one database: LISTEN and NOTIFY
//! ```

mod local;
mod postgres;

use std::{fmt, sync::Arc};

use domain::holder::HolderNumber;
use port::port;

use crate::store::{Database, StoreError};

pub use local::{Listener, LocalSignals};
pub use postgres::PostgresSignals;

/// What there is to look at again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The checks of this holder and the requests to them.
    Holder(HolderNumber),
    /// Looks at the badges of this account.
    Badge(String),
    /// The powers of attorney of this account.
    Powers(String),
    /// The sessions of this account.
    Sessions(String),
    /// The browser that wants to be signed in by a phone, by the id of its request.
    SignIn(String),
}

impl fmt::Display for Topic {
    /// The name by which processes tell each other: `holder:7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holder(number) => write!(f, "holder:{}", number.get()),
            Self::Badge(account) => write!(f, "badge:{account}"),
            Self::Powers(account) => write!(f, "powers:{account}"),
            Self::Sessions(account) => write!(f, "sessions:{account}"),
            Self::SignIn(request) => write!(f, "sign-in:{request}"),
        }
    }
}

/// Tells and hears signals.
#[port]
pub trait Signals: Send + Sync {
    /// Lets everyone look again who listens to `topic`, in this process and in all others.
    /// Call it after the change was committed. It cannot fail: who is not reached looks
    /// again by itself after a while.
    async fn tell(&self, topic: &Topic);

    /// Listens to all of `topics`.
    fn subscribe(&self, topics: &[Topic]) -> Listener;

    /// How many in this process listen to `topic`.
    fn listeners(&self, topic: &Topic) -> usize;

    /// Ends all listening: the process stops.
    fn close(&self);
}

/// The signals of this installation: between processes if the database can carry them.
///
/// # Errors
/// [`StoreError::Unavailable`] if the database cannot be listened to.
pub async fn of(database: &Database) -> Result<Arc<dyn Signals>, StoreError> {
    Ok(match database.postgres() {
        Some(pool) => Arc::new(PostgresSignals::listen(pool).await?),
        None => Arc::new(LocalSignals::default()),
    })
}
