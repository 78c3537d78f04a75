//! Proves that the log is whole, that the rows are what it says, and that its checkpoints are
//! about it; or names the first entry that is not as it was written.

mod replay;

use std::fmt;

use data_encoding::HEXLOWER;
use domain::checkpoint;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    chain::{Break, Log, NOTHING, Walk},
    checkpoints::{head, moment},
    event::Parts,
    seen,
};
use crate::store::{StoreError, power_events, powers};
use replay::Replay;

/// Entries that are read at once.
pub(super) const BATCH: u64 = 1_000;
/// What is said of an entry that was changed by hand.
pub(super) const HASH: &str = "its hash does not follow from what it says";

/// What was proven.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Entries of the log.
    pub entries: i64,
    /// Powers of attorney that they tell of.
    pub powers: usize,
    /// Checkpoints that agree.
    pub checkpoints: usize,
    /// Number of the last entry that a checkpoint covers.
    pub covered: i64,
}

/// The first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An entry is gone: the one after the last good one has another number.
    Missing {
        /// Its number.
        position: i64,
    },
    /// An entry is not as it was written.
    Changed {
        /// Its number.
        position: i64,
        /// The power of attorney that it is about.
        power: String,
        /// Its kind, as it stands now.
        kind: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The log ends before a checkpoint, or before what `audit_head` says.
    Cut {
        /// Number of the last entry.
        ends: i64,
        /// How far it had come.
        had: i64,
        /// When that was written down.
        at: Option<i64>,
    },
    /// All entries up to a checkpoint follow from each other, but are not those it was about.
    Rewritten {
        /// The first that may be another.
        from: i64,
        /// Number of the last one that the checkpoint covers.
        until: i64,
        /// When the checkpoint was signed.
        at: i64,
    },
    /// The row of a power of attorney is not what its entries say.
    Row {
        /// Its number.
        power: String,
        /// The column.
        column: &'static str,
        /// Number of its last entry; 0 if it has none.
        position: i64,
    },
    /// A line of checkpoints is none of this installation.
    Checkpoint {
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { position } => write!(f, "entry {position} is gone"),
            Self::Changed {
                position,
                power,
                kind,
                why,
            } => write!(
                f,
                "entry {position} ({kind}, power of attorney {power}): {why}"
            ),
            Self::Cut { ends, had, at } => {
                write!(f, "the log ends at entry {ends} and had come to {had}")?;
                match at {
                    Some(at) => write!(f, ", by the checkpoint of {}", moment(*at)),
                    None => Ok(()),
                }
            }
            Self::Rewritten { from, until, at } => write!(
                f,
                "an entry from {from} to {until} is not the one of which the checkpoint of {} \
                 tells: the log was written anew",
                moment(*at)
            ),
            Self::Row {
                power,
                column,
                position: 0,
            } => write!(f, "power of attorney {power} has no entry ({column})"),
            Self::Row {
                power,
                column,
                position,
            } => write!(
                f,
                "power of attorney {power}: `{column}` is not what its entries say (the last is \
                 entry {position})"
            ),
            Self::Checkpoint { line } => write!(
                f,
                "line {line} of the checkpoints was not signed by a key of this installation"
            ),
        }
    }
}

/// Reads everything; `checkpoints` are lines that [`super::export`] wrote, of this log and of others.
///
/// # Errors
/// The database does not answer or has no log. What is wrong with the log is no error.
pub async fn verify(
    db: &impl ConnectionTrait,
    checkpoints: &str,
) -> Result<Result<Proof, Fault>, StoreError> {
    let (hashes, replay) = match chain(db).await? {
        Ok(good) => good,
        Err(fault) => return Ok(Err(fault)),
    };
    let entries = i64::try_from(hashes.len()).unwrap_or(i64::MAX);
    let mut proof = Proof {
        entries,
        powers: replay.len(),
        ..Proof::default()
    };
    let trusted = seen::trusted(db).await?;
    for (line, text) in (1..).zip(checkpoints.lines()) {
        let Some((log, seen)) = seen::read(text, &trusted) else {
            return Ok(Err(Fault::Checkpoint { line }));
        };
        if log != Log::Powers {
            continue;
        }
        if let Err(fault) = compare(&seen, &hashes, proof.covered) {
            return Ok(Err(fault));
        }
        proof.checkpoints += 1;
        proof.covered = proof.covered.max(seen.position);
    }
    // An empty log ends at 0 with zeros, as the first migration wrote it.
    let stored = head(db, Log::Powers, 0).await?;
    let last = hashes.last().map_or(NOTHING, String::as_str);
    if stored.position != entries || HEXLOWER.encode(&stored.hash) != last {
        return Ok(Err(Fault::Cut {
            ends: entries,
            had: stored.position,
            at: None,
        }));
    }
    Ok(match rows(db, &replay).await? {
        Some(fault) => Err(fault),
        None => Ok(proof),
    })
}

/// The hash of each entry, and what they say together.
async fn chain(
    db: &impl ConnectionTrait,
) -> Result<Result<(Vec<String>, Replay), Fault>, StoreError> {
    let (mut hashes, mut replay) = (Vec::new(), Replay::default());
    let mut walk = Walk::of(Log::Powers);
    loop {
        let batch = power_events::Entity::find()
            .filter(power_events::Column::Position.gt(walk.position()))
            .order_by_asc(power_events::Column::Position)
            .limit(BATCH)
            .all(db)
            .await?;
        if batch.is_empty() {
            return Ok(Ok((hashes, replay)));
        }
        for entry in batch {
            let parts = Parts::of(&entry);
            let broken = walk.step(entry.position, &entry.hash, &parts.all(&entry));
            let position = walk.position();
            let changed = |why| Fault::Changed {
                position,
                power: entry.number.clone(),
                kind: entry.kind.clone(),
                why,
            };
            match broken {
                Some(Break::Missing) => return Ok(Err(Fault::Missing { position })),
                Some(Break::Hash) => return Ok(Err(changed(HASH))),
                None => {}
            }
            if let Err(why) = replay.take(&entry) {
                return Ok(Err(changed(why)));
            }
            hashes.push(entry.hash);
        }
    }
}

fn compare(seen: &checkpoint::Checkpoint, hashes: &[String], covered: i64) -> Result<(), Fault> {
    let ends = i64::try_from(hashes.len()).unwrap_or(i64::MAX);
    let at = match usize::try_from(seen.position) {
        Ok(0) => Some(NOTHING),
        Ok(position) => hashes.get(position - 1).map(String::as_str),
        Err(_) => None,
    };
    match at {
        None => Err(Fault::Cut {
            ends,
            had: seen.position,
            at: Some(seen.at),
        }),
        Some(hash) if hash == HEXLOWER.encode(&seen.hash) => Ok(()),
        Some(_) => Err(Fault::Rewritten {
            from: covered.min(seen.position - 1).max(0) + 1,
            until: seen.position,
            at: seen.at,
        }),
    }
}

/// The first row that is not what the entries say.
async fn rows(db: &impl ConnectionTrait, replay: &Replay) -> Result<Option<Fault>, StoreError> {
    let mut after = String::new();
    let mut gone = replay.numbers();
    loop {
        let rows = powers::Entity::find()
            .filter(powers::Column::Number.gt(&after))
            .order_by_asc(powers::Column::Number)
            .limit(BATCH)
            .all(db)
            .await?;
        let Some(last) = rows.last() else {
            break;
        };
        after.clone_from(&last.number);
        for row in &rows {
            gone.remove(row.number.as_str());
            if let Some(fault) = replay.fault(row) {
                return Ok(Some(fault));
            }
        }
    }
    // The schema forbids it while there are entries; a copy may have lost its rules.
    Ok(gone.into_iter().next().map(|number| replay.gone(number)))
}
