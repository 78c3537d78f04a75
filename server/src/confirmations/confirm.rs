//! A member of staff confirms whoever stands before them.

use app::{
    error::{AppError, Problem},
    ports::{StaffConfirmation, Visitor},
};
use data_encoding::HEXLOWER;
use domain::confirmation::{DAY, IdentityPaper, may_go_on};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{codes, rights};
use crate::{
    accounts::{
        confirmed,
        throttle::{self, Turn},
    },
    registration::write_down,
    store::{Database, StoreError, WriteTransaction, confirmations as rows},
};

/// Confirms the account of the code that was typed.
pub(super) async fn confirm(
    database: &Database,
    by: &Visitor,
    wanted: &StaffConfirmation,
    now: i64,
) -> Result<(), AppError> {
    rights::require(database.read(), by, &wanted.organization).await?;
    let attempts = [throttle_name(by)];
    if let Turn::Locked(retry_after) = throttle::take_turn(database, &attempts, now).await? {
        return Err(AppError::TooMany { retry_after });
    }
    let transaction = database.write().await?;
    let Some(account) = codes::owner(&*transaction, &wanted.code, now).await? else {
        return Err(AppError::field("guest_code", Problem::WrongCode));
    };
    match written(&transaction, by, wanted, &account, now).await {
        Ok(()) => {
            throttle::forget(&transaction, &attempts).await?;
            transaction.commit().await?;
            let organization = &wanted.organization;
            tracing::info!(account.id = %account, by = %by.account, %organization, "account confirmed");
            Ok(())
        }
        Err(error) => {
            // The code was right: nobody is locked out for a slip in the form.
            drop(transaction);
            let transaction = database.write().await?;
            throttle::forget(&transaction, &attempts).await?;
            transaction.commit().await?;
            Err(error)
        }
    }
}

async fn written(
    transaction: &WriteTransaction,
    by: &Visitor,
    wanted: &StaffConfirmation,
    account: &str,
    now: i64,
) -> Result<(), AppError> {
    let db = &**transaction;
    // As it stands under the lock: a right that has just ended confirms nobody.
    rights::require(db, by, &wanted.organization).await?;
    if !may_go_on(lately(db, &by.account, now).await?) {
        return Err(AppError::TooMany {
            retry_after: again(db, &by.account, now).await?,
        });
    }
    if account == by.account {
        return Err(AppError::NotFound);
    }
    write_down(db, account, &wanted.person, now).await?;
    codes::forget(db, account).await?;
    let ogrn = Some(wanted.organization.as_str());
    log(db, account, ogrn, &by.account, Some(wanted.paper), now).await?;
    confirmed::require_always(db, by, now).await
}

/// Notes that an account was confirmed at `now`: by an operator, or for the organization `ogrn`.
pub(crate) async fn log(
    db: &impl ConnectionTrait,
    account: &str,
    ogrn: Option<&str>,
    by: &str,
    paper: Option<IdentityPaper>,
    now: i64,
) -> Result<(), StoreError> {
    let row = rows::Model {
        id: Uuid::now_v7().to_string(),
        account_id: account.to_owned(),
        ogrn: ogrn.map(str::to_owned),
        by_account: by.to_owned(),
        paper: paper.map(|paper| paper.key().to_owned()),
        at: now,
        undone_at: None,
        undone_by: None,
        undo_reason: None,
    };
    rows::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How many this account has confirmed as staff within the last day, for whichever organization;
/// what was undone counts too.
pub(super) async fn lately(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<u64, StoreError> {
    Ok(of_day(account, now).count(db).await?)
}

/// Seconds until the first of them is a day old.
async fn again(db: &impl ConnectionTrait, account: &str, now: i64) -> Result<u32, StoreError> {
    let first: Option<Option<i64>> = of_day(account, now)
        .select_only()
        .column_as(rows::Column::At.min(), "at")
        .into_tuple()
        .one(db)
        .await?;
    let first = first.flatten().unwrap_or(now);
    Ok(u32::try_from(first + DAY - now).unwrap_or(1))
}

fn of_day(account: &str, now: i64) -> sea_orm::Select<rows::Entity> {
    rows::Entity::find()
        .filter(rows::Column::ByAccount.eq(account))
        .filter(rows::Column::Ogrn.is_not_null())
        .filter(rows::Column::At.gt(now - DAY))
}

/// The name under which wrong codes are counted: not that of the sign-in, nor of the password.
fn throttle_name(by: &Visitor) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/confirm-others/1")
        .chain_update(&by.account)
        .finalize();
    HEXLOWER.encode(&digest)
}
