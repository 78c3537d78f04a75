//! Invitations as directors, the invited and whoever has a link see them.

use app::ports::{InvitationLine, LinkFound, OwnInvitation, Visitor};
use domain::{
    identifiers::Ogrn,
    staffing::{InvitationShown, InvitationState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::make;
use crate::{
    powers::{numbered, people::Names},
    store::{StoreError, accounts, invitations},
};

/// Seconds for which an answered or ended invitation stays in the list.
const REMEMBERED: i64 = 30 * 24 * 60 * 60;
/// Lines of one list.
const MOST: u64 = 500;

/// The invitations of an organization. Only for who may see them: see [`crate::powers::directed`].
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    now: i64,
) -> Result<Vec<InvitationLine>, StoreError> {
    let rows = invitations::Entity::find()
        .filter(invitations::Column::Ogrn.eq(ogrn.as_str()))
        .filter(invitations::Column::CreatedAt.gt(now - REMEMBERED))
        .order_by_desc(invitations::Column::CreatedAt)
        .order_by_asc(invitations::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().filter_map(|row| row.account_id.as_deref())).await?;
    rows.into_iter()
        .map(|row| {
            let accepted_by = row.account_id.as_deref().map(|account| names.name(account));
            Ok(InvitationLine {
                state: shown(&row, now)?,
                id: row.id,
                typed: row.typed,
                is_link: row.secret_hash.is_some(),
                created_at: row.created_at,
                expires_at: row.expires_at,
                accepted_by,
            })
        })
        .collect()
}

fn shown(row: &invitations::Model, now: i64) -> Result<InvitationShown, StoreError> {
    let state = InvitationState::from_key(&row.state);
    let state = state.ok_or(StoreError::corrupt("invitations.state"))?;
    Ok(state.shown(row.expires_at, now))
}

/// The numbers by which this person may have been invited.
pub(super) async fn numbers_of(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Vec<String>, StoreError> {
    let account = accounts::Entity::find_by_id(&by.account).one(db).await?;
    let account = account.ok_or(StoreError::NotFound)?;
    Ok(account.phone.into_iter().chain(account.snils).collect())
}

/// The invitations that wait for this person.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    by: &Visitor,
    now: i64,
) -> Result<Vec<OwnInvitation>, StoreError> {
    let numbers = numbers_of(db, by).await?;
    let rows = invitations::Entity::find()
        .filter(invitations::Column::Person.is_in(numbers))
        .filter(invitations::Column::State.eq(InvitationState::Open.key()))
        .filter(invitations::Column::ExpiresAt.gt(now))
        .order_by_asc(invitations::Column::CreatedAt)
        .order_by_asc(invitations::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        own.push(OwnInvitation {
            organization: numbered(db, &row.ogrn).await?,
            id: row.id,
            expires_at: row.expires_at,
        });
    }
    Ok(own)
}

/// The row of a link.
pub(super) async fn of_secret(
    db: &impl ConnectionTrait,
    secret: &str,
) -> Result<invitations::Model, StoreError> {
    invitations::Entity::find()
        .filter(invitations::Column::SecretHash.eq(make::hash(secret)))
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
}

/// What is behind a link.
pub(super) async fn behind(
    db: &impl ConnectionTrait,
    by: Option<&Visitor>,
    secret: &str,
    now: i64,
) -> Result<LinkFound, StoreError> {
    let row = of_secret(db, secret).await?;
    Ok(LinkFound {
        organization: numbered(db, &row.ogrn).await?,
        expires_at: row.expires_at,
        state: shown(&row, now)?,
        is_own: by.is_some_and(|by| row.account_id.as_deref() == Some(by.account.as_str())),
    })
}
