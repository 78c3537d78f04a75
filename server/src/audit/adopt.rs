//! Powers of attorney that came into the database without the log: of an earlier version, or of
//! the demo.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Query,
};
use serde::Serialize;

use super::{
    entries,
    event::{Decided, Entry, EventKind, Issued, Replaced, Revocation},
};
use crate::{
    powers::{numbered, people::Names, rows},
    store::{Database, StoreError, power_events, powers},
};

/// How many are taken in one transaction at start-up.
const BATCH: u64 = 200;

/// Gives each power of attorney that has no entry those that its row tells of; how many did.
///
/// # Errors
/// The database does not answer, or holds what no version of this program writes.
pub async fn adopt_missing(database: &Database) -> Result<u64, StoreError> {
    let mut adopted = 0;
    loop {
        let transaction = database.write().await?;
        let known = Query::select()
            .column(power_events::Column::Number)
            .from(power_events::Entity)
            .take();
        let rows = powers::Entity::find()
            .filter(powers::Column::Number.not_in_subquery(known))
            .order_by_asc(powers::Column::IssuedAt)
            .order_by_asc(powers::Column::Number)
            .limit(BATCH)
            // Another process that starts at the same time waits, and finds nothing left.
            .lock_exclusive()
            .all(&*transaction)
            .await?;
        if rows.is_empty() {
            return Ok(adopted);
        }
        for row in &rows {
            if entries::of_power(&*transaction, &row.number)
                .await?
                .is_empty()
            {
                adopt(&*transaction, row).await?;
                adopted += 1;
            }
        }
        transaction.commit().await?;
    }
}

async fn adopt(db: &impl ConnectionTrait, row: &powers::Model) -> Result<(), StoreError> {
    let mut all = vec![issued(row)?];
    let entry = |kind, at, by, detail| Entry {
        number: &row.number,
        kind,
        at,
        by,
        detail,
        signature: None,
    };
    for (from, until) in rows::past_suspensions(row)? {
        let unknown = || {
            written(&Decided {
                reason: String::new(),
            })
        };
        all.push(entry(EventKind::Suspended, from, None, unknown()?));
        all.push(entry(EventKind::Resumed, until, None, unknown()?));
    }
    if let Some(at) = row.suspended_at {
        let unknown = written(&Decided {
            reason: String::new(),
        })?;
        all.push(entry(EventKind::Suspended, at, None, unknown));
    }
    if let (Some(by), Some(from)) = (&row.replaced_by, &row.replaced_from) {
        let replaced = Replaced {
            by: by.clone(),
            from: from.clone(),
        };
        all.push(entry(
            EventKind::Replaced,
            row.issued_at,
            None,
            written(&replaced)?,
        ));
    }
    if let Some(at) = row.revoked_at {
        let detail = written(&revocation(db, row, at).await?)?;
        all.push(entry(
            EventKind::Revoked,
            at,
            row.revoked_by.as_deref(),
            detail,
        ));
    }
    for (seq, entry) in (1..).zip(all) {
        entries::put(db, entry, seq).await?;
    }
    Ok(())
}

/// The first entry of a power of attorney.
pub(crate) fn issued(row: &powers::Model) -> Result<Entry<'_>, StoreError> {
    Ok(Entry {
        number: &row.number,
        kind: EventKind::Issued,
        at: row.issued_at,
        by: Some(&row.issued_by),
        detail: written(&Issued::of(row)?)?,
        signature: None,
    })
}

/// The record of a revocation that the row tells of.
pub(crate) async fn revocation(
    db: &impl ConnectionTrait,
    row: &powers::Model,
    at: i64,
) -> Result<Revocation, StoreError> {
    let organization = numbered(db, &row.ogrn).await?;
    let by = row.revoked_by.as_deref().unwrap_or_default();
    Ok(Revocation {
        record: Revocation::RECORD.to_owned(),
        power: row.number.clone(),
        ogrn: row.ogrn.clone(),
        organization: organization.name,
        revoked_at: super::checkpoints::moment(at),
        revoked_by: Names::of(db, [by]).await?.name(by),
        reason: row.revoke_reason.clone().unwrap_or_default(),
    })
}

impl Issued {
    /// What the row says was issued.
    pub(crate) fn of(row: &powers::Model) -> Result<Self, StoreError> {
        let power = rows::read(row)?;
        Ok(Self {
            ogrn: row.ogrn.clone(),
            representative: row.account_id.clone(),
            scenarios: power.powers.scenarios().collect(),
            from: row.valid_from.clone(),
            until: row.valid_until.clone(),
            limits: power.limits,
            plain_text: row.plain_text.clone(),
            may_hand_over: row.may_hand_over,
            parent: row.parent.clone(),
        })
    }
}

/// The JSON of a detail.
pub(crate) fn written(detail: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(detail).map_err(|_| StoreError::corrupt("power_events.detail"))
}
