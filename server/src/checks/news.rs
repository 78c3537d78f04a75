//! What an open scanner is told when something became of its bearer's powers of attorney.

use std::collections::BTreeMap;

use domain::{
    moscow,
    power::{Place, PowerOfAttorney, authority},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    branches::{names::BranchNames, phones},
    powers::{numbered, rows},
    store::{StoreError, powers},
    training,
};

/// The organizations for which `account` may not check at `now` (Unix seconds) with `phones`
/// (ids, as the browser says), of those for which it ever might: a line each, `<ОГРН> <now> <refusal> <name>`, short to read for a scanner.
/// The number of checks a day is left out: who has used it up learns so at the next check.
pub(crate) async fn news(
    db: &impl ConnectionTrait,
    account: &str,
    phones: &[String],
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
    let own = phones::own(db, phones).await?;
    for (ogrn, mut powers) in by_organization {
        let limits = powers.iter().map(|power| &power.limits);
        let names = BranchNames::needed_by(db, ogrn, limits).await?;
        let untrained = training::is_missing(db, account, ogrn, now).await?;
        for power in &mut powers {
            names.bring_up_to_date(&mut power.limits);
            power.untrained |= untrained;
        }
        let phone = own.iter().find(|phone| phone.ogrn.as_str() == ogrn);
        let place = phone.map_or(Place::Unproven, |phone| Place::Branch(&phone.branch));
        if let Err(refusal) = authority(&powers, None, moscow, place) {
            // A line break in a name would begin another line.
            let name = numbered(db, ogrn).await?.name.replace(['\r', '\n'], " ");
            refused.push(format!("{ogrn} {now} {} {name}", refusal.key()));
        }
    }
    Ok(refused.join("\n"))
}
