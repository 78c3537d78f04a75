//! The list of powers of attorney that count no more, made once a minute or when there is
//! another.

use std::sync::{Arc, Mutex, PoisonError};

use app::paths;
use domain::{moscow, signed::Kind, snapshot::Snapshot};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use crate::{
    audit::{self, Log},
    issuer::{Issuer, LIST_LIFETIME, PUBLISH_STEP},
    powers::status_index,
    registry::days,
    store::{Database, StoreError, powers},
};

/// Revoked, suspended, or with a newer one in its place. One that has expired is left out: its
/// dates say so.
fn counts_no_more(today: &str) -> Condition {
    Condition::any()
        .add(powers::Column::RevokedAt.is_not_null())
        .add(powers::Column::SuspendedAt.is_not_null())
        .add(powers::Column::ReplacedFrom.lte(today))
}

/// What a list was made of; another one is made when this changes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Made {
    issued_at: i64,
    keys: i64,
    /// How far the log of powers of attorney had come.
    position: i64,
    ended: u64,
}

/// Makes the lists and keeps the last one.
pub struct Snapshots {
    database: Database,
    last: Mutex<Option<(Made, Arc<[u8]>)>>,
}

impl Snapshots {
    /// Lists what `database` holds.
    pub fn new(database: Database) -> Self {
        Self {
            database,
            last: Mutex::new(None),
        }
    }

    /// How far a log has come, signed; `None` only if there is no key to sign with.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn checkpoint(
        &self,
        issuer: &Issuer,
        log: Log,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let now = issuer.now();
        let at = now - now.rem_euclid(PUBLISH_STEP);
        let checkpoint = audit::head(self.database.read(), log, at).await?;
        let payload = checkpoint.encode();
        Ok(payload.and_then(|payload| issuer.sign(log.kind(), payload)))
    }

    /// The signed list; `None` only if there is no key to sign with.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn signed(&self, issuer: &Issuer) -> Result<Option<Arc<[u8]>>, StoreError> {
        let db = self.database.read();
        let now = issuer.now();
        let today = moscow::day(now).map(days::write).unwrap_or_default();
        let today = today.as_str();
        let made = Made {
            issued_at: now - now.rem_euclid(PUBLISH_STEP),
            keys: issuer.version(),
            // A suspension that ends while another begins leaves their number as it was.
            position: audit::head(db, Log::Powers, now).await?.position,
            ended: powers::Entity::find()
                .filter(counts_no_more(today))
                .count(db)
                .await?,
        };
        let last = self
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((of, bytes)) = last
            && of == made
        {
            return Ok(Some(bytes));
        }
        let highest: Option<Option<i64>> = powers::Entity::find()
            .select_only()
            .column_as(powers::Column::StatusIndex.max(), "highest")
            .into_tuple()
            .one(db)
            .await?;
        let ended: Vec<Option<i64>> = powers::Entity::find()
            .select_only()
            .column(powers::Column::StatusIndex)
            .filter(counts_no_more(today))
            .into_tuple()
            .all(db)
            .await?;
        let list = Snapshot::new(
            format!("{}{}", issuer.origin(), paths::SNAPSHOT),
            made.issued_at,
            made.issued_at.saturating_add(LIST_LIFETIME),
            PUBLISH_STEP,
            status_index::size(highest.flatten()),
            ended
                .into_iter()
                .flatten()
                .filter_map(|index| u32::try_from(index).ok()),
        );
        let signed = list
            .encode()
            .and_then(|payload| issuer.sign(Kind::Snapshot, payload));
        let Some(bytes) = signed else {
            return Ok(None);
        };
        let bytes: Arc<[u8]> = bytes.into();
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((made, bytes.clone()));
        Ok(Some(bytes))
    }
}
