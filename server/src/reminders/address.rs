//! The address of an organization, and the code that proves that it is its own.

use app::{
    error::{AppError, Problem},
    ports::{Language, Organization},
};
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use domain::identifiers::Ogrn;
use lettre::Address;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};

use super::{Writing, letter};
use crate::{
    mail,
    store::{StoreError, mail_addresses},
};

/// Longest address that mail servers take.
const LONGEST: usize = 254;
/// Seconds between two codes: whoever types a stranger's address sends them one letter, not a
/// hundred.
const BETWEEN: i64 = 60;
/// Seconds for which a code counts.
const COUNTS_FOR: i64 = 3 * 24 * 60 * 60;

/// An address that is to be set.
pub(super) struct Wanted<'a> {
    pub(super) organization: &'a Organization,
    pub(super) address: &'a str,
    pub(super) language: Language,
    pub(super) by: &'a str,
    pub(super) now: i64,
}

/// Keeps it in the place of the one before, unconfirmed, and lets the letter with the code wait.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    writing: &Writing,
    wanted: &Wanted<'_>,
) -> Result<(), AppError> {
    use mail_addresses::Column;
    let wrong = |problem| Err(AppError::field("address", problem));
    if wanted.address.chars().count() > LONGEST {
        return wrong(Problem::TooLong);
    }
    if wanted.address.parse::<Address>().is_err() || wanted.address.contains('\0') {
        return wrong(Problem::Shape);
    }
    let ogrn = &wanted.organization.ogrn;
    if let Some(before) = locked(db, ogrn).await? {
        let left = (before.asked_at + BETWEEN - wanted.now).min(BETWEEN);
        if left > 0 {
            return Err(AppError::TooMany {
                retry_after: u32::try_from(left).unwrap_or(1),
            });
        }
    }
    let code = code()?;
    let row = mail_addresses::Model {
        ogrn: ogrn.as_str().to_owned(),
        address: wanted.address.to_owned(),
        language: wanted.language.tag().to_owned(),
        code_hash: Some(hash(ogrn, &code)),
        asked_at: wanted.now,
        confirmed_at: None,
        changed_by: wanted.by.to_owned(),
    };
    let others = [
        Column::Address,
        Column::Language,
        Column::CodeHash,
        Column::AskedAt,
        Column::ConfirmedAt,
        Column::ChangedBy,
    ];
    mail_addresses::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(Column::Ogrn)
                .update_columns(others)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    let (subject, body) = letter::of_code(writing, wanted.organization, wanted.language, &code);
    Ok(mail::put(db, wanted.address, subject, body, wanted.now).await?)
}

pub(super) async fn remove(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<(), StoreError> {
    mail_addresses::Entity::delete_by_id(ogrn.as_str())
        .exec(db)
        .await?;
    Ok(())
}

/// Takes the code.
pub(super) async fn confirm(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    code: &str,
    now: i64,
) -> Result<(), AppError> {
    let wrong = || AppError::field("code", Problem::Shape);
    let row = locked(db, ogrn).await?.ok_or(AppError::NotFound)?;
    // Read off a screen: the case, spaces and hyphens do not matter.
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_it = row.code_hash == Some(hash(ogrn, &code.to_uppercase()));
    if !is_it || now - row.asked_at >= COUNTS_FOR {
        return Err(wrong());
    }
    mail_addresses::Entity::update_many()
        .col_expr(mail_addresses::Column::ConfirmedAt, Expr::value(now))
        .col_expr(
            mail_addresses::Column::CodeHash,
            Expr::value(None::<String>),
        )
        .filter(mail_addresses::Column::Ogrn.eq(ogrn.as_str()))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

async fn locked(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Option<mail_addresses::Model>, StoreError> {
    Ok(mail_addresses::Entity::find_by_id(ogrn.as_str())
        .lock_exclusive()
        .one(db)
        .await?)
}

/// 80 random bits: nobody guesses them in three days.
fn code() -> Result<String, AppError> {
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "no random numbers");
        AppError::Internal {
            request_id: String::new(),
        }
    })?;
    Ok(BASE32_NOPAD.encode(&bytes))
}

fn hash(ogrn: &Ogrn, code: &str) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/mail/1")
        .chain_update(ogrn.as_str())
        .chain_update(code)
        .finalize();
    HEXLOWER.encode(&digest)
}
