//! When an organization asked for the training before a power of attorney counts.

use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel as _, PaginatorTrait,
    QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::passes;
use crate::store::{StoreError, powers, training_demands as rows};

/// Whether the organization asked for it at `at` (Unix seconds) and `account` had not passed it
/// by then.
pub(crate) async fn is_missing(
    db: &impl ConnectionTrait,
    account: &str,
    ogrn: &str,
    at: i64,
) -> Result<bool, StoreError> {
    let over = Condition::any()
        .add(rows::Column::Until.is_null())
        .add(rows::Column::Until.gt(at));
    let demanded = rows::Entity::find()
        .filter(rows::Column::Ogrn.eq(ogrn))
        .filter(rows::Column::Since.lte(at))
        .filter(over)
        .count(db)
        .await?;
    if demanded == 0 {
        return Ok(false);
    }
    let passed = passes::of(db, account).await?;
    Ok(passed.is_none_or(|passed| passed > at))
}

/// Since when it asks for it.
pub(super) async fn since(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
) -> Result<Option<i64>, StoreError> {
    let open = rows::Entity::find()
        .filter(rows::Column::Ogrn.eq(organization.as_str()))
        .filter(rows::Column::Until.is_null())
        .one(db)
        .await?;
    Ok(open.map(|row| row.since))
}

/// Asks for it from `now` on, or no more; whether that is something new.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    demanded: bool,
    by: &str,
    now: i64,
) -> Result<bool, StoreError> {
    if since(db, organization).await?.is_some() == demanded {
        return Ok(false);
    }
    if demanded {
        let row = rows::Model {
            ogrn: organization.as_str().to_owned(),
            since: now,
            since_by: by.to_owned(),
            until: None,
            until_by: None,
        };
        // Begun and ended within this very second: it goes on.
        let again = OnConflict::columns([rows::Column::Ogrn, rows::Column::Since])
            .update_columns([rows::Column::Until, rows::Column::UntilBy])
            .to_owned();
        rows::Entity::insert(row.into_active_model())
            .on_conflict(again)
            .exec_without_returning(db)
            .await?;
    } else {
        rows::Entity::update_many()
            .col_expr(rows::Column::Until, Expr::value(now))
            .col_expr(rows::Column::UntilBy, Expr::value(by))
            .filter(rows::Column::Ogrn.eq(organization.as_str()))
            .filter(rows::Column::Until.is_null())
            .exec(db)
            .await?;
    }
    Ok(true)
}

/// Accounts of everyone who was ever given a power of attorney of it: their scanners look again.
pub(super) async fn representatives(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
) -> Result<Vec<String>, StoreError> {
    Ok(powers::Entity::find()
        .select_only()
        .column(powers::Column::AccountId)
        .filter(powers::Column::Ogrn.eq(organization.as_str()))
        .distinct()
        .into_tuple()
        .all(db)
        .await?)
}
