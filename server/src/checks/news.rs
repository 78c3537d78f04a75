//! What an open scanner is told when something became of its bearer's powers of attorney.

use std::collections::BTreeMap;

use domain::{
    moscow,
    power::{PowerOfAttorney, authority},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    powers::{numbered, rows},
    store::{StoreError, powers},
    training,
};

/// The organizations for which `account` may not check at `now` (Unix seconds), of those for
/// which it ever might: a line each, `<ОГРН> <now> <refusal> <name>`, short to read for a scanner.
/// The number of checks a day is left out: who has used it up learns so at the next check.
pub(crate) async fn news(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<String, StoreError> {
    let held = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(account))
        .all(db)
        .await?;
    let mut by_organization: BTreeMap<&str, Vec<PowerOfAttorney>> = BTreeMap::new();
    for row in &held {
        let powers = by_organization.entry(&row.ogrn).or_default();
        powers.push(rows::read(row)?);
    }
    let moscow = moscow::at(now).ok_or(StoreError::corrupt("now"))?;
    let mut refused = vec![now.to_string()];
    for (ogrn, mut powers) in by_organization {
        if training::is_missing(db, account, ogrn, now).await? {
            powers.iter_mut().for_each(|power| power.untrained = true);
        }
        if let Err(refusal) = authority(&powers, None, moscow) {
            // A line break in a name would begin another line.
            let name = numbered(db, ogrn).await?.name.replace(['\r', '\n'], " ");
            refused.push(format!("{ogrn} {now} {} {name}", refusal.key()));
        }
    }
    Ok(refused.join("\n"))
}
