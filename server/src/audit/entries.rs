//! Writing and reading entries.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use super::{
    adopt,
    chain::{End, Log},
    event::{Entry, EventKind, Parts},
};
use crate::store::{StoreError, power_events, powers};

/// Writes an entry after all others, in the transaction of what it tells of. A power of attorney
/// of before there was a log gets its first entries on the way.
pub(crate) async fn append(db: &impl ConnectionTrait, entry: Entry<'_>) -> Result<(), StoreError> {
    let written = power_events::Entity::find()
        .filter(power_events::Column::Number.eq(entry.number))
        .count(db)
        .await?;
    let mut seq = i64::try_from(written).unwrap_or(i64::MAX);
    if seq == 0 && entry.kind != EventKind::Issued {
        let power = powers::Entity::find_by_id(entry.number)
            .one(db)
            .await?
            .ok_or(StoreError::NotFound)?;
        // What is told now has been written into the row already.
        let first = adopt::issued(&power)?;
        put(db, first, 1).await?;
        seq = 1;
    }
    put(db, entry, seq + 1).await
}

/// Writes one entry; `seq` is its number within the power of attorney.
pub(super) async fn put(
    db: &impl ConnectionTrait,
    entry: Entry<'_>,
    seq: i64,
) -> Result<(), StoreError> {
    let mut end = End::lock(db, Log::Powers).await?;
    let mut row = power_events::Model {
        position: end.next(),
        number: entry.number.to_owned(),
        seq,
        at: entry.at,
        kind: entry.kind.key().to_owned(),
        by_account: entry.by.map(str::to_owned),
        detail: entry.detail,
        signature: entry.signature,
        hash: String::new(),
    };
    row.hash = end.add(&Parts::of(&row).all(&row));
    power_events::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    end.keep(db).await
}

/// What became of one power of attorney, oldest first.
pub(crate) async fn of_power(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<Vec<power_events::Model>, StoreError> {
    Ok(power_events::Entity::find()
        .filter(power_events::Column::Number.eq(number))
        .order_by_asc(power_events::Column::Seq)
        .all(db)
        .await?)
}
