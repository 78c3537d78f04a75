//! Proves that the log of the registry is whole and that the statuses are what it says, or names
//! the first thing that is not.

use std::{collections::HashMap, fmt};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest as _, Sha256};

use super::{
    chain::{Break, Log, Walk},
    checkpoints::moment,
    seen::{self, Disagreement, Seen},
    verify::{BATCH, HASH},
};
use crate::{
    registry::log::{EventKind, Parts, Standing, written},
    store::{StoreError, registry_events, statuses},
};

/// What was proven of the registry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegistryProof {
    /// Entries of the log.
    pub entries: i64,
    /// Statuses that they tell of.
    pub statuses: usize,
    /// Checkpoints that agree.
    pub checkpoints: usize,
    /// Number of the last entry that one covers.
    pub covered: i64,
}

/// The first thing that is wrong with the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistryFault {
    /// An entry is gone.
    Missing {
        /// Its number.
        position: i64,
    },
    /// An entry is not as it was written.
    Changed {
        /// Its number.
        position: i64,
        /// Its kind, as it stands now.
        kind: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The log ends before what `audit_head` says.
    Cut {
        /// Number of the last entry.
        ends: i64,
        /// How far it had come.
        had: i64,
        /// When a checkpoint said so.
        at: Option<i64>,
    },
    /// The entries follow from each other, but are not those of a checkpoint.
    Rewritten {
        /// The first that may be another.
        from: i64,
        /// The last one that the checkpoint covers.
        until: i64,
        /// When it was signed.
        at: i64,
    },
    /// A line of checkpoints is none of this installation.
    Checkpoint {
        /// The line, from 1.
        line: usize,
    },
    /// A status is not what its entries say.
    Status {
        /// Its id.
        status: String,
        /// Number of the last entry about it; 0 if there is none.
        position: i64,
    },
}

impl fmt::Display for RegistryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { position } => write!(f, "registry: entry {position} is gone"),
            Self::Changed {
                position,
                kind,
                why,
            } => write!(f, "registry: entry {position} ({kind}): {why}"),
            Self::Cut { ends, had, at } => {
                write!(
                    f,
                    "registry: the log ends at entry {ends} and had come to {had}"
                )?;
                match at {
                    Some(at) => write!(f, ", by the checkpoint of {}", moment(*at)),
                    None => Ok(()),
                }
            }
            Self::Rewritten { from, until, at } => write!(
                f,
                "registry: an entry from {from} to {until} is not the one of which the checkpoint \
                 of {} tells: the log was written anew",
                moment(*at)
            ),
            Self::Checkpoint { line } => write!(
                f,
                "line {line} of the checkpoints was not signed by a key of this installation"
            ),
            Self::Status {
                status,
                position: 0,
            } => write!(f, "registry: status {status} has no entry"),
            Self::Status { status, position } => write!(
                f,
                "registry: status {status} is not what its entries say (the last is entry \
                 {position})"
            ),
        }
    }
}

impl RegistryFault {
    fn of(disagreement: Disagreement, ends: i64) -> Self {
        match disagreement {
            Disagreement::Rewritten { from, until, at } => Self::Rewritten { from, until, at },
            Disagreement::Cut { had, at } => Self::Cut {
                ends,
                had,
                at: Some(at),
            },
        }
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
) -> Result<Result<RegistryProof, RegistryFault>, StoreError> {
    let trusted = seen::trusted(db).await?;
    let mut seen = match Seen::of(Log::Registry, checkpoints, &trusted) {
        Ok(seen) => seen,
        Err(line) => return Ok(Err(RegistryFault::Checkpoint { line })),
    };
    let mut walk = Walk::of(Log::Registry);
    if let Some(disagreement) = seen.at_the_beginning() {
        return Ok(Err(RegistryFault::of(disagreement, 0)));
    }
    let mut told = Told::new();
    loop {
        let batch = registry_events::Entity::find()
            .filter(registry_events::Column::Position.gt(walk.position()))
            .order_by_asc(registry_events::Column::Position)
            .limit(BATCH)
            .all(db)
            .await?;
        if batch.is_empty() {
            break;
        }
        for entry in batch {
            if let Err(fault) = take(&mut walk, &mut told, entry) {
                return Ok(Err(fault));
            }
            if let Some(disagreement) = seen.at(walk.position(), walk.hash()) {
                return Ok(Err(RegistryFault::of(disagreement, walk.position())));
            }
        }
    }
    if let Some(disagreement) = seen.end(walk.position()) {
        return Ok(Err(RegistryFault::of(disagreement, walk.position())));
    }
    let head = Log::Registry.head(db).await?;
    if head.position != walk.position() || head.hash != walk.hash() {
        return Ok(Err(RegistryFault::Cut {
            ends: walk.position(),
            had: head.position,
            at: None,
        }));
    }
    let proof = RegistryProof {
        entries: walk.position(),
        statuses: told.len(),
        checkpoints: seen.count,
        covered: seen.covered,
    };
    Ok(match rows(db, told).await? {
        Some(fault) => Err(fault),
        None => Ok(proof),
    })
}

fn take(
    walk: &mut Walk,
    told: &mut Told,
    entry: registry_events::Model,
) -> Result<(), RegistryFault> {
    let parts = Parts::of(&entry);
    let broken = walk.step(entry.position, &entry.hash, &parts.all(&entry));
    let position = walk.position();
    let changed = |why| RegistryFault::Changed {
        position,
        kind: entry.kind.clone(),
        why,
    };
    match broken {
        Some(Break::Missing) => return Err(RegistryFault::Missing { position }),
        Some(Break::Hash) => return Err(changed(HASH)),
        None => {}
    }
    let kind = EventKind::from_key(&entry.kind).ok_or_else(|| changed("its kind is unknown"))?;
    if !kind.tells_standing() {
        return Ok(());
    }
    let standing: Standing =
        serde_json::from_str(&entry.detail).map_err(|_| changed("its detail cannot be read"))?;
    let status = entry
        .status_id
        .clone()
        .ok_or_else(|| changed("it names no status"))?;
    let is_first = matches!(kind, EventKind::Recorded | EventKind::Granted);
    if is_first == told.contains_key(&status) {
        return Err(changed(
            "it does not follow the other entries of its status",
        ));
    }
    let digest = digest(entry.holder_number, standing);
    told.insert(
        status,
        (
            position,
            digest.map_err(|_| changed("its detail cannot be read"))?,
        ),
    );
    Ok(())
}

/// The first row that is not what the entries say.
async fn rows(
    db: &impl ConnectionTrait,
    mut told: Told,
) -> Result<Option<RegistryFault>, StoreError> {
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
            return Ok(Some(RegistryFault::Status {
                status: row.id,
                position,
            }));
        }
    }
    // In order, so that the same fault is told twice in the same words.
    let gone = told.into_iter().min_by_key(|(_, (position, _))| *position);
    Ok(gone.map(|(status, (position, _))| RegistryFault::Status { status, position }))
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
