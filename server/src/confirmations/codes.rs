//! The code that a person shows to the member of staff before them.

use app::{
    error::AppError,
    ports::{Assurance, ConfirmationCode, Visitor},
};
use data_encoding::HEXLOWER;
use domain::confirmation::{CODE_DIGITS, CODE_LIFETIME};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _, sea_query::OnConflict,
};
use sha2::{Digest as _, Sha256};

use crate::{
    issuer::numbers,
    store::{Database, StoreError, confirmation_codes as rows},
};

/// Draws until a code is nobody else's: of a hundred million, hardly ever twice.
const DRAWS: u32 = 5;

/// A new code for the account of `by`; the one before counts no more.
pub(super) async fn show(
    database: &Database,
    by: &Visitor,
    now: i64,
) -> Result<ConfirmationCode, AppError> {
    if by.assurance != Assurance::Basic {
        return Err(AppError::Conflict);
    }
    let expires_at = now + CODE_LIFETIME;
    for _ in 0..DRAWS {
        let digits = numbers::random(CODE_DIGITS)?.to_string();
        let row = rows::Model {
            account_id: by.account.clone(),
            code_hash: hash(&digits),
            expires_at,
        };
        let next = OnConflict::column(rows::Column::AccountId)
            .update_columns([rows::Column::CodeHash, rows::Column::ExpiresAt])
            .to_owned();
        let transaction = database.write().await?;
        let written = rows::Entity::insert(row.into_active_model())
            .on_conflict(next)
            .exec_without_returning(&*transaction)
            .await
            .map_err(StoreError::from);
        match written {
            Ok(_) => {
                transaction.commit().await?;
                return Ok(ConfirmationCode { digits, expires_at });
            }
            Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Unavailable)
}

/// Whose code it is at `now`, locked until the end of the transaction.
pub(super) async fn owner(
    db: &impl ConnectionTrait,
    typed: &str,
    now: i64,
) -> Result<Option<String>, StoreError> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let row = rows::Entity::find()
        .filter(rows::Column::CodeHash.eq(hash(&digits)))
        .filter(rows::Column::ExpiresAt.gt(now))
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(|row| row.account_id))
}

/// The code of this account counts no more.
pub(crate) async fn forget(db: &impl ConnectionTrait, account: &str) -> Result<(), StoreError> {
    rows::Entity::delete_by_id(account).exec(db).await?;
    Ok(())
}

/// Deletes those that counted until `limit` (Unix seconds).
pub(crate) async fn clean_up(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let deleted = rows::Entity::delete_many()
        .filter(rows::Column::ExpiresAt.lt(limit))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// A plain hash: what protects eight digits are their ten minutes, and that few may be tried.
fn hash(digits: &str) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/confirmation-code/1")
        .chain_update(digits)
        .finalize();
    HEXLOWER.encode(&digest)
}
