//! The list of revoked powers of attorney, made once a minute or when one more is revoked.

use std::sync::{Arc, Mutex, PoisonError};

use app::paths;
use domain::{signed::Kind, snapshot::Snapshot};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};

use crate::{
    issuer::{Issuer, LIST_LIFETIME, PUBLISH_STEP},
    powers::status_index,
    store::{Database, StoreError, powers},
};

/// What a list was made of; another one is made when this changes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Made {
    issued_at: i64,
    keys: i64,
    revoked: u64,
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

    /// The signed list; `None` only if there is no key to sign with.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn signed(&self, issuer: &Issuer) -> Result<Option<Arc<[u8]>>, StoreError> {
        let db = self.database.read();
        let now = issuer.now();
        let made = Made {
            issued_at: now - now.rem_euclid(PUBLISH_STEP),
            keys: issuer.version(),
            // Nobody takes a revocation back, so their number tells whether there is a new one.
            revoked: powers::Entity::find()
                .filter(powers::Column::RevokedAt.is_not_null())
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
        let revoked: Vec<Option<i64>> = powers::Entity::find()
            .select_only()
            .column(powers::Column::StatusIndex)
            .filter(powers::Column::RevokedAt.is_not_null())
            .into_tuple()
            .all(db)
            .await?;
        let list = Snapshot::new(
            format!("{}{}", issuer.origin(), paths::SNAPSHOT),
            made.issued_at,
            made.issued_at.saturating_add(LIST_LIFETIME),
            PUBLISH_STEP,
            status_index::size(highest.flatten()),
            revoked
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
