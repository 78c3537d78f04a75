//! Batches as directors see them.

use app::{
    error::{AppError, Problem},
    ports::{BATCH_COLUMNS, BatchLine, BatchMode, BatchRow, BatchState, BatchView, RowProblem},
};
use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::{
    powers::people::Names,
    store::{StoreError, batch_rows, batches},
};

/// Batches of one list.
const MOST: u64 = 50;

/// The latest batches of an organization. Only for who may see them: see
/// [`crate::powers::directed`].
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<BatchLine>, StoreError> {
    let rows = batches::Entity::find()
        .filter(batches::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_desc(batches::Column::CreatedAt)
        .order_by_asc(batches::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        lines.push(line(db, row).await?);
    }
    Ok(lines)
}

/// The row of a batch of this organization.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    id: &str,
) -> Result<batches::Model, StoreError> {
    let id = Uuid::try_parse(id).map_err(|_| StoreError::NotFound)?;
    batches::Entity::find_by_id(id.to_string())
        .one(db)
        .await?
        .filter(|row| row.ogrn == ogrn.as_str())
        .ok_or(StoreError::NotFound)
}

/// One batch and a page of its lines, those with something wrong first.
pub(super) async fn view(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    id: &str,
    page: u32,
    page_size: u32,
) -> Result<BatchView, StoreError> {
    let batch = own(db, ogrn, id).await?;
    let rows = batch_rows::Entity::find()
        .filter(batch_rows::Column::BatchId.eq(&batch.id))
        .order_by(batch_rows::Column::Problems.is_null(), Order::Asc)
        .order_by_asc(batch_rows::Column::Line)
        .offset(u64::from(page) * u64::from(page_size))
        .limit(u64::from(page_size))
        .all(db)
        .await?;
    let people = rows.iter().filter_map(|row| row.account_id.as_deref());
    let names = Names::of(db, people).await?;
    let rows = rows.into_iter().map(|row| {
        Ok(BatchRow {
            line: u64::try_from(row.line).unwrap_or_default(),
            name: row.account_id.as_deref().map(|account| names.name(account)),
            problems: problems(&row)?,
            person: row.person,
            number: row.number,
        })
    });
    Ok(BatchView {
        rows: rows.collect::<Result<_, StoreError>>()?,
        batch: line(db, batch).await?,
    })
}

async fn line(db: &impl ConnectionTrait, row: batches::Model) -> Result<BatchLine, StoreError> {
    let of_batch = || batch_rows::Entity::find().filter(batch_rows::Column::BatchId.eq(&row.id));
    let total = of_batch().count(db).await?;
    let bad = of_batch()
        .filter(batch_rows::Column::Problems.is_not_null())
        .count(db)
        .await?;
    let issued = of_batch()
        .filter(batch_rows::Column::Number.is_not_null())
        .count(db)
        .await?;
    Ok(BatchLine {
        state: BatchState::from_key(&row.state).ok_or(StoreError::corrupt("batches.state"))?,
        mode: row.mode.as_deref().and_then(BatchMode::from_key),
        id: row.id,
        file_name: row.file_name,
        created_at: row.created_at,
        total,
        bad,
        issued,
        prepared: u64::try_from(row.prepared).unwrap_or_default(),
    })
}

/// What is wrong, as it is stored; `None` for nothing.
pub(super) fn written(problems: &[RowProblem]) -> Result<Option<String>, StoreError> {
    if problems.is_empty() {
        return Ok(None);
    }
    let pairs: Vec<_> = problems
        .iter()
        .map(|it| (it.column, it.problem.key()))
        .collect();
    let stored = serde_json::to_string(&pairs);
    stored
        .map(Some)
        .map_err(|_| StoreError::corrupt("batch_rows.problems"))
}

fn problems(row: &batch_rows::Model) -> Result<Vec<RowProblem>, StoreError> {
    let corrupt = || StoreError::corrupt("batch_rows.problems");
    let stored = row.problems.as_deref().unwrap_or("[]");
    let pairs: Vec<(String, String)> = serde_json::from_str(stored).map_err(|_| corrupt())?;
    let problem = |(column, problem): (String, String)| {
        Some(RowProblem {
            column: BATCH_COLUMNS.into_iter().find(|known| *known == column)?,
            problem: Problem::from_key(&problem)?,
        })
    };
    pairs
        .into_iter()
        .map(|pair| problem(pair).ok_or_else(corrupt))
        .collect()
}

/// An error of the whole file.
pub(super) fn of_file(problem: Problem) -> AppError {
    AppError::field("file", problem)
}
