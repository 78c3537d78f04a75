//! The keys of the issuer, for operators to look at.

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{IssuerKey, IssuerKeys, Visitor},
};
use port::port;

use crate::{clock::Clock, issuer, registry::operator, store::Database};

/// [`IssuerKeys`] on the database. It has no master key: nothing can be signed or turned with it.
pub struct KeyShelf {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl KeyShelf {
    /// The keys in `database`, as they stand at the time of `clock`.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

#[port]
impl IssuerKeys for KeyShelf {
    async fn keys(&self, by: &Visitor) -> Result<Vec<IssuerKey>, AppError> {
        operator(by)?;
        let now = self.clock.now();
        let keys = issuer::list(&self.database).await?;
        let shown = |key: issuer::KeyLine| IssuerKey {
            kid: key.kid,
            stage: key.life.stage(now).key(),
            public_key: key.public_key,
            made_at: key.life.created_at,
            signs_from: key.life.valid_from,
            ended_at: key.life.revoked_at.or(key.life.retired_at),
            reason: key.reason,
        };
        Ok(keys.into_iter().map(shown).collect())
    }
}
