//! Every check of a holder, as the holder's own copies have it.

use std::collections::BTreeMap;

use app::ports::{Checker, ComplaintState, DayUse, HistoryFilter, HistoryPage, HolderCheckLine};
use domain::{
    holder::{HolderNumber, HolderRefusal},
    outcome::OutcomeKind,
    scenario::Scenario,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    checks::{consent, once},
    complaints,
    registry::holders,
    store::{StoreError, checks, complaints as complaint_rows, holder_checks},
};

/// Lines a page.
const LINES: u32 = 50;

/// What stands beside a check in other tables.
#[derive(Default)]
pub(crate) struct Beside {
    /// Number of the power of attorney.
    pub(crate) power: Option<String>,
    /// What it was for a benefit that is given once a day.
    pub(crate) day_use: Option<DayUse>,
    /// How the complaint about it stands.
    pub(crate) complaint: Option<ComplaintState>,
}

/// A page of the list, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    filter: &HistoryFilter,
    now: i64,
) -> Result<HistoryPage, StoreError> {
    let own = Condition::all().add(holder_checks::Column::HolderNumber.eq(holders::key(holder)));
    let mut matching = own.clone();
    match &filter.checker {
        Some(Checker::Individual) => {
            matching = matching.add(holder_checks::Column::Ogrn.is_null());
        }
        Some(Checker::Organization(ogrn)) => {
            matching = matching.add(holder_checks::Column::Ogrn.eq(ogrn));
        }
        None => {}
    }
    if let Some(outcome) = filter.outcome {
        matching = matching.add(consent::had(
            holder_checks::Column::Outcome,
            holder_checks::Column::At,
            outcome,
            now,
        ));
    }
    let select = holder_checks::Entity::find().filter(matching);
    let total = select.clone().count(db).await?;
    let rows = select
        .order_by_desc(holder_checks::Column::At)
        .order_by_desc(holder_checks::Column::CheckId)
        .offset(u64::from(filter.page) * u64::from(LINES))
        .limit(u64::from(LINES))
        .all(db)
        .await?;
    let mut beside = beside(db, rows.iter().map(|row| row.check_id.as_str())).await?;
    let lines: Result<_, _> = rows
        .into_iter()
        .map(|row| {
            let beside = beside.remove(&row.check_id).unwrap_or_default();
            line(row, now, beside)
        })
        .collect();
    Ok(HistoryPage {
        lines: lines?,
        total,
        page_size: LINES,
        organizations: organizations(db, own).await?,
    })
}

/// What stands beside these checks.
pub(crate) async fn beside<'a>(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<BTreeMap<String, Beside>, StoreError> {
    let powers: Vec<(String, Option<String>)> = checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .column(checks::Column::PowerNumber)
        .filter(checks::Column::Id.is_in(ids.clone()))
        .into_tuple()
        .all(db)
        .await?;
    let complaints = complaint_rows::Entity::find()
        .filter(complaint_rows::Column::CheckId.is_in(ids.clone()))
        .all(db)
        .await?;
    let mut beside: BTreeMap<String, Beside> = BTreeMap::new();
    for (id, power) in powers {
        beside.entry(id).or_default().power = power;
    }
    let ids: Vec<_> = ids.collect();
    for (id, day_use) in once::of(db, &ids).await? {
        beside.entry(id).or_default().day_use = Some(day_use);
    }
    for row in complaints {
        let state = complaints::state(&row);
        beside.entry(row.check_id).or_default().complaint = Some(state);
    }
    Ok(beside)
}

/// Every organization that has ever checked this holder, by name; the latest name counts.
async fn organizations(
    db: &impl ConnectionTrait,
    own: Condition,
) -> Result<Vec<(String, String)>, StoreError> {
    let named: Vec<(Option<String>, Option<String>, Option<i64>)> = holder_checks::Entity::find()
        .select_only()
        .column(holder_checks::Column::Ogrn)
        .column(holder_checks::Column::Organization)
        .column_as(holder_checks::Column::At.max(), "latest")
        .filter(own)
        .filter(holder_checks::Column::Ogrn.is_not_null())
        .group_by(holder_checks::Column::Ogrn)
        .group_by(holder_checks::Column::Organization)
        .into_tuple()
        .all(db)
        .await?;
    let mut latest: BTreeMap<String, (Option<i64>, String)> = BTreeMap::new();
    for (ogrn, name, at) in named {
        let (Some(ogrn), Some(name)) = (ogrn, name) else {
            continue;
        };
        let entry = latest.entry(ogrn).or_insert((None, String::new()));
        if at >= entry.0 {
            *entry = (at, name);
        }
    }
    let mut organizations: Vec<_> = latest
        .into_iter()
        .map(|(ogrn, (_, name))| (ogrn, name))
        .collect();
    organizations.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(organizations)
}

/// One copy, as the holder reads it.
pub(crate) fn line(
    row: holder_checks::Model,
    now: i64,
    beside: Beside,
) -> Result<HolderCheckLine, StoreError> {
    let stored =
        OutcomeKind::from_key(&row.outcome).ok_or(StoreError::corrupt("holder_checks.outcome"))?;
    let outcome = consent::outcome_now(stored, row.at, now);
    let reason = row
        .reason
        .as_deref()
        .map(|key| HolderRefusal::from_key(key).ok_or(StoreError::corrupt("holder_checks.reason")));
    let unanswered = (outcome != stored).then_some(HolderRefusal::Declined);
    Ok(HolderCheckLine {
        has_receipt: row.receipt.is_some(),
        id: row.check_id,
        at: row.at,
        organization: row.organization,
        scenario: Scenario::from_key(&row.scenario)
            .ok_or(StoreError::corrupt("holder_checks.scenario"))?,
        outcome,
        reason: reason.transpose()?.or(unanswered),
        words: [row.word_1, row.word_2],
        photo_shown: row.photo_at.is_some(),
        day_use: beside.day_use,
        power: beside.power,
        complaint: beside.complaint,
    })
}
