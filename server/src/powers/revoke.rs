//! Revoking a power of attorney.

use app::{
    error::{AppError, Problem},
    ports::Visitor,
};
use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::store::{StoreError, powers};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Revokes one of the organization's powers of attorney; of two who do so at once, one
/// gets [`AppError::Conflict`].
pub(super) async fn revoke(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    number: &str,
    reason: &str,
    now: i64,
) -> Result<(), AppError> {
    let number = Uuid::try_parse(number)
        .map_err(|_| AppError::NotFound)?
        .to_string();
    let reason = reason.trim();
    let problem = if reason.is_empty() {
        Some(Problem::Required)
    } else if reason.chars().count() > LONGEST_REASON {
        Some(Problem::TooLong)
    } else if reason.contains('\0') {
        Some(Problem::Shape)
    } else {
        None
    };
    let of_organization = powers::Column::Number
        .eq(number)
        .and(powers::Column::Ogrn.eq(organization.as_str()));
    let exists = powers::Entity::find()
        .filter(of_organization.clone())
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if exists == 0 {
        return Err(AppError::NotFound);
    }
    if let Some(problem) = problem {
        return Err(AppError::field("reason", problem));
    }
    let revoked = powers::Entity::update_many()
        .col_expr(powers::Column::RevokedAt, Expr::value(now))
        .col_expr(powers::Column::RevokedBy, Expr::value(by.account.as_str()))
        .col_expr(powers::Column::RevokeReason, Expr::value(reason))
        .filter(of_organization)
        .filter(powers::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if revoked.rows_affected == 0 {
        return Err(AppError::Conflict);
    }
    Ok(())
}
