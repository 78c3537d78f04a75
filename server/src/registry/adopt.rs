//! Statuses that came into the database without the log: of an earlier version, of the demo, or
//! of a part of this program that does not write it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::log::{self, Entry, EventKind, Standing, written};
use crate::store::{Database, StoreError, statuses};

/// How many are taken in one transaction.
const BATCH: u64 = 500;

/// Gives each status that the log does not know its first entry; how many did.
///
/// # Errors
/// The database does not answer.
pub async fn adopt_missing(database: &Database) -> Result<u64, StoreError> {
    let mut adopted = 0;
    loop {
        let transaction = database.write().await?;
        let rows = statuses::Entity::find()
            .filter(statuses::Column::Revision.eq(0))
            .order_by_asc(statuses::Column::Id)
            .limit(BATCH)
            // Another process that starts at the same time waits, and finds nothing left.
            .lock_exclusive()
            .all(&*transaction)
            .await?;
        if rows.is_empty() {
            return Ok(adopted);
        }
        record(&*transaction, &rows).await?;
        adopted += rows.len() as u64;
        transaction.commit().await?;
    }
}

/// Writes the first entries of these rows, as they stand now.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    rows: &[statuses::Model],
) -> Result<(), StoreError> {
    let entries = rows.iter().map(|row| {
        Ok(Entry {
            holder: row.holder_number,
            status: Some(&row.id),
            kind: EventKind::Recorded,
            at: row.created_at,
            by: None,
            detail: written(&Standing::of(row, ""))?,
        })
    });
    log::append(db, entries.collect::<Result<_, StoreError>>()?).await?;
    statuses::Entity::update_many()
        .col_expr(statuses::Column::Revision, Expr::value(1))
        .filter(statuses::Column::Id.is_in(rows.iter().map(|row| row.id.as_str())))
        .filter(statuses::Column::Revision.eq(0))
        .exec(db)
        .await?;
    Ok(())
}
