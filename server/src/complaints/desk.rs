//! Complaints as the operator sees them: everything.

use std::collections::BTreeMap;

use app::ports::{ComplaintFile, ComplaintPage, ComplaintState};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{complaint, disputed, standing};
use crate::{
    registry::{holders as registry, whole_name},
    store::{StoreError, complaints, holders, organizations},
};

/// Lines of the largest page: a CSV file.
const MOST: u32 = 10_000;

/// A page of them.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    state: Option<ComplaintState>,
    page: u32,
    page_size: u32,
    now: i64,
) -> Result<ComplaintPage<ComplaintFile>, StoreError> {
    let page_size = page_size.clamp(1, MOST);
    let mut counts = [0; 3];
    for (count, wanted) in counts.iter_mut().zip(ComplaintState::ALL) {
        *count = complaints::Entity::find()
            .filter(standing(wanted))
            .count(db)
            .await?;
    }
    let mut select = complaints::Entity::find();
    if let Some(wanted) = state {
        select = select.filter(standing(wanted));
    }
    let rows = disputed::part(select, page, page_size).all(db).await?;
    Ok(ComplaintPage {
        lines: files(db, &rows, now).await?,
        counts,
        page_size,
    })
}

/// One of them.
pub(super) async fn file(
    db: &impl ConnectionTrait,
    check: &str,
    now: i64,
) -> Result<ComplaintFile, StoreError> {
    let check = Uuid::try_parse(check).map_err(|_| StoreError::NotFound)?;
    let row = complaints::Entity::find_by_id(check.to_string())
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    let mut files = files(db, &[row], now).await?;
    files.pop().ok_or(StoreError::NotFound)
}

async fn files(
    db: &impl ConnectionTrait,
    rows: &[complaints::Model],
    now: i64,
) -> Result<Vec<ComplaintFile>, StoreError> {
    let mut checks = disputed::of(db, rows, now).await?;
    let people = holder_names(db, rows).await?;
    let ogrns = rows.iter().filter_map(|row| row.ogrn.as_deref());
    let organizations: Vec<(String, String)> = organizations::Entity::find()
        .select_only()
        .column(organizations::Column::Ogrn)
        .column(organizations::Column::Name)
        .filter(organizations::Column::Ogrn.is_in(ogrns))
        .into_tuple()
        .all(db)
        .await?;
    let organizations: BTreeMap<_, _> = organizations.into_iter().collect();
    rows.iter()
        .map(|row| {
            Ok(ComplaintFile {
                check: checks
                    .remove(&row.check_id)
                    .ok_or(StoreError::corrupt("complaints.check_id"))?,
                organization: row
                    .ogrn
                    .as_ref()
                    .and_then(|ogrn| organizations.get(ogrn))
                    .cloned(),
                holder: registry::number(row.holder_number)?.get(),
                holder_name: people.get(&row.holder_number).cloned().unwrap_or_default(),
                complaint: complaint(row),
            })
        })
        .collect()
}

async fn holder_names(
    db: &impl ConnectionTrait,
    rows: &[complaints::Model],
) -> Result<BTreeMap<i64, String>, StoreError> {
    let people: Vec<(i64, String, String, Option<String>)> = holders::Entity::find()
        .select_only()
        .column(holders::Column::Number)
        .column(holders::Column::Surname)
        .column(holders::Column::GivenName)
        .column(holders::Column::Patronymic)
        .filter(holders::Column::Number.is_in(rows.iter().map(|row| row.holder_number)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(people
        .into_iter()
        .map(|(number, surname, given_name, patronymic)| {
            (
                number,
                whole_name(&surname, &given_name, patronymic.as_deref()),
            )
        })
        .collect())
}
