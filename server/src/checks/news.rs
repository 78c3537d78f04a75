//! What an open scanner is told when something became of its bearer's powers of attorney.

use std::collections::BTreeMap;

use app::ports::{PowerNews, RefusedOrganization};
use domain::{
    identifiers::Ogrn,
    moscow,
    power::{PowerOfAttorney, authority},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    powers::{numbered, rows},
    store::{StoreError, powers},
};

/// How the powers of attorney of `account` stand at `now` (Unix seconds). The number of checks a
/// day is left out: who has used it up learns so at the next check.
pub(crate) async fn news(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<PowerNews, StoreError> {
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
    let mut refused = Vec::new();
    for (ogrn, powers) in by_organization {
        if let Err(refusal) = authority(&powers, None, moscow) {
            refused.push(RefusedOrganization {
                ogrn: Ogrn::parse(ogrn).map_err(|_| StoreError::corrupt("powers.ogrn"))?,
                name: numbered(db, ogrn).await?.name,
                refusal,
            });
        }
    }
    Ok(PowerNews { at: now, refused })
}
