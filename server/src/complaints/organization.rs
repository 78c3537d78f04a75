//! Complaints as the organization sees them: the check, never the citizen.

use std::collections::BTreeMap;

use app::ports::{ComplaintLine, ComplaintPage, ComplaintState, DisputedCheck};
use domain::identifiers::Ogrn;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use uuid::Uuid;

use super::{answer_in, disputed, standing, state};
use crate::store::{StoreError, complaints};

/// Lines a page.
const LINES: u32 = 50;

/// How many wait for an answer.
pub(super) async fn waiting(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<u64, StoreError> {
    let open = about(ogrn).filter(standing(ComplaintState::Open));
    Ok(open.count(db).await?)
}

/// A page of them.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    page: u32,
    now: i64,
) -> Result<ComplaintPage<ComplaintLine>, StoreError> {
    let mut counts = [0; 3];
    for (count, wanted) in counts.iter_mut().zip(ComplaintState::ALL) {
        *count = about(ogrn).filter(standing(wanted)).count(db).await?;
    }
    let rows = disputed::part(about(ogrn), page, LINES).all(db).await?;
    let mut checks = disputed::of(db, &rows, now).await?;
    let lines: Result<_, _> = rows.iter().map(|row| line(row, &mut checks)).collect();
    Ok(ComplaintPage {
        lines: lines?,
        counts,
        page_size: LINES,
    })
}

/// One of them.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    check: &str,
    now: i64,
) -> Result<ComplaintLine, StoreError> {
    let check = Uuid::try_parse(check).map_err(|_| StoreError::NotFound)?;
    let row = about(ogrn)
        .filter(complaints::Column::CheckId.eq(check.to_string()))
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    let mut checks = disputed::of(db, std::slice::from_ref(&row), now).await?;
    line(&row, &mut checks)
}

fn about(ogrn: &Ogrn) -> Select<complaints::Entity> {
    complaints::Entity::find().filter(complaints::Column::Ogrn.eq(ogrn.as_str()))
}

fn line(
    row: &complaints::Model,
    checks: &mut BTreeMap<String, DisputedCheck>,
) -> Result<ComplaintLine, StoreError> {
    Ok(ComplaintLine {
        check: checks
            .remove(&row.check_id)
            .ok_or(StoreError::corrupt("complaints.check_id"))?,
        state: state(row),
        answer: answer_in(row),
    })
}
