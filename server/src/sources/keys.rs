//! Keys: made, shown once, kept as a hash, revoked; and how often they may be used.

use app::{
    error::{AppError, Problem},
    ports::{LONGEST_IMPORT_SOURCE, NewKey, Sender, SourceKey, Visitor},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    api_keys::{self, Pace},
    powers::people::Names,
    store::{StoreError, source_keys as rows},
};

/// Lists of one key: a source that sends every minute.
const PACE: Pace = Pace {
    window: 60 * 60,
    most: 60,
};

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
) -> Result<NewKey, AppError> {
    let source = source.trim();
    if source.is_empty() {
        return Err(AppError::field("source", Problem::Required));
    }
    if source.chars().count() > LONGEST_IMPORT_SOURCE || source.contains('\0') {
        return Err(AppError::field("source", Problem::TooLong));
    }
    let secret = api_keys::secret()?;
    let row = rows::Model {
        id: Uuid::new_v4().to_string(),
        source: source.to_owned(),
        secret_hash: api_keys::hash(&secret),
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
    Ok(NewKey {
        owner: source.to_owned(),
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

pub(super) async fn sender(db: &impl ConnectionTrait, secret: &str) -> Result<Sender, AppError> {
    let found = rows::Entity::find()
        .filter(rows::Column::SecretHash.eq(api_keys::hash(secret)))
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
    let (since, sent) = PACE.one_more(row.window_start, row.pushes, now)?;
    rows::Entity::update_many()
        .col_expr(rows::Column::WindowStart, Expr::value(since))
        .col_expr(rows::Column::Pushes, Expr::value(sent))
        .col_expr(rows::Column::UsedAt, Expr::value(now))
        .filter(rows::Column::Id.eq(&row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}
