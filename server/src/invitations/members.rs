//! Who is staff by having accepted an invitation.

use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter,
    QuerySelect,
    sea_query::{Expr, OnConflict},
};

use crate::store::{StoreError, memberships};

/// Makes the person a member of staff, also again after having left.
pub(crate) async fn join(
    db: &impl ConnectionTrait,
    ogrn: &str,
    account: &str,
    now: i64,
) -> Result<(), StoreError> {
    write(
        db,
        memberships::Model {
            ogrn: ogrn.to_owned(),
            account_id: account.to_owned(),
            joined_at: now,
            left_at: None,
            left_by: None,
            left_reason: None,
        },
    )
    .await
}

/// Writes how it stands with a person, in the place of what was there.
pub(crate) async fn write(
    db: &impl ConnectionTrait,
    row: memberships::Model,
) -> Result<(), StoreError> {
    let key = [memberships::Column::Ogrn, memberships::Column::AccountId];
    let known = OnConflict::columns(key)
        .update_columns([
            memberships::Column::JoinedAt,
            memberships::Column::LeftAt,
            memberships::Column::LeftBy,
            memberships::Column::LeftReason,
        ])
        .to_owned();
    memberships::Entity::insert(row.into_active_model())
        .on_conflict(known)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Everyone who has ever accepted, or has left; of these accounts only, if they are given.
pub(crate) async fn of_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    among: Option<&[String]>,
) -> Result<Vec<memberships::Model>, StoreError> {
    let mut wanted = Condition::all().add(memberships::Column::Ogrn.eq(ogrn.as_str()));
    if let Some(accounts) = among {
        wanted = wanted.add(memberships::Column::AccountId.is_in(accounts));
    }
    Ok(memberships::Entity::find().filter(wanted).all(db).await?)
}

/// How it stands with one person, locked until the end of the transaction.
pub(crate) async fn locked(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    account: &str,
) -> Result<Option<memberships::Model>, StoreError> {
    let key = (ogrn.as_str().to_owned(), account.to_owned());
    let found = memberships::Entity::find_by_id(key).lock_exclusive();
    Ok(found.one(db).await?)
}

/// Whoever has left works there again.
pub(crate) async fn come_back(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    account: &str,
) -> Result<(), StoreError> {
    memberships::Entity::update_many()
        .col_expr(memberships::Column::LeftAt, Expr::value(None::<i64>))
        .col_expr(memberships::Column::LeftBy, Expr::value(None::<String>))
        .col_expr(memberships::Column::LeftReason, Expr::value(None::<String>))
        .filter(memberships::Column::Ogrn.eq(ogrn.as_str()))
        .filter(memberships::Column::AccountId.eq(account))
        .filter(memberships::Column::LeftAt.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}
