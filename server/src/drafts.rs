//! Powers of attorney that are prepared and not issued: the form as it was typed.

use std::sync::Arc;

use app::{
    error::AppError,
    forms::Fields,
    ports::{Draft, Drafts, MOST_DRAFTS, Visitor},
};
use domain::{director::Act, identifiers::Ogrn};
use port::port;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    clock::Clock,
    powers::{lock_organization, people::Names, permitted},
    store::{Database, StoreError, power_drafts as rows},
};

/// Fields of the form that are kept.
const KEPT: [&str; 14] = [
    "person",
    "person-1",
    "person-2",
    "person-3",
    "person-4",
    "scenario",
    "from",
    "until",
    "weekday",
    "hours_from",
    "hours_until",
    "checks_a_day",
    "plain_text",
    "may_hand_over",
];
/// Most bytes of a draft: the form with everything in it.
const LARGEST: usize = 16 * 1024;

/// [`Drafts`] on the database.
pub struct DraftDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl DraftDesk {
    /// The drafts in `database`; `clock` dates them.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

/// The draft becomes a power of attorney: it is gone, once.
///
/// # Errors
/// [`AppError::Conflict`] if it is gone already: somebody else has issued or discarded it.
pub(crate) async fn use_up(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    id: &str,
) -> Result<(), AppError> {
    match remove(db, organization, id).await {
        Err(AppError::NotFound) => Err(AppError::Conflict),
        done => done,
    }
}

async fn remove(db: &impl ConnectionTrait, organization: &Ogrn, id: &str) -> Result<(), AppError> {
    let removed = rows::Entity::delete_many()
        .filter(rows::Column::Id.eq(id))
        .filter(rows::Column::Ogrn.eq(organization.as_str()))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match removed.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

fn read(row: rows::Model, names: &Names) -> Result<Draft, StoreError> {
    let fields: Vec<(String, String)> = serde_json::from_str(&row.fields)
        .map_err(|_| StoreError::corrupt("power_drafts.fields"))?;
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    Ok(Draft {
        fields: Fields::of(&fields),
        by: names.name(&row.changed_by),
        at: row.changed_at,
        id: row.id,
    })
}

/// What of `fields` is kept.
fn written(fields: &Fields) -> Result<String, AppError> {
    let kept: Vec<_> = fields
        .pairs()
        .filter(|(name, value)| KEPT.contains(name) && !value.trim().is_empty())
        .collect();
    let written = serde_json::to_string(&kept);
    let written = written.map_err(|_| StoreError::corrupt("power_drafts.fields"))?;
    if written.len() > LARGEST || written.contains("\\u0000") {
        return Err(AppError::TooLarge);
    }
    Ok(written)
}

#[port]
impl Drafts for DraftDesk {
    async fn drafts(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<Draft>, AppError> {
        let db = self.database.read();
        permitted(db, by, organization, Act::Draft).await?;
        let rows = rows::Entity::find()
            .filter(rows::Column::Ogrn.eq(organization.as_str()))
            .order_by_desc(rows::Column::ChangedAt)
            .order_by_asc(rows::Column::Id)
            .all(db)
            .await
            .map_err(StoreError::from)?;
        let names = Names::of(db, rows.iter().map(|row| row.changed_by.as_str())).await?;
        let drafts: Result<_, _> = rows.into_iter().map(|row| read(row, &names)).collect();
        Ok(drafts?)
    }

    async fn draft(&self, by: &Visitor, organization: &Ogrn, id: &str) -> Result<Draft, AppError> {
        let drafts = self.drafts(by, organization).await?;
        let found = drafts.into_iter().find(|draft| draft.id == id);
        found.ok_or(AppError::NotFound)
    }

    async fn keep(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        id: Option<&str>,
        fields: &Fields,
    ) -> Result<String, AppError> {
        let fields = written(fields)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Draft).await?;
        lock_organization(&*transaction, organization).await?;
        if let Some(id) = id {
            let changed = rows::Entity::update_many()
                .col_expr(rows::Column::Fields, Expr::value(&fields))
                .col_expr(rows::Column::ChangedBy, Expr::value(&by.account))
                .col_expr(rows::Column::ChangedAt, Expr::value(now))
                .filter(rows::Column::Id.eq(id))
                .filter(rows::Column::Ogrn.eq(organization.as_str()))
                .exec(&*transaction)
                .await
                .map_err(StoreError::from)?;
            // Issued or discarded meanwhile: what was typed is kept as a new one.
            if changed.rows_affected > 0 {
                transaction.commit().await?;
                return Ok(id.to_owned());
            }
        }
        let kept = rows::Entity::find()
            .filter(rows::Column::Ogrn.eq(organization.as_str()))
            .count(&*transaction)
            .await
            .map_err(StoreError::from)?;
        if kept >= MOST_DRAFTS {
            return Err(AppError::Conflict);
        }
        let row = rows::Model {
            id: Uuid::new_v4().to_string(),
            ogrn: organization.as_str().to_owned(),
            fields,
            changed_by: by.account.clone(),
            changed_at: now,
        };
        let id = row.id.clone();
        rows::Entity::insert(row.into_active_model())
            .exec_without_returning(&*transaction)
            .await
            .map_err(StoreError::from)?;
        transaction.commit().await?;
        Ok(id)
    }

    async fn discard(&self, by: &Visitor, organization: &Ogrn, id: &str) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Draft).await?;
        remove(&*transaction, organization, id).await?;
        Ok(transaction.commit().await?)
    }
}
