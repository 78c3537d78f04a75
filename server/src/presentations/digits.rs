//! The eight digits that stand for the current code, for a till without a camera.

use app::{error::AppError, ports::Digits};
use domain::{holder::Holder, scenario::Scenario};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType, OnConflict},
};

use super::codes::{current_window, session};
use crate::{
    issuer::{Issuer, numbers},
    registry,
    store::{Database, StoreError, holders, typed_codes},
};

/// Seconds for which digits stand for a code.
pub(crate) const LIFETIME: i64 = 60;
/// How often a holder may ask for digits in a minute.
pub(super) const PER_MINUTE: u32 = 10;
/// Tries to find digits that stand for nothing. Ninety million numbers for what is typed
/// within a minute: the first is free almost always.
const TRIES: u32 = 20;

/// Makes digits for the current code of this showing; those made before stand for nothing
/// from now on.
pub(super) async fn make(
    database: &Database,
    issuer: &Issuer,
    holder: &Holder,
    scenario: Scenario,
    now_ms: i64,
) -> Result<Digits, AppError> {
    let now = now_ms.div_euclid(1_000);
    let session = session(holder, scenario, current_window(now_ms)?);
    let number = registry::holders::key(holder.number);
    let transaction = database.write().await?;
    let db = &*transaction;
    // Of two devices that ask at once, the later one's digits count.
    holders::Entity::find_by_id(number)
        .select_only()
        .column(holders::Column::Number)
        .lock(LockType::NoKeyUpdate)
        .into_tuple::<i64>()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    typed_codes::Entity::delete_many()
        .filter(typed_codes::Column::HolderNumber.eq(number))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    let cti = issuer
        .seal(&session)
        .ok_or(AppError::Unavailable)?
        .to_string();
    for _ in 0..TRIES {
        let row = typed_codes::Model {
            digits: numbers::random(8)?.to_string(),
            holder_number: number,
            cti: cti.clone(),
            scenario: scenario.key(),
            window_index: i64::from(session.window.index()),
            expires_at: now + LIFETIME,
        };
        let digits = row.digits.clone();
        // Somebody's digits of earlier are taken over; those that still count are not.
        let free = OnConflict::column(typed_codes::Column::Digits)
            .update_columns([
                typed_codes::Column::HolderNumber,
                typed_codes::Column::Cti,
                typed_codes::Column::Scenario,
                typed_codes::Column::WindowIndex,
                typed_codes::Column::ExpiresAt,
            ])
            .action_and_where(
                Expr::col((typed_codes::Entity, typed_codes::Column::ExpiresAt)).lt(now),
            )
            .to_owned();
        let written = typed_codes::Entity::insert(row.into_active_model())
            .on_conflict(free)
            .exec_without_returning(db)
            .await
            .map_err(StoreError::from)?;
        if written == 1 {
            transaction.commit().await?;
            return Ok(Digits {
                digits,
                until: now + LIFETIME,
                now_ms,
            });
        }
    }
    tracing::warn!("no free digits were found: far more are in use than are typed in a minute");
    Err(AppError::Unavailable)
}
