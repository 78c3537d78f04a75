//! Powers of attorney that were given to several people in one document: a row for each, since each
//! may use theirs alone and leave alone; the number of the document is that of the first.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::{StoreError, powers};

/// The others that were given with `row`, in the order of the document.
pub(crate) async fn with(
    db: &impl ConnectionTrait,
    row: &powers::Model,
) -> Result<Vec<powers::Model>, StoreError> {
    let all = together(db, row).await?;
    Ok(all
        .into_iter()
        .filter(|it| it.number != row.number)
        .collect())
}

/// All of the document of `row`, the first one first; `row` alone if it was given to one person.
pub(crate) async fn together(
    db: &impl ConnectionTrait,
    row: &powers::Model,
) -> Result<Vec<powers::Model>, StoreError> {
    let Some(lead) = &row.lead else {
        return Ok(vec![row.clone()]);
    };
    let mut all = powers::Entity::find()
        .filter(powers::Column::Lead.eq(lead))
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?;
    all.sort_by_key(|it| it.number != *lead);
    Ok(all)
}
