//! Follows a log from its first entry to its last, past its checkpoints; or names the first entry
//! that is not as it was written.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::{
    Fault,
    chain::{Break, Log, Walk},
    seen::{self, Seen},
};
use crate::store::StoreError;

/// Rows that are read at once.
pub(super) const BATCH: u64 = 1_000;

/// What was proven of a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Its entries.
    pub entries: i64,
    /// Powers of attorney, statuses or families that they tell of.
    pub subjects: usize,
    /// Entries of before there was a chain, which the next start of the server takes into it.
    pub waiting: u64,
    /// Checkpoints that agree.
    pub checkpoints: usize,
    /// Number of the last entry that a checkpoint covers.
    pub covered: i64,
}

/// A row of a log.
pub(super) trait Chained {
    /// Which log.
    const LOG: Log;

    /// Takes the next step of `walk` with what this entry says.
    fn follow(&self, walk: &mut Walk) -> Result<(), Break>;

    /// Its kind and what it is about, for people.
    fn about(&self) -> String;
}

/// Reads every entry in the order of `position`; `take` says what is wrong with one that follows
/// from the one before, but not from all others.
pub(super) async fn prove<E>(
    db: &impl ConnectionTrait,
    position: E::Column,
    checkpoints: &str,
    mut take: impl FnMut(i64, &E::Model) -> Result<(), &'static str>,
) -> Result<Result<Proof, Fault>, StoreError>
where
    E: EntityTrait,
    E::Model: Chained,
{
    let log = E::Model::LOG;
    let trusted = seen::trusted(db).await?;
    let mut seen = match Seen::of(log, checkpoints, &trusted) {
        Ok(seen) => seen,
        Err(line) => return Ok(Err(Fault::Checkpoint { line })),
    };
    let other = |ends, disagreement| Ok(Err(Fault::of_checkpoint(log, ends, disagreement)));
    let mut walk = Walk::of(log);
    if let Some(disagreement) = seen.at_the_beginning() {
        return other(0, disagreement);
    }
    loop {
        let batch = E::find()
            .filter(position.gt(walk.position()))
            .order_by_asc(position)
            .limit(BATCH)
            .all(db)
            .await?;
        if batch.is_empty() {
            break;
        }
        for entry in batch {
            let followed = entry
                .follow(&mut walk)
                .and_then(|()| take(walk.position(), &entry).map_err(Break::Changed));
            let position = walk.position();
            if let Err(broken) = followed {
                let fault = Fault::of_break(log, position, broken, || entry.about());
                return Ok(Err(fault));
            }
            if let Some(disagreement) = seen.at(position, walk.hash()) {
                return other(position, disagreement);
            }
        }
    }
    let ends = walk.position();
    if let Some(disagreement) = seen.end(ends) {
        return other(ends, disagreement);
    }
    let head = log.head(db).await?;
    if head.position != ends || head.hash != walk.hash() {
        return Ok(Err(Fault::Cut {
            log,
            ends,
            had: head.position,
            at: None,
        }));
    }
    Ok(Ok(Proof {
        entries: ends,
        checkpoints: seen.count,
        covered: seen.covered,
        ..Proof::default()
    }))
}
