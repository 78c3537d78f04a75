//! The ring of keys in the database: read, begun, rotated, revoked.

mod change;
mod stored;

use anyhow::{Context as _, bail, ensure};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use self::{
    change::{Change, fresh},
    stored::{life, number, open, rows},
};
use super::{
    key_file::KeyFile,
    master_key::MasterKey,
    ring::{LEARN, LIST_LIFETIME, Life, Ring, Stage},
};
use crate::store::{Database, StoreError, issuer_keys, issuer_ring};

#[cfg(test)]
pub(super) use self::stored::purpose;

/// The one row of `issuer_ring`.
const RING: i64 = 1;

/// A key as people see it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// Its number.
    pub kid: u8,
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
    /// Its times.
    pub life: Life,
    /// Why it was revoked.
    pub reason: Option<String>,
}

/// What a rotation has arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The key that signs next.
    pub kid: u8,
    /// From when on, Unix seconds.
    pub from: i64,
}

/// Grows with each change of the keys; 0 before there are any.
///
/// # Errors
/// The database does not answer.
pub async fn version(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let row = issuer_ring::Entity::find_by_id(RING).one(db).await?;
    Ok(row.ok_or(StoreError::NotFound)?.version)
}

/// All keys there have been, in the order of their numbers.
///
/// # Errors
/// The database does not answer, or holds what no version of this program writes.
pub async fn list(database: &Database) -> Result<Vec<KeyLine>, StoreError> {
    let rows = rows(database.read()).await?;
    rows.into_iter()
        .map(|row| {
            Ok(KeyLine {
                kid: number(&row)?,
                life: life(&row),
                public_key: row.public_key,
                reason: row.revoke_reason,
            })
        })
        .collect()
}

/// Opens all keys.
pub(super) async fn load(db: &impl ConnectionTrait, master: &MasterKey) -> anyhow::Result<Ring> {
    // The version first: if the keys change in between, the next look sees another version.
    let ring = issuer_ring::Entity::find_by_id(RING)
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(StoreError::NotFound)?;
    let rows = rows(db).await?;
    let keys = rows.iter().map(|row| open(row, master));
    Ok(Ring {
        version: ring.version,
        changed_at: ring.changed_at,
        keys: keys.collect::<anyhow::Result<_>>()?,
    })
}

/// Gives an empty ring its first keys: those of `imported`, else fresh ones.
pub(super) async fn begin(
    database: &Database,
    master: &MasterKey,
    imported: Option<KeyFile>,
    now: i64,
) -> anyhow::Result<()> {
    if version(database.read()).await? > 0 {
        return Ok(());
    }
    let change = Change::begin(database, now).await?;
    if change.rows.is_empty() {
        let (keys, from) = match imported {
            Some(keys) => {
                tracing::info!(
                    kid = keys.kid.0,
                    "issuer.key was taken into the ring; the file is no longer needed"
                );
                (keys, 0)
            }
            None => (fresh(1)?, now),
        };
        change.insert(master, &keys, Some(from)).await?;
        let waiting = fresh(keys.kid.0.checked_add(1).unwrap_or(1))?;
        change.insert(master, &waiting, None).await?;
        change.commit().await?;
    }
    Ok(())
}

/// Gives the waiting key its turn, and makes the one that waits after it.
///
/// Its turn begins once every scanner that may be offline has had time to learn it; with
/// `at_once` when every process has.
///
/// # Errors
/// A turn is arranged already (unless `at_once`), all numbers are used, or the database or
/// the master key fails.
pub async fn rotate(
    database: &Database,
    master: &MasterKey,
    now: i64,
    at_once: bool,
) -> anyhow::Result<Turn> {
    let change = Change::begin(database, now).await?;
    change.try_master(master)?;
    let soon = now.saturating_add(LEARN);
    let head = change
        .find(|life| life.valid_from.is_some() && life.retired_at.is_none())
        .context("there are no keys yet: start the server once")?;
    if let Stage::Next = life(head).stage(now) {
        let from = head.valid_from.unwrap_or(soon);
        let kid = number(head)?;
        ensure!(
            at_once,
            "key {kid} already takes over at {from} (Unix seconds); --now makes it at once"
        );
        let from = from.min(soon);
        if let Some(before) = change.find(|life| life.stage(now) == Stage::Current) {
            change
                .set(before, |row| row.retired_at = Set(Some(from)))
                .await?;
        }
        change
            .set(head, |row| row.valid_from = Set(Some(from)))
            .await?;
        change.commit().await?;
        return Ok(Turn { kid, from });
    }
    let next = change
        .find(|life| life.stage(now) == Stage::Waiting)
        .context("all 255 numbers of keys are used")?;
    let from = if at_once {
        soon
    } else {
        soon.max(next.created_at.saturating_add(LIST_LIFETIME))
    };
    let turn = Turn {
        kid: number(next)?,
        from,
    };
    change
        .set(head, |row| row.retired_at = Set(Some(from)))
        .await?;
    change
        .set(next, |row| row.valid_from = Set(Some(from)))
        .await?;
    change.insert_waiting(master).await?;
    change.commit().await?;
    Ok(turn)
}

/// Ends a key in an emergency: from now on nothing that it signed counts. If it was the one
/// that signs, the key that waits takes over at once.
///
/// # Errors
/// There is no such key, it is revoked already, or the database or the master key fails.
pub async fn revoke(
    database: &Database,
    master: &MasterKey,
    now: i64,
    kid: u8,
    reason: Option<&str>,
) -> anyhow::Result<()> {
    let change = Change::begin(database, now).await?;
    change.try_master(master)?;
    let row = change
        .rows
        .iter()
        .find(|row| row.kid == i64::from(kid))
        .with_context(|| format!("there is no key {kid}"))?;
    let stage = life(row).stage(now);
    if stage == Stage::Revoked {
        bail!("key {kid} is revoked already");
    }
    change
        .set(row, |row| {
            row.revoked_at = Set(Some(now));
            row.revoke_reason = Set(reason.map(str::to_owned));
        })
        .await?;
    let successor = match stage {
        Stage::Current if row.retired_at.is_some() => {
            change.find(|life| life.stage(now) == Stage::Next)
        }
        Stage::Current | Stage::Next => change.find(|life| life.stage(now) == Stage::Waiting),
        _ => None,
    };
    if let Some(successor) = successor {
        let from = row.valid_from.unwrap_or(now).max(now);
        change
            .set(successor, |row| row.valid_from = Set(Some(from)))
            .await?;
    }
    let used = |row: &issuer_keys::Model| {
        row.kid == i64::from(kid) || successor.is_some_and(|next| next.kid == row.kid)
    };
    let one_waits = change
        .rows
        .iter()
        .any(|row| !used(row) && life(row).stage(now) == Stage::Waiting);
    if !one_waits {
        change.insert_waiting(master).await?;
    }
    change.commit().await
}
