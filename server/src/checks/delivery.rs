//! Whether the matching words have reached the holder.

use app::{error::AppError, ports::Visitor};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::store::{StoreError, checks, holder_checks};

/// Whether the holder's open page has fetched the words of `check`;
/// [`AppError::NotFound`] for a check of somebody else. A check without a holder has reached
/// nobody: told apart from an absent holder by nothing.
pub(super) async fn delivered(
    db: &impl ConnectionTrait,
    by: &Visitor,
    check: &str,
) -> Result<bool, AppError> {
    let check = Uuid::try_parse(check)
        .map_err(|_| AppError::NotFound)?
        .to_string();
    let own: Option<String> = checks::Entity::find_by_id(&check)
        .select_only()
        .column(checks::Column::Id)
        .filter(checks::Column::VerifierAccount.eq(&by.account))
        .into_tuple()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    if own.is_none() {
        return Err(AppError::NotFound);
    }
    let reached: Option<String> = holder_checks::Entity::find_by_id(&check)
        .select_only()
        .column(holder_checks::Column::CheckId)
        .filter(holder_checks::Column::DeliveredAt.is_not_null())
        .into_tuple()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    Ok(reached.is_some())
}
