//! What a member of staff may check, as their scanner shows it.

use std::{cmp::Reverse, collections::BTreeMap};

use app::ports::Mandate;
use domain::{identifiers::Ogrn, moscow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use time::{Date, Duration};

use crate::{
    branches::names::BranchNames,
    powers::rows,
    registry::days,
    store::{StoreError, organizations, powers},
    training,
};

/// Days for which one that is over is still shown: "why can I not scan?" has an answer.
const REMEMBERED: Duration = Duration::days(365);

/// The powers of attorney that this account holds or held within the last year, those in
/// force first.
pub(super) async fn held(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
    today: Date,
) -> Result<Vec<Mandate>, StoreError> {
    let rows = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(account))
        .order_by_desc(powers::Column::ValidUntil)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?;
    let ogrns = rows.iter().map(|row| row.ogrn.as_str());
    let organizations: BTreeMap<String, organizations::Model> = organizations::Entity::find()
        .filter(organizations::Column::Ogrn.is_in(ogrns))
        .all(db)
        .await?
        .into_iter()
        .map(|organization| (organization.ogrn.clone(), organization))
        .collect();
    let mut mandates = Vec::with_capacity(rows.len());
    let mut branches: BTreeMap<&str, BranchNames> = BTreeMap::new();
    for row in &rows {
        let mut power = rows::read(row)?;
        if power.limits.branch.is_some() {
            if !branches.contains_key(row.ogrn.as_str()) {
                branches.insert(&row.ogrn, BranchNames::of(db, &row.ogrn).await?);
            }
            if let Some(names) = branches.get(row.ogrn.as_str()) {
                names.bring_up_to_date(&mut power.limits);
            }
        }
        let ended = row
            .revoked_at
            .and_then(moscow::day)
            .map_or(power.validity.until(), |day| {
                day.min(power.validity.until())
            });
        if today - ended > REMEMBERED {
            continue;
        }
        let organization = organizations
            .get(&row.ogrn)
            .ok_or(StoreError::corrupt("powers.ogrn"))?;
        mandates.push(Mandate {
            ogrn: Ogrn::parse(&row.ogrn).map_err(|_| StoreError::corrupt("powers.ogrn"))?,
            organization: organization.name.clone(),
            full_name: organization.full_name.clone(),
            number: row.number.clone(),
            from: days::write(power.validity.from()),
            until: days::write(power.validity.until()),
            state: power.state(today),
            scenarios: power.powers.scenarios().collect(),
            limits: power.limits,
            may_hand_over: row.may_hand_over && row.parent.is_none(),
            untrained: training::is_missing(db, account, &row.ogrn, now).await?,
        });
    }
    // The first one is what a scanner starts with: of those in force the one that can do most.
    mandates.sort_by_cached_key(|mandate| {
        (
            rows::rank(mandate.state),
            Reverse(mandate.scenarios.len()),
            mandate.organization.clone(),
        )
    });
    Ok(mandates)
}
