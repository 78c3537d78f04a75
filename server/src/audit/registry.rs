//! Proves that the log of the registry is whole and that the statuses are what it says, or names
//! the first thing that is not.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest as _, Sha256};

use super::{
    Fault, Proof,
    chain::{Break, Log, Walk},
    prove::{BATCH, Chained, prove},
};
use crate::{
    registry::log::{EventKind, Parts, Standing, written},
    store::{StoreError, registry_events, statuses},
};

impl Chained for registry_events::Model {
    const LOG: Log = Log::Registry;

    fn follow(&self, walk: &mut Walk) -> Result<(), Break> {
        walk.step(self.position, &self.hash, &Parts::of(self).all(self))
    }

    fn about(&self) -> String {
        self.kind.clone()
    }
}

/// How a status stands by the last entry about it: the number of the entry and a digest, since
/// there may be millions.
type Told = HashMap<String, (i64, [u8; 16])>;

/// Reads everything. A status that no entry was ever written for (`revision` 0) is none of the
/// log's yet: the next start of the server adopts it. `checkpoints` are lines that
/// [`super::export`] wrote, of this log and of others.
///
/// # Errors
/// The database does not answer or has no log. What is wrong with the log is no error.
pub async fn verify_registry(
    db: &impl ConnectionTrait,
    checkpoints: &str,
) -> Result<Result<Proof, Fault>, StoreError> {
    let (mut told, position) = (Told::new(), registry_events::Column::Position);
    let take = |position, entry: &registry_events::Model| take(&mut told, position, entry);
    let proof = match prove::<registry_events::Entity>(db, position, checkpoints, take).await? {
        Ok(proof) => proof,
        Err(fault) => return Ok(Err(fault)),
    };
    let subjects = told.len();
    Ok(match rows(db, told).await? {
        Some(fault) => Err(fault),
        None => Ok(Proof { subjects, ..proof }),
    })
}

fn take(
    told: &mut Told,
    position: i64,
    entry: &registry_events::Model,
) -> Result<(), &'static str> {
    const UNREADABLE: &str = "its detail cannot be read";
    let kind = EventKind::from_key(&entry.kind).ok_or("its kind is unknown")?;
    if !kind.tells_standing() {
        return Ok(());
    }
    let standing: Standing = serde_json::from_str(&entry.detail).map_err(|_| UNREADABLE)?;
    let status = entry.status_id.clone().ok_or("it names no status")?;
    let is_first = matches!(kind, EventKind::Recorded | EventKind::Granted);
    if is_first == told.contains_key(&status) {
        return Err("it does not follow the other entries of its status");
    }
    let digest = digest(entry.holder_number, standing).map_err(|_| UNREADABLE)?;
    told.insert(status, (position, digest));
    Ok(())
}

/// The first row that is not what the entries say.
async fn rows(db: &impl ConnectionTrait, mut told: Told) -> Result<Option<Fault>, StoreError> {
    let mut after = String::new();
    loop {
        let rows = statuses::Entity::find()
            .filter(statuses::Column::Id.gt(&after))
            .order_by_asc(statuses::Column::Id)
            .limit(BATCH)
            .all(db)
            .await?;
        let Some(last) = rows.last() else {
            break;
        };
        after.clone_from(&last.id);
        for row in rows {
            let now = digest(row.holder_number, Standing::of(&row, ""))?;
            let position = match told.remove(&row.id) {
                None if row.revision == 0 => continue,
                Some((_, then)) if then == now => continue,
                Some((position, _)) => position,
                None => 0,
            };
            return Ok(Some(Fault::Status {
                status: row.id,
                position,
            }));
        }
    }
    // In order, so that the same fault is told twice in the same words.
    let gone = told.into_iter().min_by_key(|(_, (position, _))| *position);
    Ok(gone.map(|(status, (position, _))| Fault::Status { status, position }))
}

/// Of whom and what, without the reason of the change.
fn digest(holder: i64, standing: Standing) -> Result<[u8; 16], StoreError> {
    let standing = Standing {
        reason: String::new(),
        ..standing
    };
    let mut hash = Sha256::new();
    hash.update(holder.to_be_bytes());
    hash.update(written(&standing)?);
    let digest: [u8; 32] = hash.finalize().into();
    let (half, _) = digest
        .split_first_chunk::<16>()
        .ok_or(StoreError::corrupt("digest"))?;
    Ok(*half)
}
