//! A newer power of attorney in the place of an older one.

use app::error::{AppError, Problem};
use domain::identifiers::Ogrn;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Date;

use super::{hand_over, lists, rows};
use crate::{
    audit::{self, Entry, EventKind, Replaced},
    store::{StoreError, powers},
};

/// The one whose place is to be taken: of this organization and person, and not over.
pub(super) async fn old(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    number: &str,
    representative: &str,
    today: Date,
) -> Result<powers::Model, AppError> {
    let wrong = |problem| AppError::field("replaces", problem);
    let row = match lists::numbered(db, number).await {
        Ok(row) if row.ogrn == organization.as_str() => row,
        Ok(_) | Err(StoreError::NotFound) => return Err(wrong(Problem::Choice)),
        Err(error) => return Err(error.into()),
    };
    if row.account_id != representative {
        return Err(wrong(Problem::OtherPerson));
    }
    let is_over = rows::read(&row)?.state(today).is_over();
    if is_over || row.replaced_by.is_some() {
        return Err(wrong(Problem::AlreadyDone));
    }
    Ok(row)
}

/// Puts `new` in the place of `old`, from its first day on.
pub(super) async fn replace(
    db: &impl ConnectionTrait,
    old: &powers::Model,
    new: &powers::Model,
    now: i64,
) -> Result<(), AppError> {
    one(db, old, new, now).await?;
    // What was handed over ends with it.
    for child in hand_over::children(db, &old.number).await? {
        if child.revoked_at.is_none() && child.replaced_by.is_none() {
            one(db, &child, new, now).await?;
        }
    }
    Ok(())
}

async fn one(
    db: &impl ConnectionTrait,
    old: &powers::Model,
    new: &powers::Model,
    now: i64,
) -> Result<(), AppError> {
    let written = powers::Entity::update_many()
        .col_expr(powers::Column::ReplacedBy, Expr::value(&new.number))
        .col_expr(powers::Column::ReplacedFrom, Expr::value(&new.valid_from))
        .filter(powers::Column::Number.eq(&old.number))
        .filter(powers::Column::ReplacedBy.is_null())
        .filter(powers::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if written.rows_affected == 0 {
        return Err(AppError::Conflict);
    }
    let detail = audit::written(&Replaced {
        by: new.number.clone(),
        from: new.valid_from.clone(),
    })?;
    let entry = Entry {
        number: &old.number,
        kind: EventKind::Replaced,
        at: now,
        by: Some(&new.issued_by),
        detail,
        signature: None,
    };
    Ok(audit::append(db, entry).await?)
}
