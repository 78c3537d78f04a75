//! Lists that were sent with a key.

use app::{
    error::AppError,
    ports::{ReceivedFile, Sender, Starts},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::{
    imports::{blank, file_name},
    store::{StoreError, imports},
};

pub(super) async fn push(
    db: &impl ConnectionTrait,
    sender: &Sender,
    file: &ReceivedFile,
    push_key: Option<&str>,
    starts: Starts,
    now: i64,
) -> Result<(String, bool), AppError> {
    let id = Uuid::try_parse(&file.id).map_err(|_| AppError::NotFound)?;
    let row = imports::Model {
        id: id.to_string(),
        source: sender.source.clone(),
        file_name: file_name(&file.name),
        key_id: Some(sender.key.clone()),
        push_key: push_key.map(str::to_owned),
        starts: Some(starts.key().to_owned()),
        ..blank(file.size, now)
    };
    let inserted = imports::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from);
    match (inserted, push_key) {
        (Ok(_), _) => Ok((id.to_string(), true)),
        // The same list came at the same time.
        (Err(StoreError::Conflict(_)), Some(push_key)) => {
            let before = sent_before(db, sender, push_key).await?;
            before.map(|id| (id, false)).ok_or(AppError::Conflict)
        }
        (Err(error), _) => Err(error.into()),
    }
}

pub(super) async fn sent_before(
    db: &impl ConnectionTrait,
    sender: &Sender,
    push_key: &str,
) -> Result<Option<String>, StoreError> {
    Ok(imports::Entity::find()
        .select_only()
        .column(imports::Column::Id)
        .filter(imports::Column::KeyId.eq(&sender.key))
        .filter(imports::Column::PushKey.eq(push_key))
        .into_tuple()
        .one(db)
        .await?)
}

/// Of the same source: a key that was made anew sees what the one before has sent.
pub(super) async fn is_theirs(
    db: &impl ConnectionTrait,
    sender: &Sender,
    import: &str,
) -> Result<bool, StoreError> {
    let found = imports::Entity::find_by_id(import)
        .filter(imports::Column::Source.eq(&sender.source))
        .filter(imports::Column::KeyId.is_not_null())
        .count(db)
        .await?;
    Ok(found > 0)
}
