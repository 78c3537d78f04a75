//! Organizations that the registry has blocked. All of their powers of attorney are suspended, and
//! none is issued or counts again until the block is lifted.

use std::collections::BTreeSet;

use app::{
    error::{AppError, Problem},
    ports::Visitor,
};
use domain::{identifiers::Ogrn, moscow};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _, sea_query::Expr,
};
use uuid::Uuid;

use super::{
    decide::{Decision, resume_one, suspend_one},
    lists, lock_organization,
    rows::read,
};
use crate::store::{StoreError, organization_blocks as rows};

/// The block that holds now.
pub(crate) async fn open(
    db: &impl ConnectionTrait,
    ogrn: &str,
) -> Result<Option<rows::Model>, StoreError> {
    Ok(rows::Entity::find()
        .filter(rows::Column::Ogrn.eq(ogrn))
        .filter(rows::Column::Until.is_null())
        .one(db)
        .await?)
}

/// ОГРН of all that are blocked.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<BTreeSet<String>, StoreError> {
    let blocked: Vec<String> = rows::Entity::find()
        .select_only()
        .column(rows::Column::Ogrn)
        .filter(rows::Column::Until.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(blocked.into_iter().collect())
}

/// Nothing gives authority in the name of an organization that is blocked. Holds its row, so that
/// a block that is written meanwhile sees what comes of this.
///
/// # Errors
/// Of the field `organization`.
pub(crate) async fn must_not_hold(db: &impl ConnectionTrait, ogrn: &str) -> Result<(), AppError> {
    let organization = Ogrn::parse(ogrn).map_err(|_| StoreError::corrupt("powers.ogrn"))?;
    lock_organization(db, &organization).await?;
    match open(db, ogrn).await? {
        None => Ok(()),
        Some(_) => Err(AppError::field("organization", Problem::Blocked)),
    }
}

/// Blocks it; the accounts of everyone whose power of attorney counts no more.
///
/// # Errors
/// [`AppError::Conflict`] if it is blocked, [`AppError::NotFound`] if there is none.
pub(crate) async fn block(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    reason: &str,
    now: i64,
) -> Result<Vec<String>, AppError> {
    lock_organization(db, organization).await?;
    if open(db, organization.as_str()).await?.is_some() {
        return Err(AppError::Conflict);
    }
    let row = rows::Model {
        id: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        since: now,
        since_by: by.account.clone(),
        reason: reason.to_owned(),
        until: None,
        until_by: None,
        end_reason: None,
    };
    rows::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    let today = moscow::day(now).ok_or(AppError::Unavailable)?;
    let mut told = Vec::new();
    for power in lists::of_organization(db, organization).await? {
        if power.suspended_at.is_none() && !read(&power)?.state(today).is_over() {
            let decision = Decision {
                by,
                organization,
                number: &power.number,
                reason,
                now,
                today,
            };
            told.push(suspend_one(db, &decision).await?);
        }
    }
    Ok(told)
}

/// Lifts the block. What it suspended counts again; what was suspended before or meanwhile is the
/// director's to decide. The accounts of everyone who may check again.
///
/// # Errors
/// [`AppError::Conflict`] if it is not blocked, [`AppError::NotFound`] if there is none.
pub(crate) async fn lift(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    reason: &str,
    now: i64,
) -> Result<Vec<String>, AppError> {
    lock_organization(db, organization).await?;
    let block = open(db, organization.as_str()).await?;
    let block = block.ok_or(AppError::Conflict)?;
    rows::Entity::update_many()
        .col_expr(rows::Column::Until, Expr::value(now))
        .col_expr(rows::Column::UntilBy, Expr::value(by.account.as_str()))
        .col_expr(rows::Column::EndReason, Expr::value(reason))
        .filter(rows::Column::Id.eq(&block.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    let today = moscow::day(now).ok_or(AppError::Unavailable)?;
    let mut told = Vec::new();
    for power in lists::of_organization(db, organization).await? {
        if power.suspended_at == Some(block.since) && !read(&power)?.state(today).is_over() {
            let decision = Decision {
                by,
                organization,
                number: &power.number,
                reason,
                now,
                today,
            };
            told.push(resume_one(db, &decision).await?);
        }
    }
    Ok(told)
}
