//! Statuses and what became of them, as the desk shows them.

use std::collections::BTreeSet;

use app::ports::{HeldStatus, RegistryEvent};
use domain::{holder::HolderNumber, status::StatusKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use time::Date;

use super::{
    days, holders,
    log::{self, Asked, EventKind, Standing},
};
use crate::{
    powers::people::Names,
    store::{StoreError, registry_events, status_requests, statuses},
};

/// All statuses of a holder, the latest first.
pub(super) async fn of_holder(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    today: Date,
) -> Result<Vec<HeldStatus>, StoreError> {
    let rows = holders::status_rows(db, holder).await?;
    let waiting = waiting(db, rows.iter().map(|row| row.id.as_str())).await?;
    rows.into_iter()
        .map(|row| {
            let waits = waiting.contains(&row.id);
            shown(row, waits, today)
        })
        .collect()
}

/// Which of these statuses have an end that waits.
async fn waiting<'a>(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = &'a str>,
) -> Result<BTreeSet<String>, StoreError> {
    let found: Vec<String> = status_requests::Entity::find()
        .select_only()
        .column(status_requests::Column::StatusId)
        .filter(status_requests::Column::StatusId.is_in(ids))
        .filter(status_requests::Column::Decision.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// A stored status as the desk shows it.
pub(super) fn shown(
    row: statuses::Model,
    end_waits: bool,
    today: Date,
) -> Result<HeldStatus, StoreError> {
    let status = holders::status(&row)?;
    Ok(HeldStatus {
        state: status.state(today),
        status,
        id: row.id,
        source: row.source,
        end_reason: row.end_reason,
        revision: row.revision,
        end_waits,
    })
}

/// One status of a holder as it is stored: of theirs, and of nobody else's.
pub(super) fn own(holder: HolderNumber, status: &str) -> Select<statuses::Entity> {
    statuses::Entity::find_by_id(status)
        .filter(statuses::Column::HolderNumber.eq(holders::key(holder)))
}

/// Whether an end of it waits.
pub(super) async fn end_waits(db: &impl ConnectionTrait, status: &str) -> Result<bool, StoreError> {
    Ok(!waiting(db, [status].into_iter()).await?.is_empty())
}

/// What became of the statuses of a holder, or of one of them, the newest first.
pub(super) async fn events(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    status: Option<&str>,
    most: u64,
) -> Result<Vec<RegistryEvent>, StoreError> {
    let entries = log::of_holder(db, holder, status, most).await?;
    let people = entries
        .iter()
        .filter_map(|entry| entry.by_account.as_deref());
    let names = Names::of(db, people).await?;
    entries.iter().map(|entry| event(entry, &names)).collect()
}

fn event(entry: &registry_events::Model, names: &Names) -> Result<RegistryEvent, StoreError> {
    let corrupt = || StoreError::corrupt("registry_events.detail");
    let kind = EventKind::from_key(&entry.kind);
    let kind = kind.ok_or(StoreError::corrupt("registry_events.kind"))?;
    let (status, until, reason) = if kind.tells_standing() {
        let told: Standing = serde_json::from_str(&entry.detail).map_err(|_| corrupt())?;
        (told.status, told.until, told.reason)
    } else {
        let told: Asked = serde_json::from_str(&entry.detail).map_err(|_| corrupt())?;
        (told.status, Some(told.until), told.reason)
    };
    let until = until.map(|day| days::read(&day, "registry_events.detail"));
    let by = entry.by_account.as_deref();
    Ok(RegistryEvent {
        kind: kind.key(),
        status: Some(StatusKind::from_key(&status).ok_or_else(corrupt)?),
        at: entry.at,
        by: by.map(|by| names.name(by)).unwrap_or_default(),
        reason,
        until: until.transpose()?,
    })
}
