//! A member of staff leaves.

use app::error::AppError;
use domain::staffing::InvitationState;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::{
    decide::{self, Decision},
    lock_organization, rows,
};
use crate::{
    confirmations,
    invitations::members,
    signatory::Signatory,
    store::{StoreError, accounts, invitations, memberships, powers},
};

/// Revokes everything of `account` that counts or will, each with a record and an entry in the
/// log, withdraws what invites this person, and notes when they left; how many were revoked, and who
/// else is to be told. What was given to others in the same document goes on.
pub(super) async fn leave(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
    account: &str,
    signatory: Option<&Signatory>,
) -> Result<(u64, Vec<String>), AppError> {
    if account.contains('\0') {
        // PostgreSQL has no such text.
        return Err(AppError::NotFound);
    }
    let organization = decision.organization;
    // A batch that is being issued comes before or after.
    lock_organization(db, organization).await?;
    // Locked: what is decided about one of them at the same time waits, and finds it revoked.
    let held = powers::Entity::find()
        .filter(powers::Column::Ogrn.eq(organization.as_str()))
        .filter(powers::Column::AccountId.eq(account))
        .order_by_asc(powers::Column::IssuedAt)
        .order_by_asc(powers::Column::Number)
        .lock_exclusive()
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let member = members::locked(db, organization, account).await?;
    if held.is_empty() && member.is_none() {
        return Err(AppError::NotFound);
    }
    let reason = decision.reason()?.to_owned();
    let mut counting = Vec::new();
    for row in &held {
        if !rows::read(row)?.state(decision.today).is_over() {
            counting.push(row.number.as_str());
        }
    }
    let has_left = member.as_ref().is_some_and(|row| row.left_at.is_some());
    if has_left && counting.is_empty() {
        return Err(AppError::Conflict);
    }
    let mut told = Vec::new();
    for number in &counting {
        let one = Decision {
            number,
            ..*decision
        };
        told.extend(decide::revoke(db, &one, signatory).await?);
    }
    withdraw(db, decision, account).await?;
    let by = &decision.by.account;
    confirmations::end_of_staff(db, organization, account, by, decision.now).await?;
    let joined_at = member.map(|row| row.joined_at);
    let gone = memberships::Model {
        ogrn: organization.as_str().to_owned(),
        account_id: account.to_owned(),
        joined_at: joined_at
            .or_else(|| held.first().map(|row| row.issued_at))
            .unwrap_or(decision.now),
        left_at: Some(decision.now),
        left_by: Some(decision.by.account.clone()),
        left_reason: Some(reason),
    };
    members::write(db, gone).await?;
    Ok((counting.len() as u64, told))
}

/// Withdraws the invitations of this organization to the person's numbers.
async fn withdraw(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
    account: &str,
) -> Result<(), StoreError> {
    let account = accounts::Entity::find_by_id(account).one(db).await?;
    let account = account.ok_or(StoreError::NotFound)?;
    let numbers: Vec<String> = account.phone.into_iter().chain(account.snils).collect();
    invitations::Entity::update_many()
        .col_expr(
            invitations::Column::State,
            Expr::value(InvitationState::Withdrawn.key()),
        )
        .col_expr(invitations::Column::DecidedAt, Expr::value(decision.now))
        .filter(invitations::Column::Ogrn.eq(decision.organization.as_str()))
        .filter(invitations::Column::Person.is_in(numbers))
        .filter(
            invitations::Column::State
                .is_in([InvitationState::Open.key(), InvitationState::Declined.key()]),
        )
        .exec(db)
        .await?;
    Ok(())
}
