//! The answers of those who are invited.

use app::{error::AppError, ports::Visitor};
use domain::staffing::InvitationState;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany, sea_query::Expr,
};
use uuid::Uuid;

use super::{lists, make, members};
use crate::store::{StoreError, invitations};

/// Says yes or no to an invitation of one's own number. A basic account may say no.
pub(super) async fn answer(
    db: &impl ConnectionTrait,
    by: &Visitor,
    id: &str,
    accept: bool,
    now: i64,
) -> Result<(), AppError> {
    let id = Uuid::try_parse(id).map_err(|_| AppError::NotFound)?;
    let row = invitations::Entity::find_by_id(id.to_string())
        .filter(invitations::Column::Person.is_in(lists::numbers_of(db, by).await?))
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let answer = if accept {
        by.confirmed()?;
        InvitationState::Accepted
    } else {
        InvitationState::Declined
    };
    let written = decided(answer, by, now)
        .filter(invitations::Column::Id.eq(&row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if written.rows_affected == 0 {
        return Err(AppError::Conflict);
    }
    if accept {
        members::join(db, &row.ogrn, &by.account, now).await?;
    }
    Ok(())
}

/// Uses a link. The condition is part of the statement that writes, so of two who come at once
/// one finds nothing left.
pub(super) async fn accept_link(
    db: &impl ConnectionTrait,
    by: &Visitor,
    secret: &str,
    now: i64,
) -> Result<(), AppError> {
    let row = lists::of_secret(db, secret).await?;
    let written = decided(InvitationState::Accepted, by, now)
        .filter(invitations::Column::Id.eq(&row.id))
        .filter(invitations::Column::SecretHash.eq(make::hash(secret)))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if written.rows_affected == 0 {
        return Err(AppError::Conflict);
    }
    Ok(members::join(db, &row.ogrn, &by.account, now).await?)
}

fn decided(state: InvitationState, by: &Visitor, now: i64) -> UpdateMany<invitations::Entity> {
    // Who has said no stays unknown also to whoever reads the table.
    let account = (state == InvitationState::Accepted).then(|| by.account.clone());
    invitations::Entity::update_many()
        .col_expr(invitations::Column::State, Expr::value(state.key()))
        .col_expr(invitations::Column::DecidedAt, Expr::value(now))
        .col_expr(invitations::Column::AccountId, Expr::value(account))
        .filter(invitations::Column::State.eq(InvitationState::Open.key()))
        .filter(invitations::Column::ExpiresAt.gt(now))
}
