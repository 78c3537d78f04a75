//! Roles as the cabinet shows them.

use app::ports::{DirectorLine, Directors, RoleEvent, Visitor};
use domain::{director::DirectorRole, identifiers::Ogrn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    powers::{people::Names, read_role},
    store::{StoreError, directors, role_events},
};

/// Changes of one list.
const MOST_EVENTS: u64 = 100;

/// Only for who may see them: see [`crate::powers::directed`].
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    by: &Visitor,
) -> Result<Directors, StoreError> {
    let rows = directors::Entity::find()
        .filter(directors::Column::Ogrn.eq(ogrn.as_str()))
        .all(db)
        .await?;
    let events = role_events::Entity::find()
        .filter(role_events::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_desc(role_events::Column::Seq)
        .limit(MOST_EVENTS)
        .all(db)
        .await?;
    let accounts = rows.iter().map(|row| row.account_id.as_str());
    let of_events = events
        .iter()
        .flat_map(|event| [event.account_id.as_str(), event.by_account.as_str()]);
    let names = Names::of(db, accounts.chain(of_events)).await?;
    let mut people = rows
        .into_iter()
        .map(|row| {
            Ok(DirectorLine {
                name: names.name(&row.account_id),
                role: read_role(&row)?,
                since: row.created_at,
                is_self: row.account_id == by.account,
                account: row.account_id,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    people.sort_by_cached_key(|line| (line.role, line.name.clone(), line.account.clone()));
    let events = events
        .into_iter()
        .map(|event| {
            let role = event.role.as_deref().map(|key| {
                DirectorRole::from_key(key).ok_or(StoreError::corrupt("role_events.role"))
            });
            Ok(RoleEvent {
                name: names.name(&event.account_id),
                role: role.transpose()?,
                at: event.at,
                by: names.name(&event.by_account),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Directors { people, events })
}
