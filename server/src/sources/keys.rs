//! Keys: made, shown once, kept as a hash, revoked; and how often they may be used.

use app::{
    error::{AppError, Problem},
    ports::{LONGEST_IMPORT_SOURCE, NewSourceKey, Sender, SourceKey, Visitor},
};
use data_encoding::HEXLOWER;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    issuer::numbers,
    powers::people::Names,
    store::{StoreError, source_keys as rows},
};

/// What a key begins with, so that whoever finds one knows what it is.
const PREFIX: &str = "did_";
/// Seconds in which lists are counted.
const HOUR: i64 = 60 * 60;
/// Lists of one key in that time: a source that sends every minute.
const MOST: i64 = 60;

pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<SourceKey>, StoreError> {
    let rows = rows::Entity::find()
        .order_by_desc(rows::Column::CreatedAt)
        .order_by_asc(rows::Column::Id)
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().map(|row| row.created_by.as_str())).await?;
    Ok(rows
        .into_iter()
        .map(|row| SourceKey {
            created_by: names.name(&row.created_by),
            id: row.id,
            source: row.source,
            created_at: row.created_at,
            used_at: row.used_at,
            revoked_at: row.revoked_at,
        })
        .collect())
}

pub(super) async fn make(
    db: &impl ConnectionTrait,
    by: &Visitor,
    source: &str,
    now: i64,
) -> Result<NewSourceKey, AppError> {
    let source = source.trim();
    if source.is_empty() {
        return Err(AppError::field("source", Problem::Required));
    }
    if source.chars().count() > LONGEST_IMPORT_SOURCE || source.contains('\0') {
        return Err(AppError::field("source", Problem::TooLong));
    }
    let secret = format!("{PREFIX}{}", numbers::secret()?);
    let row = rows::Model {
        id: Uuid::new_v4().to_string(),
        source: source.to_owned(),
        secret_hash: hash(&secret),
        created_at: now,
        created_by: by.account.clone(),
        used_at: None,
        window_start: now,
        pushes: 0,
        revoked_at: None,
        revoked_by: None,
    };
    rows::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(NewSourceKey {
        source: source.to_owned(),
        secret,
    })
}

pub(super) async fn revoke(
    db: &impl ConnectionTrait,
    by: &Visitor,
    key: &str,
    now: i64,
) -> Result<(), AppError> {
    let key = Uuid::try_parse(key).map_err(|_| AppError::NotFound)?;
    let found = rows::Entity::find_by_id(key.to_string()).one(db).await;
    found.map_err(StoreError::from)?.ok_or(AppError::NotFound)?;
    let revoked = rows::Entity::update_many()
        .col_expr(rows::Column::RevokedAt, Expr::value(now))
        .col_expr(rows::Column::RevokedBy, Expr::value(by.account.as_str()))
        .filter(rows::Column::Id.eq(key.to_string()))
        .filter(rows::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match revoked.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(()),
    }
}

/// The key is 192 random bits: a fast hash will do, and nobody is slowed down for guessing.
pub(super) async fn sender(db: &impl ConnectionTrait, secret: &str) -> Result<Sender, AppError> {
    let found = rows::Entity::find()
        .filter(rows::Column::SecretHash.eq(hash(secret)))
        .filter(rows::Column::RevokedAt.is_null())
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let row = found.ok_or(AppError::SignedOut)?;
    Ok(Sender {
        key: row.id,
        source: row.source,
    })
}

/// Counts one more list, if the hour is not full; in a transaction.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    sender: &Sender,
    now: i64,
) -> Result<(), AppError> {
    let found = rows::Entity::find_by_id(&sender.key)
        .filter(rows::Column::RevokedAt.is_null())
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let row = found.ok_or(AppError::SignedOut)?;
    let (since, sent) = if row.window_start <= now - HOUR {
        (now, 0)
    } else {
        (row.window_start, row.pushes)
    };
    if sent >= MOST {
        let seconds = (since + HOUR - now).clamp(1, HOUR);
        return Err(AppError::TooMany {
            retry_after: u32::try_from(seconds).unwrap_or(1),
        });
    }
    rows::Entity::update_many()
        .col_expr(rows::Column::WindowStart, Expr::value(since))
        .col_expr(rows::Column::Pushes, Expr::value(sent + 1))
        .col_expr(rows::Column::UsedAt, Expr::value(now))
        .filter(rows::Column::Id.eq(&row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

fn hash(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
