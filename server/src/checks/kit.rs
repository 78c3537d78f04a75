//! What a scanner keeps for the time without a network.

use std::collections::BTreeMap;

use app::ports::Visitor;
use domain::{
    identifiers::Ogrn,
    offline::{Kit, KitKey, KitOrganization, KitPower},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    issuer::Issuer,
    powers::rows,
    registry::days,
    store::{StoreError, organizations, powers},
};

/// Keys, own mandates and caps at one moment.
pub(super) async fn kit(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    by: &Visitor,
    now_ms: i64,
) -> Result<Kit, StoreError> {
    let rows = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&by.account))
        .order_by_asc(powers::Column::IssuedAt)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?;
    let mut held: BTreeMap<&str, Vec<KitPower>> = BTreeMap::new();
    for row in &rows {
        let power = rows::read(row)?;
        held.entry(&row.ogrn).or_default().push(KitPower {
            from: days::write(power.validity.from()),
            until: days::write(power.validity.until()),
            powers: power.powers,
            revoked: power.revoked,
        });
    }
    let organizations = organizations::Entity::find()
        .filter(organizations::Column::Ogrn.is_in(held.keys().copied()))
        .order_by_asc(organizations::Column::Ogrn)
        .all(db)
        .await?
        .into_iter()
        .map(|organization| {
            Ok(KitOrganization {
                ogrn: Ogrn::parse(&organization.ogrn)
                    .map_err(|_| StoreError::corrupt("organizations.ogrn"))?,
                cap: organization.offline_cap,
                powers: held.remove(organization.ogrn.as_str()).unwrap_or_default(),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    let trusted = issuer.trusted();
    Ok(Kit {
        account: by.account.clone(),
        origin: issuer.origin().to_string(),
        at_ms: now_ms,
        keys: trusted
            .keys()
            .map(|(kid, key)| KitKey::write(kid, key))
            .collect(),
        organizations,
    })
}
