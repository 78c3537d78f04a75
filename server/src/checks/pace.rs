//! How often one account may ask.

use app::error::AppError;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::CheckLimits;
use crate::store::{StoreError, checks, typed_attempts};

/// Seconds over which is counted.
const MINUTE: i64 = 60;

/// Lets one more check without a power of attorney pass. Counted in the stored checks, so
/// the limit holds across restarts and for all processes together.
///
/// # Errors
/// [`AppError::TooMany`] once the last minute is full.
pub(super) async fn individual(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
    limits: CheckLimits,
) -> Result<(), AppError> {
    let lately: Option<(i64, Option<i64>)> = checks::Entity::find()
        .select_only()
        .column_as(checks::Column::Id.count(), "checks")
        .column_as(checks::Column::At.min(), "oldest")
        .filter(checks::Column::VerifierAccount.eq(account))
        .filter(checks::Column::Ogrn.is_null())
        .filter(checks::Column::At.gt(now - MINUTE))
        .into_tuple()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    match lately {
        Some((count, oldest)) if count >= i64::from(limits.individual_per_minute) => {
            Err(too_many(oldest.unwrap_or(now), now))
        }
        _ => Ok(()),
    }
}

/// Counts one more try to type digits; every try counts, right or wrong.
///
/// # Errors
/// [`AppError::TooMany`] once this minute is full.
pub(super) async fn typed(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
    limits: CheckLimits,
) -> Result<(), AppError> {
    let over = || attempts_column(typed_attempts::Column::WindowStart).lte(now - MINUTE);
    let row = typed_attempts::Model {
        verifier_account: account.to_owned(),
        window_start: now,
        attempts: 1,
    };
    // One statement, so that of many tries at once each is counted.
    let counted = typed_attempts::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(typed_attempts::Column::VerifierAccount)
                .value(
                    typed_attempts::Column::Attempts,
                    Expr::case(over(), 1)
                        .finally(attempts_column(typed_attempts::Column::Attempts).add(1)),
                )
                .value(
                    typed_attempts::Column::WindowStart,
                    Expr::case(over(), now)
                        .finally(attempts_column(typed_attempts::Column::WindowStart)),
                )
                .to_owned(),
        )
        .exec_with_returning(db)
        .await
        .map_err(StoreError::from)?;
    if counted.attempts > i64::from(limits.typed_per_minute) {
        return Err(too_many(counted.window_start, now));
    }
    Ok(())
}

/// The stored value; without its table PostgreSQL cannot tell it from the new one.
fn attempts_column(column: typed_attempts::Column) -> Expr {
    Expr::col((typed_attempts::Entity, column))
}

fn too_many(since: i64, now: i64) -> AppError {
    let seconds = (since + MINUTE - now).clamp(1, MINUTE);
    AppError::TooMany {
        retry_after: u32::try_from(seconds).unwrap_or(1),
    }
}
