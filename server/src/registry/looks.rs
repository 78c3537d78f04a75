//! Who opened the file of whom, and why: asked before, told in the log of the registry.

use app::{
    error::AppError,
    ports::{LookLine, Visitor},
};
use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait as _, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{
    ending::persons,
    holders as registered,
    log::{self, Entry, EventKind, Look, written},
};
use crate::{
    powers::people::Names,
    store::{StoreError, holders, registry_events},
};

/// Seconds for which a reason opens the file that it was given for.
const OPEN_FOR: i64 = 30 * 60;

/// `Ok` if this operator has said lately why they open this file.
///
/// # Errors
/// [`AppError::reason_needed`]; [`AppError::NotFound`] without such a holder.
pub(super) async fn require(
    db: &impl ConnectionTrait,
    by: &Visitor,
    holder: HolderNumber,
    now: i64,
) -> Result<(), AppError> {
    exists(db, holder).await?;
    let told = registry_events::Entity::find()
        .filter(registry_events::Column::HolderNumber.eq(registered::key(holder)))
        .filter(registry_events::Column::Kind.eq(EventKind::Looked.key()))
        .filter(registry_events::Column::ByAccount.eq(&by.account))
        .filter(registry_events::Column::At.gt(now - OPEN_FOR))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    match told {
        0 => Err(AppError::reason_needed()),
        _ => Ok(()),
    }
}

async fn exists(db: &impl ConnectionTrait, holder: HolderNumber) -> Result<(), AppError> {
    let found = holders::Entity::find_by_id(registered::key(holder))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    (found > 0).then_some(()).ok_or(AppError::NotFound)
}

/// Writes down why.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    by: &Visitor,
    holder: HolderNumber,
    reason: &str,
    now: i64,
) -> Result<(), AppError> {
    exists(db, holder).await?;
    let look = Look {
        reason: reason.to_owned(),
    };
    let entry = Entry {
        holder: registered::key(holder),
        status: None,
        kind: EventKind::Looked,
        at: now,
        by: Some(&by.account),
        detail: written(&look)?,
    };
    Ok(log::append(db, vec![entry]).await?)
}

/// The latest looks, the newest first: at all holders, or at one.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    holder: Option<HolderNumber>,
    page: u32,
    page_size: u32,
) -> Result<(Vec<LookLine>, u64), StoreError> {
    let mut looks = registry_events::Entity::find()
        .filter(registry_events::Column::Kind.eq(EventKind::Looked.key()));
    if let Some(holder) = holder {
        looks = looks.filter(registry_events::Column::HolderNumber.eq(registered::key(holder)));
    }
    let total = looks.clone().count(db).await?;
    let rows = looks
        .order_by_desc(registry_events::Column::Position)
        .offset(u64::from(page) * u64::from(page_size))
        .limit(u64::from(page_size))
        .all(db)
        .await?;
    let by = rows.iter().filter_map(|row| row.by_account.as_deref());
    let names = Names::of(db, by).await?;
    let of = persons(db, rows.iter().map(|row| row.holder_number)).await?;
    let lines = rows.into_iter().map(|row| {
        let look: Look = serde_json::from_str(&row.detail)
            .map_err(|_| StoreError::corrupt("registry_events.detail"))?;
        let name = of.iter().find(|(number, _)| *number == row.holder_number);
        let by = row.by_account.as_deref();
        Ok(LookLine {
            at: row.at,
            by: by.map(|by| names.name(by)).unwrap_or_default(),
            holder: registered::number(row.holder_number)?.get(),
            holder_name: name.map(|(_, name)| name.clone()).unwrap_or_default(),
            reason: look.reason,
        })
    });
    Ok((lines.collect::<Result<_, StoreError>>()?, total))
}
