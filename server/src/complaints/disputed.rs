//! The checks that complaints are about, as the verifier's copies have them.

use std::collections::BTreeMap;

use app::ports::DisputedCheck;
use domain::{outcome::OutcomeKind, scenario::Scenario};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, sea_query::Expr,
};

use crate::{
    checks::consent,
    powers::people::Names,
    store::{StoreError, checks, complaints},
};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "checks::Entity")]
struct Row {
    id: String,
    at: i64,
    verifier_account: String,
    scenario: Option<String>,
    outcome: String,
}

/// The checks of these complaints, by id.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    rows: &[complaints::Model],
    now: i64,
) -> Result<BTreeMap<String, DisputedCheck>, StoreError> {
    let ids = rows.iter().map(|row| row.check_id.as_str());
    let found = checks::Entity::find()
        .filter(checks::Column::Id.is_in(ids))
        .into_partial_model::<Row>()
        .all(db)
        .await?;
    let names = Names::of(db, found.iter().map(|row| row.verifier_account.as_str())).await?;
    found
        .into_iter()
        .map(|row| {
            let check = read(row, &names, now)?;
            Ok((check.id.clone(), check))
        })
        .collect()
}

fn read(row: Row, names: &Names, now: i64) -> Result<DisputedCheck, StoreError> {
    let stored =
        OutcomeKind::from_key(&row.outcome).ok_or(StoreError::corrupt("checks.outcome"))?;
    let scenario = row
        .scenario
        .as_deref()
        .map(|key| Scenario::from_key(key).ok_or(StoreError::corrupt("checks.scenario")));
    Ok(DisputedCheck {
        id: row.id,
        at: row.at,
        staff: names.name(&row.verifier_account),
        scenario: scenario.transpose()?,
        outcome: consent::outcome_now(stored, row.at, now),
    })
}

/// Open ones first, then by the time of the complaint, newest first.
pub(super) fn in_order(select: Select<complaints::Entity>) -> Select<complaints::Entity> {
    let closed = Expr::case(super::standing(app::ports::ComplaintState::Open), 0).finally(1);
    select
        .order_by_asc(Expr::Case(Box::new(closed)))
        .order_by_desc(complaints::Column::MadeAt)
        .order_by_desc(complaints::Column::CheckId)
}

/// A part of such a list.
pub(super) fn part(
    select: Select<complaints::Entity>,
    page: u32,
    page_size: u32,
) -> Select<complaints::Entity> {
    in_order(select)
        .offset(u64::from(page) * u64::from(page_size))
        .limit(u64::from(page_size))
}
