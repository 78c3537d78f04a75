//! Proves that the log of powers of attorney is whole and that their rows are what it says, or
//! names the first thing that is not.

mod replay;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Fault, Proof,
    chain::{Break, Log, Walk},
    event::Parts,
    prove::{BATCH, Chained, prove},
};
use crate::store::{StoreError, power_events, powers};
use replay::Replay;

impl Chained for power_events::Model {
    const LOG: Log = Log::Powers;

    fn follow(&self, walk: &mut Walk) -> Result<(), Break> {
        walk.step(self.position, &self.hash, &Parts::of(self).all(self))
    }

    fn about(&self) -> String {
        format!("{}, power of attorney {}", self.kind, self.number)
    }
}

/// Reads everything; `checkpoints` are lines that [`super::export`] wrote, of this log and of others.
///
/// # Errors
/// The database does not answer or has no log. What is wrong with the log is no error.
pub async fn verify_powers(
    db: &impl ConnectionTrait,
    checkpoints: &str,
) -> Result<Result<Proof, Fault>, StoreError> {
    let (mut replay, position) = (Replay::default(), power_events::Column::Position);
    let take = |_, entry: &power_events::Model| replay.take(entry);
    let proof = match prove::<power_events::Entity>(db, position, checkpoints, take).await? {
        Ok(proof) => proof,
        Err(fault) => return Ok(Err(fault)),
    };
    Ok(match rows(db, &replay).await? {
        Some(fault) => Err(fault),
        None => Ok(Proof {
            subjects: replay.len(),
            ..proof
        }),
    })
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
