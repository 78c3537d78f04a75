//! What became of a power of attorney, for its directors.

use app::ports::{PowerEvent, RevocationRecord};
use domain::identifiers::Ogrn;
use sea_orm::ConnectionTrait;

use super::{lists, people::Names};
use crate::{
    audit::{self, Decided, EventKind, Revocation},
    store::StoreError,
};

/// Its events, oldest first.
pub(super) async fn of_power(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<Vec<PowerEvent>, StoreError> {
    let entries = audit::of_power(db, number).await?;
    let people = entries
        .iter()
        .filter_map(|entry| entry.by_account.as_deref());
    let names = Names::of(db, people).await?;
    entries
        .iter()
        .map(|entry| {
            let kind = EventKind::from_key(&entry.kind);
            let kind = kind.ok_or(StoreError::corrupt("power_events.kind"))?;
            Ok(PowerEvent {
                kind: kind.key(),
                at: entry.at,
                by: entry
                    .by_account
                    .as_deref()
                    .map(|by| names.name(by))
                    .unwrap_or_default(),
                reason: reason(kind, &entry.detail)?,
            })
        })
        .collect()
}

fn reason(kind: EventKind, detail: &str) -> Result<String, StoreError> {
    let unreadable = |_| StoreError::corrupt("power_events.detail");
    match kind {
        EventKind::Issued | EventKind::Replaced => Ok(String::new()),
        EventKind::Suspended | EventKind::Resumed => serde_json::from_str(detail)
            .map(|it: Decided| it.reason)
            .map_err(unreadable),
        EventKind::Revoked => serde_json::from_str(detail)
            .map(|it: Revocation| it.reason)
            .map_err(unreadable),
    }
}

/// The record of its revocation.
pub(super) async fn revocation(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    number: &str,
) -> Result<RevocationRecord, StoreError> {
    let row = lists::numbered(db, number).await?;
    if row.ogrn != organization.as_str() {
        return Err(StoreError::NotFound);
    }
    audit::of_power(db, &row.number)
        .await?
        .into_iter()
        .find(|entry| entry.kind == EventKind::Revoked.key())
        .map(|entry| RevocationRecord {
            stem: format!("revocation_{}", row.number),
            record: entry.detail,
            signature: entry.signature,
        })
        .ok_or(StoreError::NotFound)
}
