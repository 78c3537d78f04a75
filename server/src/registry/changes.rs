//! The only place that changes what a code depends on: a holder's state and epoch, and a
//! status. What held before is kept with it ([`super::past`]): call these in a transaction.

use domain::holder::{HolderNumber, HolderState, IdSource};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QuerySelect as _, sea_query::Expr,
};
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use time::Date;

use super::{days, holders as registered};
use crate::store::{StoreError, holder_pasts, holders, status_pasts, statuses};

/// Ends every code of this holder that was made until `at` (Unix seconds): "end all
/// sessions", a removed device, withdrawn consent.
///
/// # Errors
/// [`StoreError::NotFound`] without such a holder.
pub async fn end_codes(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    at: i64,
) -> Result<(), StoreError> {
    change(db, holder, at, None).await
}

/// Pauses a Digital ID, gives it up or takes it into use again, at `at` (Unix seconds). Codes
/// that were made until then do not count any more, whatever comes after.
///
/// # Errors
/// [`StoreError::NotFound`] without such a holder.
pub async fn set_state(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    state: HolderState,
    at: i64,
) -> Result<(), StoreError> {
    change(db, holder, at, Some(state)).await
}

/// Takes a Digital ID that was given up into use again at `at` (Unix seconds), made from another
/// document than before.
///
/// # Errors
/// [`StoreError::NotFound`] without such a holder.
pub(crate) async fn renew(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    source: IdSource,
    at: i64,
) -> Result<(), StoreError> {
    change(db, holder, at, Some(HolderState::Active)).await?;
    holders::Entity::update_many()
        .col_expr(holders::Column::Source, Expr::value(source.key()))
        .filter(holders::Column::Number.eq(registered::key(holder)))
        .exec(db)
        .await?;
    Ok(())
}

/// Puts a status on hold, or takes it off again, at `at` (Unix seconds).
///
/// # Errors
/// [`StoreError::NotFound`] without such a status.
pub async fn suspend(
    db: &impl ConnectionTrait,
    status: &str,
    suspended: bool,
    at: i64,
) -> Result<(), StoreError> {
    let before = kept(db, status, at).await?;
    let mut row = before.into_active_model();
    row.suspended = Set(suspended);
    row.update(db).await?;
    Ok(())
}

/// On which days a status counts, and whether it is on hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) until: Option<Date>,
    /// Whether it is on hold.
    pub(crate) suspended: bool,
}

/// Gives a status another term at `at` (Unix seconds); nothing is written if it has that one.
///
/// # Errors
/// [`StoreError::NotFound`] without such a status.
pub(crate) async fn set_term(
    db: &impl ConnectionTrait,
    status: &str,
    term: Term,
    at: i64,
) -> Result<(), StoreError> {
    let before = statuses::Entity::find_by_id(status)
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    let mut after = before.clone();
    after.valid_from = days::write(term.from);
    after.valid_until = term.until.map(days::write);
    after.suspended = term.suspended;
    if after == before {
        return Ok(());
    }
    kept(db, status, at).await?;
    after.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// Locks a status and writes down how it stood until `at`.
async fn kept(
    db: &impl ConnectionTrait,
    status: &str,
    at: i64,
) -> Result<statuses::Model, StoreError> {
    let before = statuses::Entity::find_by_id(status)
        .lock_exclusive()
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    let past = status_pasts::ActiveModel {
        status_id: Set(before.id.clone()),
        holder_number: Set(before.holder_number),
        until: Set(at),
        valid_from: Set(before.valid_from.clone()),
        valid_until: Set(before.valid_until.clone()),
        suspended: Set(before.suspended),
        ..Default::default()
    };
    past.insert(db).await?;
    Ok(before)
}

/// Writes down how the holder stood, and begins a new epoch in this state.
async fn change(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    at: i64,
    state: Option<HolderState>,
) -> Result<(), StoreError> {
    // Not the whole row: there is a photo in it.
    let before: Option<(String, i64)> = holders::Entity::find_by_id(registered::key(holder))
        .select_only()
        .column(holders::Column::State)
        .column(holders::Column::Epoch)
        .lock_exclusive()
        .into_tuple()
        .one(db)
        .await?;
    let (before, epoch) = before.ok_or(StoreError::NotFound)?;
    let after = state.map_or_else(|| before.clone(), |state| state.key().to_owned());
    let past = holder_pasts::ActiveModel {
        holder_number: Set(registered::key(holder)),
        until: Set(at),
        state: Set(before),
        epoch: Set(epoch),
        ..Default::default()
    };
    past.insert(db).await?;
    holders::Entity::update_many()
        .col_expr(holders::Column::State, Expr::value(after))
        .col_expr(holders::Column::Epoch, Expr::value(epoch.saturating_add(1)))
        .filter(holders::Column::Number.eq(registered::key(holder)))
        .exec(db)
        .await?;
    Ok(())
}
