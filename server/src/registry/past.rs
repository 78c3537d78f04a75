//! How the registry stood at an earlier moment: for a check that was made without a network.
//! Kept for as long as such a check may still come in; [`super::changes`] writes it.

use std::collections::BTreeMap;

use domain::{
    holder::{Holder, HolderNumber},
    offline::LONGEST_CAP,
    status::Status,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::holders as registered;
use crate::store::{StoreError, holder_pasts, status_pasts};

/// The holder of that number as they stood at `at` (Unix seconds).
pub(crate) async fn numbered(
    db: &impl ConnectionTrait,
    number: HolderNumber,
    at: i64,
) -> Result<Option<Holder>, StoreError> {
    let Some(holder) = registered::numbered(db, number).await? else {
        return Ok(None);
    };
    // What ended first after that moment is what held in it; if nothing did, all is as it was.
    let past = holder_pasts::Entity::find()
        .filter(holder_pasts::Column::HolderNumber.eq(registered::key(number)))
        .filter(holder_pasts::Column::Until.gt(at))
        .order_by_asc(holder_pasts::Column::Until)
        .order_by_asc(holder_pasts::Column::Id)
        .one(db)
        .await?;
    Ok(Some(match past {
        None => holder,
        Some(past) => Holder {
            state: registered::state(&past.state)?,
            epoch: registered::epoch(past.epoch)?,
            ..holder
        },
    }))
}

/// Everything the registry said of that holder at `at` (Unix seconds), the latest entry first.
pub(crate) async fn statuses(
    db: &impl ConnectionTrait,
    number: HolderNumber,
    at: i64,
) -> Result<Vec<Status>, StoreError> {
    let mut pasts = BTreeMap::new();
    let rows = status_pasts::Entity::find()
        .filter(status_pasts::Column::HolderNumber.eq(registered::key(number)))
        .filter(status_pasts::Column::Until.gt(at))
        .order_by_asc(status_pasts::Column::Until)
        .order_by_asc(status_pasts::Column::Id)
        .all(db)
        .await?;
    for past in rows {
        pasts.entry(past.status_id.clone()).or_insert(past);
    }
    registered::status_rows(db, number)
        .await?
        .into_iter()
        .map(|mut row| {
            if let Some(past) = pasts.remove(&row.id) {
                row.valid_from = past.valid_from;
                row.valid_until = past.valid_until;
                row.suspended = past.suspended;
            }
            registered::status(&row)
        })
        .collect()
}

/// Deletes what no late check can ask about any more, sent at `now` (Unix seconds) or later.
pub(crate) async fn clean_up(db: &impl ConnectionTrait, now: i64) -> Result<u64, StoreError> {
    let limit = now - LONGEST_CAP;
    let holders = holder_pasts::Entity::delete_many()
        .filter(holder_pasts::Column::Until.lt(limit))
        .exec(db)
        .await?;
    let statuses = status_pasts::Entity::delete_many()
        .filter(status_pasts::Column::Until.lt(limit))
        .exec(db)
        .await?;
    Ok(holders.rows_affected + statuses.rows_affected)
}
