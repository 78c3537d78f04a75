//! What operators see of it.

use app::ports::{Confirmation, ConfirmationPage, ConfirmationRight};
use domain::{
    confirmation::{DAY, IdentityPaper, MOST_A_DAY},
    identifiers::Ogrn,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::ExprTrait as _,
};

use crate::{
    powers::people::Names,
    store::{StoreError, confirmation_rights, confirmations as rows, organizations},
};

/// Rights of one list.
const MOST_RIGHTS: u64 = 200;

/// Every right there was, the latest first.
pub(super) async fn rights(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<ConfirmationRight>, StoreError> {
    let rows = confirmation_rights::Entity::find()
        .filter(confirmation_rights::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_desc(confirmation_rights::Column::Since)
        .order_by_desc(confirmation_rights::Column::Id)
        .limit(MOST_RIGHTS)
        .all(db)
        .await?;
    let mut people: Vec<&str> = Vec::new();
    for row in &rows {
        people.push(&row.since_by);
        people.extend(row.account_id.as_deref());
        people.extend(row.until_by.as_deref());
    }
    let names = Names::of(db, people).await?;
    let right = |row: &confirmation_rights::Model| ConfirmationRight {
        name: row.account_id.as_deref().map(|account| names.name(account)),
        since: row.since,
        since_by: names.name(&row.since_by),
        reason: row.reason.clone(),
        end: row.until.map(|until| {
            let by = row.until_by.as_deref().unwrap_or_default();
            let reason = row.end_reason.clone().unwrap_or_default();
            (until, names.name(by), reason)
        }),
    };
    Ok(rows.iter().map(right).collect())
}

/// A page of confirmations.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    page: u32,
    page_size: u32,
    now: i64,
) -> Result<ConfirmationPage, StoreError> {
    let total = rows::Entity::find().count(db).await?;
    let found = rows::Entity::find()
        .order_by_desc(rows::Column::At)
        .order_by_desc(rows::Column::Id)
        .offset(u64::from(page) * u64::from(page_size))
        .limit(u64::from(page_size))
        .all(db)
        .await?;
    let exhausted = exhausted(db, now).await?;
    let mut people: Vec<&str> = exhausted.iter().map(String::as_str).collect();
    for row in &found {
        people.extend([row.account_id.as_str(), &row.by_account]);
        people.extend(row.undone_by.as_deref());
    }
    let names = Names::of(db, people).await?;
    let ogrns = found.iter().filter_map(|row| row.ogrn.as_deref());
    let organizations: Vec<(String, String)> = organizations::Entity::find()
        .select_only()
        .column(organizations::Column::Ogrn)
        .column(organizations::Column::Name)
        .filter(organizations::Column::Ogrn.is_in(ogrns))
        .into_tuple()
        .all(db)
        .await?;
    let mut lines = Vec::with_capacity(found.len());
    for row in found {
        let organization = row.ogrn.as_ref().map(|ogrn| {
            let known = organizations.iter().find(|(number, _)| number == ogrn);
            known.map_or_else(|| ogrn.clone(), |(_, name)| name.clone())
        });
        let paper = row.paper.as_deref().map(|key| {
            IdentityPaper::from_key(key).ok_or(StoreError::corrupt("confirmations.paper"))
        });
        lines.push(Confirmation {
            name: names.name(&row.account_id),
            by: names.name(&row.by_account),
            organization,
            paper: paper.transpose()?,
            at: row.at,
            undone: row.undone_at.map(|at| {
                let by = row.undone_by.as_deref().unwrap_or_default();
                (at, names.name(by), row.undo_reason.unwrap_or_default())
            }),
            id: row.id,
        });
    }
    let exhausted = exhausted.iter().map(|account| names.name(account));
    Ok(ConfirmationPage {
        lines,
        total,
        exhausted: exhausted.collect(),
    })
}

/// Accounts of the staff who have confirmed as many as they may within the last day.
async fn exhausted(db: &impl ConnectionTrait, now: i64) -> Result<Vec<String>, StoreError> {
    let most = i64::try_from(MOST_A_DAY).unwrap_or(i64::MAX);
    Ok(rows::Entity::find()
        .select_only()
        .column(rows::Column::ByAccount)
        .filter(rows::Column::Ogrn.is_not_null())
        .filter(rows::Column::At.gt(now - DAY))
        .group_by(rows::Column::ByAccount)
        .having(rows::Column::Id.count().gte(most))
        .order_by_asc(rows::Column::ByAccount)
        .into_tuple()
        .all(db)
        .await?)
}
