//! Which organization may confirm accounts, and who of its staff. Both rights are periods that
//! stay written down; a right of staff counts only while the organization has its own.

use std::collections::BTreeSet;

use app::{
    error::{AppError, Problem},
    ports::{Assurance, Organization, Visitor},
};
use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, IntoActiveModel as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    powers::{blocks, numbered},
    store::{StoreError, accounts, confirmation_rights as rows, memberships, powers},
};

/// Those that count now.
fn open(ogrn: &str) -> Select<rows::Entity> {
    rows::Entity::find()
        .filter(rows::Column::Ogrn.eq(ogrn))
        .filter(rows::Column::Until.is_null())
}

/// Whether the organization may.
pub(super) async fn is_allowed(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<bool, StoreError> {
    let own = open(ogrn.as_str()).filter(rows::Column::AccountId.is_null());
    Ok(own.count(db).await? > 0)
}

/// ОГРН of all that may.
pub(crate) async fn all_allowed(db: &impl ConnectionTrait) -> Result<BTreeSet<String>, StoreError> {
    let ogrns: Vec<String> = rows::Entity::find()
        .select_only()
        .column(rows::Column::Ogrn)
        .filter(rows::Column::AccountId.is_null())
        .filter(rows::Column::Until.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(ogrns.into_iter().collect())
}

/// Accounts of the staff who may, if the organization may.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<String>, StoreError> {
    if !is_allowed(db, ogrn).await? {
        return Ok(Vec::new());
    }
    let named = open(ogrn.as_str())
        .filter(rows::Column::AccountId.is_not_null())
        .order_by_asc(rows::Column::Since)
        .all(db)
        .await?;
    Ok(named.into_iter().filter_map(|row| row.account_id).collect())
}

/// The organizations for which `by` may; none that the registry has blocked.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Vec<Organization>, StoreError> {
    if by.assurance != Assurance::Confirmed {
        return Ok(Vec::new());
    }
    let given = rows::Entity::find()
        .filter(rows::Column::AccountId.eq(&by.account))
        .filter(rows::Column::Until.is_null())
        .order_by_asc(rows::Column::Ogrn)
        .all(db)
        .await?;
    let mut organizations = Vec::new();
    for row in given {
        let organization = numbered(db, &row.ogrn).await?;
        let is_blocked = blocks::open(db, &row.ogrn).await?.is_some();
        if !is_blocked && is_allowed(db, &organization.ogrn).await? {
            organizations.push(organization);
        }
    }
    Ok(organizations)
}

/// `Ok` if `by` may for this organization.
///
/// # Errors
/// [`AppError::NotFound`] for everyone else: nobody learns who may.
pub(super) async fn require(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
) -> Result<(), AppError> {
    let own = own(db, by).await?;
    let may = own.iter().any(|organization| organization.ogrn == *ogrn);
    may.then_some(()).ok_or(AppError::NotFound)
}

/// Gives the organization its right, or ends it with those of its staff.
pub(super) async fn allow(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    allowed: bool,
    reason: &str,
    now: i64,
) -> Result<(), AppError> {
    if is_allowed(db, ogrn).await? == allowed {
        return Err(AppError::Conflict);
    }
    if allowed {
        give(db, by, ogrn, None, reason, now).await?;
    } else {
        let all = Condition::all().add(rows::Column::Ogrn.eq(ogrn.as_str()));
        end(db, all, &by.account, reason, now).await?;
    }
    Ok(())
}

/// Gives a member of staff the right, or ends it.
pub(super) async fn name(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    account: &str,
    may: bool,
    now: i64,
) -> Result<(), AppError> {
    if !is_allowed(db, ogrn).await? {
        return Err(AppError::Conflict);
    }
    let has = named(db, ogrn).await?.iter().any(|it| it == account);
    if may && !is_staff(db, ogrn, account).await? {
        return Err(AppError::field("account", Problem::NotStaff));
    }
    if has == may {
        return Err(AppError::Conflict);
    }
    if may {
        give(db, by, ogrn, Some(account), "", now).await?;
    } else {
        end_of_staff(db, ogrn, account, &by.account, now).await?;
    }
    Ok(())
}

/// Ends the right of somebody of the staff, if there is one: also of whoever leaves.
pub(crate) async fn end_of_staff(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    account: &str,
    by: &str,
    now: i64,
) -> Result<(), StoreError> {
    let theirs = Condition::all()
        .add(rows::Column::Ogrn.eq(ogrn.as_str()))
        .add(rows::Column::AccountId.eq(account));
    end(db, theirs, by, "", now).await
}

async fn give(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    account: Option<&str>,
    reason: &str,
    now: i64,
) -> Result<(), StoreError> {
    let row = rows::Model {
        id: Uuid::now_v7().to_string(),
        ogrn: ogrn.as_str().to_owned(),
        account_id: account.map(str::to_owned),
        since: now,
        since_by: by.account.clone(),
        reason: reason.to_owned(),
        until: None,
        until_by: None,
        end_reason: None,
    };
    rows::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

async fn end(
    db: &impl ConnectionTrait,
    which: Condition,
    by: &str,
    reason: &str,
    now: i64,
) -> Result<(), StoreError> {
    rows::Entity::update_many()
        .col_expr(rows::Column::Until, Expr::value(now))
        .col_expr(rows::Column::UntilBy, Expr::value(by))
        .col_expr(rows::Column::EndReason, Expr::value(reason))
        .filter(which)
        .filter(rows::Column::Until.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Whether the account is confirmed, and works there: it has joined or was given a power of
/// attorney, and nobody has said that it left.
async fn is_staff(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    account: &str,
) -> Result<bool, StoreError> {
    let confirmed = accounts::Entity::find_by_id(account)
        .filter(accounts::Column::Assurance.eq(Assurance::Confirmed.key()))
        .count(db)
        .await?;
    if confirmed == 0 {
        return Ok(false);
    }
    let key = (ogrn.as_str().to_owned(), account.to_owned());
    match memberships::Entity::find_by_id(key).one(db).await? {
        Some(member) => Ok(member.left_at.is_none()),
        None => {
            let held = powers::Entity::find()
                .filter(powers::Column::Ogrn.eq(ogrn.as_str()))
                .filter(powers::Column::AccountId.eq(account));
            Ok(held.count(db).await? > 0)
        }
    }
}
