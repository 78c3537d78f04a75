//! What a holder says about a check of their own.

use app::{
    error::AppError,
    ports::{ComplaintState, OwnCheck},
};
use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QuerySelect,
    sea_query::{Expr, LockType, OnConflict},
};
use uuid::Uuid;

use super::{PER_DAY, complaint, standing, typed};
use crate::{
    checks::once,
    presentations::history::{self, Beside},
    registry::holders as registry,
    store::{Database, StoreError, checks, complaints, holder_checks, holders},
};

/// Seconds over which complaints are counted.
const DAY: i64 = 24 * 60 * 60;

/// A check of this holder's and the complaint about it.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    check: &str,
    now: i64,
) -> Result<OwnCheck, StoreError> {
    let row = copy(db, holder, check).await?;
    let complaint = complaints::Entity::find_by_id(&row.check_id)
        .one(db)
        .await?
        .map(|row| complaint(&row));
    let power: Option<Option<String>> = checks::Entity::find_by_id(&row.check_id)
        .select_only()
        .column(checks::Column::PowerNumber)
        .into_tuple()
        .one(db)
        .await?;
    let uses = once::of(db, &[row.check_id.as_str()]).await?;
    let beside = Beside {
        power: power.flatten(),
        day_use: uses.into_values().next(),
        complaint: complaint.as_ref().map(|complaint| complaint.state),
    };
    Ok(OwnCheck {
        line: history::line(row, now, beside)?,
        complaint,
    })
}

/// Writes the first complaint about a check; a second one changes nothing.
pub(super) async fn complain(
    database: &Database,
    holder: HolderNumber,
    check: &str,
    words: &str,
    now: i64,
) -> Result<(), AppError> {
    let transaction = database.write().await?;
    let db = &*transaction;
    let copy = copy(db, holder, check).await?;
    let words = typed("words", words, false)?;
    // One at a time for each holder, or many at once would pass the limit together.
    holders::Entity::find_by_id(copy.holder_number)
        .select_only()
        .column(holders::Column::Number)
        .lock(LockType::NoKeyUpdate)
        .into_tuple::<i64>()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    if is_new(db, &copy.check_id).await? {
        limit(db, holder, now).await?;
    }
    let row = complaints::Model {
        check_id: copy.check_id,
        holder_number: copy.holder_number,
        ogrn: copy.ogrn,
        made_at: now,
        words: words.to_owned(),
        withdrawn_at: None,
        answered_at: None,
        answered_by: None,
        answer: None,
    };
    complaints::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(complaints::Column::CheckId)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    Ok(())
}

/// Takes an open complaint back.
pub(super) async fn withdraw(
    database: &Database,
    holder: HolderNumber,
    check: &str,
    now: i64,
) -> Result<(), AppError> {
    let transaction = database.write().await?;
    let db = &*transaction;
    let copy = copy(db, holder, check).await?;
    if is_new(db, &copy.check_id).await? {
        return Err(AppError::NotFound);
    }
    let withdrawn = complaints::Entity::update_many()
        .col_expr(complaints::Column::WithdrawnAt, Expr::value(now))
        .filter(complaints::Column::CheckId.eq(&copy.check_id))
        .filter(standing(ComplaintState::Open))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    (withdrawn.rows_affected == 1)
        .then_some(())
        .ok_or(AppError::Conflict)
}

/// The holder's copy of that check; somebody else's does not exist.
async fn copy(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    check: &str,
) -> Result<holder_checks::Model, StoreError> {
    let check = Uuid::try_parse(check).map_err(|_| StoreError::NotFound)?;
    holder_checks::Entity::find_by_id(check.to_string())
        .filter(holder_checks::Column::HolderNumber.eq(registry::key(holder)))
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
}

async fn is_new(db: &impl ConnectionTrait, check: &str) -> Result<bool, StoreError> {
    Ok(complaints::Entity::find_by_id(check).count(db).await? == 0)
}

/// Lets one more complaint of this holder pass.
async fn limit(db: &impl ConnectionTrait, holder: HolderNumber, now: i64) -> Result<(), AppError> {
    let lately: Vec<i64> = complaints::Entity::find()
        .select_only()
        .column(complaints::Column::MadeAt)
        .filter(complaints::Column::HolderNumber.eq(registry::key(holder)))
        .filter(complaints::Column::MadeAt.gt(now - DAY))
        .limit(PER_DAY)
        .into_tuple()
        .all(db)
        .await
        .map_err(StoreError::from)?;
    if (lately.len() as u64) < PER_DAY {
        return Ok(());
    }
    let oldest = lately.into_iter().min().unwrap_or(now);
    Err(AppError::TooMany {
        retry_after: u32::try_from((oldest + DAY - now).clamp(1, DAY)).unwrap_or(1),
    })
}
