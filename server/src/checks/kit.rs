//! What a scanner keeps for the time without a network.

use std::collections::BTreeMap;

use app::{error::AppError, ports::Visitor};
use domain::{
    identifiers::Ogrn,
    offline::{Kit, KitDevice, KitOrganization, KitPower, packed},
    power::PowerOfAttorney,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Date;

use crate::{
    branches::names::BranchNames,
    issuer::Issuer,
    once::in_force,
    powers::rows,
    published::{self, Snapshots},
    registry::days,
    store::{StoreError, devices, organizations, powers},
    training,
};

/// The signed lists, own mandates and caps at one moment.
pub(super) async fn kit(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    snapshots: &Snapshots,
    by: &Visitor,
    now_ms: i64,
) -> Result<Kit, AppError> {
    let rows = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&by.account))
        .order_by_asc(powers::Column::IssuedAt)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let mut held: BTreeMap<&str, Vec<KitPower>> = BTreeMap::new();
    let now = now_ms.div_euclid(1_000);
    for row in &rows {
        // Without a network nobody learns that the training was passed, so what waits for it is
        // not handed out.
        if training::is_missing(db, &by.account, &row.ogrn, now).await? {
            continue;
        }
        let power = rows::read(row)?;
        held.entry(&row.ogrn).or_default().push(KitPower {
            from: days::write(power.validity.from()),
            until: days::write(last_day(&power)),
            powers: power.powers,
            limits: power.limits,
            place: row
                .status_index
                .and_then(|place| u32::try_from(place).ok())
                .ok_or(StoreError::corrupt("powers.status_index"))?,
        });
    }
    let mut devices = devices_of(db, &mut held).await?;
    let mut once = BTreeMap::new();
    for ogrn in held.keys() {
        let rules = in_force(db, ogrn).await?;
        let scenarios: Vec<_> = rules.iter().map(|rule| rule.scenario).collect();
        once.insert((*ogrn).to_owned(), scenarios);
    }
    let organizations = organizations::Entity::find()
        .filter(organizations::Column::Ogrn.is_in(held.keys().copied()))
        .order_by_asc(organizations::Column::Ogrn)
        .all(db)
        .await
        .map_err(StoreError::from)?
        .into_iter()
        .map(|organization| {
            Ok(KitOrganization {
                ogrn: Ogrn::parse(&organization.ogrn)
                    .map_err(|_| StoreError::corrupt("organizations.ogrn"))?,
                cap: organization.offline_cap,
                powers: held.remove(organization.ogrn.as_str()).unwrap_or_default(),
                devices: devices.remove(&organization.ogrn).unwrap_or_default(),
                once: once.remove(&organization.ogrn).unwrap_or_default(),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    let trust_list = published::signed_keys(issuer).ok_or_else(unsigned)?;
    let snapshot = snapshots.signed(issuer).await?.ok_or_else(unsigned)?;
    Ok(Kit {
        account: by.account.clone(),
        origin: issuer.origin().to_string(),
        at_ms: now_ms,
        trust_list: packed(&trust_list),
        snapshot: packed(&snapshot),
        organizations,
    })
}

/// The phones of the branches in which these powers count, by organization; branches are called
/// as they are today.
async fn devices_of(
    db: &impl ConnectionTrait,
    held: &mut BTreeMap<&str, Vec<KitPower>>,
) -> Result<BTreeMap<String, Vec<KitDevice>>, StoreError> {
    let mut all = BTreeMap::new();
    for (ogrn, powers) in held {
        let limits = powers.iter().map(|power| &power.limits);
        let names = BranchNames::needed_by(db, ogrn, limits).await?;
        let mut branches = BTreeMap::new();
        for power in powers {
            names.bring_up_to_date(&mut power.limits);
            let named = power.limits.branch.as_deref();
            if let Some((name, id)) = named.and_then(|name| Some((name, names.id(name)?))) {
                branches.insert(id.to_owned(), name.to_owned());
            }
        }
        if branches.is_empty() {
            continue;
        }
        let phones = devices::Entity::find()
            .filter(devices::Column::BranchId.is_in(branches.keys()))
            .filter(devices::Column::PublicKey.is_not_null())
            .filter(devices::Column::RevokedAt.is_null())
            .order_by_asc(devices::Column::Id)
            .all(db)
            .await?;
        let phones = phones.into_iter().filter_map(|phone| {
            Some(KitDevice {
                branch: branches.get(&phone.branch_id)?.clone(),
                id: phone.id,
            })
        });
        all.insert((*ogrn).to_owned(), phones.collect());
    }
    Ok(all)
}

/// The last day on which it counts: one whose place is taken counts until the day before.
fn last_day(power: &PowerOfAttorney) -> Date {
    let until = power.validity.until();
    power
        .replaced_from
        .and_then(Date::previous_day)
        .map_or(until, |day| day.min(until))
}

fn unsigned() -> AppError {
    tracing::error!("there is no key left to sign with");
    AppError::Unavailable
}
