//! How much was removed on which day.

use std::collections::BTreeMap;

use app::ports::Removal;
use domain::retention::Kept;
use sea_orm::{
    ConnectionTrait, EntityTrait, ExprTrait as _, IntoActiveModel as _, QueryOrder as _,
    QuerySelect as _,
    sea_query::{Expr, OnConflict},
};
use time::Date;

use crate::{
    registry::days,
    store::{StoreError, removals},
};

/// Adds to what was removed on `day`, in the transaction that removes.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    kept: Kept,
    day: Date,
    removed: u64,
) -> Result<(), StoreError> {
    let more = i64::try_from(removed).unwrap_or(i64::MAX);
    let row = removals::Model {
        kept: kept.key().to_owned(),
        day: days::write(day),
        removed: more,
    };
    let sum = Expr::col((removals::Entity, removals::Column::Removed)).add(more);
    let on_the_same_day = OnConflict::columns([removals::Column::Kept, removals::Column::Day])
        .value(removals::Column::Removed, sum)
        .to_owned();
    removals::Entity::insert(row.into_active_model())
        .on_conflict(on_the_same_day)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How much was ever removed, by key.
pub(super) async fn sums(db: &impl ConnectionTrait) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut sums = BTreeMap::new();
    for row in removals::Entity::find().all(db).await? {
        *sums.entry(row.kept).or_default() += u64::try_from(row.removed).unwrap_or_default();
    }
    Ok(sums)
}

/// The latest removals, the newest first. Of what has no period any more nothing is told.
pub(super) async fn latest(
    db: &impl ConnectionTrait,
    most: u64,
) -> Result<Vec<Removal>, StoreError> {
    let rows = removals::Entity::find()
        .order_by_desc(removals::Column::Day)
        .order_by_asc(removals::Column::Kept)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter()
        .filter_map(|row| Some((Kept::from_key(&row.kept)?, row)))
        .map(|(kept, row)| {
            Ok(Removal {
                day: days::read(&row.day, "removals.day")?,
                kept,
                removed: u64::try_from(row.removed).unwrap_or_default(),
            })
        })
        .collect()
}
