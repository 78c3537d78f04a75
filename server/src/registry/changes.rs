//! The only place that changes what a code depends on: a holder's state and epoch, and a
//! status. What held before is kept with it ([`super::past`]), and every change of a status is
//! told in the log ([`super::log`]): call these in a transaction.

use domain::{
    holder::{HolderNumber, HolderState, IdSource},
    status::Status,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QuerySelect as _, sea_query::Expr,
};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use time::Date;
use uuid::Uuid;

use super::{
    adopt, days, holders as registered,
    log::{self, Entry, EventKind, Standing},
};
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

/// Who decides about a status, when and why.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// Account; `None` for the program itself.
    pub by: Option<&'a str>,
    /// Unix seconds.
    pub at: i64,
    /// In words; empty where none are asked for.
    pub reason: &'a str,
}

/// A status that is to be entered.
#[derive(Clone, Debug)]
pub struct NewStatus {
    /// Whose.
    pub holder: HolderNumber,
    /// What, and for how long.
    pub status: Status,
    /// Who says so.
    pub source: String,
    /// Under which key the source knows it.
    pub source_key: Option<String>,
    /// The import that brings it.
    pub import: Option<String>,
}

/// Enters statuses; their ids, in order. Whether they are possible is asked before
/// ([`Status::fault`]).
///
/// # Errors
/// A key of that source is there already.
pub async fn grant(
    db: &impl ConnectionTrait,
    new: &[NewStatus],
    decision: &Decision<'_>,
) -> Result<Vec<String>, StoreError> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<_> = new.iter().map(|new| row(new, decision.at)).collect();
    let entries = rows
        .iter()
        .map(|row| entry(row, EventKind::Granted, decision));
    log::append(db, entries.collect::<Result<_, _>>()?).await?;
    let ids = rows.iter().map(|row| row.id.clone()).collect();
    let rows = rows.into_iter().map(|row| row.into_active_model());
    statuses::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(ids)
}

fn row(new: &NewStatus, at: i64) -> statuses::Model {
    statuses::Model {
        // Of the seventh version: a million of them lie in the order in which they came.
        id: Uuid::now_v7().to_string(),
        holder_number: registered::key(new.holder),
        kind: new.status.kind.key().to_owned(),
        valid_from: days::write(new.status.from),
        valid_until: new.status.until.map(days::write),
        suspended: new.status.suspended,
        source: new.source.clone(),
        created_at: at,
        revision: 1,
        end_reason: None,
        source_key: new.source_key.clone(),
        import_id: new.import.clone(),
    }
}

/// Puts a status on hold, or takes it off again.
///
/// # Errors
/// [`StoreError::NotFound`] without such a status.
pub async fn suspend(
    db: &impl ConnectionTrait,
    status: &str,
    suspended: bool,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let kind = if suspended {
        EventKind::Suspended
    } else {
        EventKind::Resumed
    };
    let set = |row: &mut statuses::Model| row.suspended = suspended;
    rewrite(db, status, set, kind, decision).await
}

/// Ends a status: `last` is the last day on which it counts. If that is before today, it stops at
/// once.
///
/// # Errors
/// [`StoreError::NotFound`] without such a status.
pub async fn end(
    db: &impl ConnectionTrait,
    status: &str,
    last: Date,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let set = |row: &mut statuses::Model| {
        row.valid_until = Some(days::write(last));
        row.end_reason = Some(decision.reason.to_owned());
    };
    rewrite(db, status, set, EventKind::Ended, decision).await
}

/// Ends a status that its source does not name any more: `last` is the last day on which it
/// counts. If the source names it again, its days are as the source says.
///
/// # Errors
/// [`StoreError::NotFound`] without such a status.
pub async fn drop_unnamed(
    db: &impl ConnectionTrait,
    status: &str,
    last: Date,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let set = |row: &mut statuses::Model| row.valid_until = Some(days::write(last));
    rewrite(db, status, set, EventKind::Dropped, decision).await
}

/// Changes the days of a status by the word of its source.
///
/// # Errors
/// [`StoreError::NotFound`] without such a status.
pub async fn change_days(
    db: &impl ConnectionTrait,
    status: &str,
    from: Date,
    until: Option<Date>,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let set = |row: &mut statuses::Model| {
        row.valid_from = days::write(from);
        row.valid_until = until.map(days::write);
    };
    rewrite(db, status, set, EventKind::Changed, decision).await
}

/// Writes down how a status stood, changes it, and tells the log.
async fn rewrite(
    db: &impl ConnectionTrait,
    status: &str,
    set: impl FnOnce(&mut statuses::Model),
    kind: EventKind,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let mut before = statuses::Entity::find_by_id(status)
        .lock_exclusive()
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    if before.revision == 0 {
        adopt::record(db, std::slice::from_ref(&before)).await?;
        before.revision = 1;
    }
    let past = status_pasts::ActiveModel {
        status_id: Set(before.id.clone()),
        holder_number: Set(before.holder_number),
        until: Set(decision.at),
        valid_from: Set(before.valid_from.clone()),
        valid_until: Set(before.valid_until.clone()),
        suspended: Set(before.suspended),
        ..Default::default()
    };
    past.insert(db).await?;
    let mut after = before;
    set(&mut after);
    after.revision += 1;
    log::append(db, vec![entry(&after, kind, decision)?]).await?;
    after.into_active_model().reset_all().update(db).await?;
    Ok(())
}

fn entry<'a>(
    row: &'a statuses::Model,
    kind: EventKind,
    decision: &Decision<'a>,
) -> Result<Entry<'a>, StoreError> {
    Ok(Entry {
        holder: row.holder_number,
        status: Some(&row.id),
        kind,
        at: decision.at,
        by: decision.by,
        detail: log::written(&Standing::of(row, decision.reason))?,
    })
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
