//! An operator takes a confirmation back: who it was is no longer known.

use app::{
    error::AppError,
    ports::{Assurance, Visitor},
};
use domain::holder::{HolderNumber, HolderState};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    enrolment::{consents, people},
    photos::{self, Of},
    registration::forget_application,
    registry::{changes, holders as registered},
    store::{
        StoreError, accounts, confirmations as rows, family_members, holders, unclaimed_holders,
    },
};

/// What was undone.
pub(super) struct Undone {
    pub(super) account: String,
    /// The Digital ID that was the account's.
    pub(super) holder: Option<HolderNumber>,
}

pub(super) async fn undo(
    db: &impl ConnectionTrait,
    by: &Visitor,
    id: &str,
    reason: &str,
    now: i64,
) -> Result<Undone, AppError> {
    let id = Uuid::try_parse(id).map_err(|_| AppError::NotFound)?;
    let row = rows::Entity::find_by_id(id.to_string())
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    // What its person does waits, or is seen.
    people::lock(db, &row.account_id).await?;
    if row.undone_at.is_some() || !is_latest(db, &row).await? {
        return Err(AppError::Conflict);
    }
    let account = row.account_id.clone();
    let snils = lower(db, &account).await?;
    let holder = leave_holder(db, &account, snils.as_deref(), now).await?;
    consents::withdraw(db, &account, now).await?;
    forget_application(db, &account).await?;
    let mut row = row.into_active_model();
    row.undone_at = Set(Some(now));
    row.undone_by = Set(Some(by.account.clone()));
    row.undo_reason = Set(Some(reason.to_owned()));
    row.update(db).await.map_err(StoreError::from)?;
    Ok(Undone { account, holder })
}

/// Whether the account is confirmed by this one, not by a later one.
async fn is_latest(db: &impl ConnectionTrait, row: &rows::Model) -> Result<bool, StoreError> {
    let latest: Option<String> = rows::Entity::find()
        .select_only()
        .column(rows::Column::Id)
        .filter(rows::Column::AccountId.eq(&row.account_id))
        .order_by_desc(rows::Column::At)
        .order_by_desc(rows::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok(latest.as_ref() == Some(&row.id))
}

/// The account is what it was before it was confirmed; the СНИЛС that it had.
///
/// # Errors
/// [`AppError::Conflict`] for an account that is not confirmed, and for an operator's: the desk
/// is not closed from within.
async fn lower(db: &impl ConnectionTrait, id: &str) -> Result<Option<String>, AppError> {
    let account = accounts::Entity::find_by_id(id)
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    if account.assurance != Assurance::Confirmed.key() || account.is_operator {
        return Err(AppError::Conflict);
    }
    accounts::Entity::update_many()
        .col_expr(
            accounts::Column::Assurance,
            Expr::value(Assurance::Basic.key()),
        )
        .col_expr(accounts::Column::Snils, Expr::value(None::<String>))
        .filter(accounts::Column::Id.eq(id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    family_members::Entity::update_many()
        .col_expr(
            family_members::Column::AccountId,
            Expr::value(None::<String>),
        )
        .filter(family_members::Column::AccountId.eq(id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(account.snils)
}

/// The Digital ID ends, with every code of it. What the registry says of the person waits under
/// their СНИЛС for the account that is theirs.
async fn leave_holder(
    db: &impl ConnectionTrait,
    account: &str,
    snils: Option<&str>,
    now: i64,
) -> Result<Option<HolderNumber>, StoreError> {
    let Some(holder) = registered::of_account(db, account).await? else {
        return Ok(None);
    };
    let key = registered::key(holder.number);
    changes::set_state(db, holder.number, HolderState::Deleted, now).await?;
    photos::forget(db, Of::Holder(holder.number)).await?;
    holders::Entity::update_many()
        .col_expr(holders::Column::AccountId, Expr::value(None::<String>))
        .col_expr(holders::Column::Document, Expr::value(""))
        .col_expr(holders::Column::PhotoType, Expr::value(None::<String>))
        .col_expr(holders::Column::Photo, Expr::value(None::<Vec<u8>>))
        .filter(holders::Column::Number.eq(key))
        .exec(db)
        .await?;
    if let Some(snils) = snils {
        let row = unclaimed_holders::Model {
            snils: snils.to_owned(),
            holder_number: key,
        };
        let known = OnConflict::column(unclaimed_holders::Column::Snils)
            .do_nothing()
            .to_owned();
        unclaimed_holders::Entity::insert(row.into_active_model())
            .on_conflict(known)
            .exec_without_returning(db)
            .await?;
    }
    Ok(Some(holder.number))
}
