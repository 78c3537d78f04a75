//! Branches and their phones, as directors see them.

use std::collections::BTreeMap;

use app::{
    error::AppError,
    ports::{BranchDetails, BranchLine, PhoneLine, PhoneState},
};
use domain::{identifiers::Ogrn, moscow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{arrange, names};
use crate::{
    powers::rows,
    store::{StoreError, branch_names, branches, devices},
};

/// All branches, the open ones first, by name.
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    now: i64,
) -> Result<Vec<BranchLine>, StoreError> {
    let rows = branches::Entity::find()
        .filter(branches::Column::Ogrn.eq(organization.as_str()))
        .order_by_asc(branches::Column::Name)
        .order_by_asc(branches::Column::Id)
        .all(db)
        .await?;
    let phones = devices::Entity::find()
        .filter(devices::Column::Ogrn.eq(organization.as_str()))
        .filter(devices::Column::PublicKey.is_not_null())
        .filter(devices::Column::RevokedAt.is_null())
        .all(db)
        .await?;
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for phone in &phones {
        *counts.entry(&phone.branch_id).or_default() += 1;
    }
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let phones = counts.get(row.id.as_str()).copied().unwrap_or_default();
        lines.push(line(db, organization, row, phones, now).await?);
    }
    lines.sort_by_key(|line| line.closed_at.is_some());
    Ok(lines)
}

/// One with its phones.
pub(super) async fn details(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    branch: &str,
    now: i64,
) -> Result<BranchDetails, AppError> {
    let row = arrange::numbered(db, organization, branch).await?;
    let rows = devices::Entity::find()
        .filter(devices::Column::BranchId.eq(&row.id))
        .order_by_asc(devices::Column::Name)
        .order_by_asc(devices::Column::CreatedAt)
        .order_by_asc(devices::Column::Id)
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let mut phones: Vec<_> = rows.into_iter().map(|row| phone(row, now)).collect();
    phones.sort_by_key(|phone| match phone.state {
        PhoneState::Enrolled => 0,
        PhoneState::Waiting => 1,
        PhoneState::Expired | PhoneState::Revoked => 2,
    });
    let counting = phones
        .iter()
        .filter(|phone| phone.state == PhoneState::Enrolled)
        .count();
    let former = branch_names::Entity::find()
        .filter(branch_names::Column::BranchId.eq(&row.id))
        .filter(branch_names::Column::Name.ne(&row.name))
        .order_by_asc(branch_names::Column::Name)
        .all(db)
        .await
        .map_err(StoreError::from)?;
    Ok(BranchDetails {
        line: line(db, organization, row, counting as u64, now).await?,
        former: former.into_iter().map(|named| named.name).collect(),
        phones,
    })
}

async fn line(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    row: branches::Model,
    phones: u64,
    now: i64,
) -> Result<BranchLine, StoreError> {
    let today = moscow::day(now).ok_or(StoreError::corrupt("now"))?;
    let mut powers = 0;
    for bound in names::bound_to(db, organization, &row.id).await? {
        powers += u64::from(!rows::read(&bound)?.state(today).is_over());
    }
    Ok(BranchLine {
        id: row.id,
        name: row.name,
        address: row.address,
        phones,
        powers,
        closed_at: row.closed_at,
    })
}

fn phone(row: devices::Model, now: i64) -> PhoneLine {
    PhoneLine {
        state: state(&row, now),
        id: row.id,
        name: row.name,
        created_at: row.created_at,
        expires_at: row.expires_at,
        enrolled_at: row.enrolled_at,
        used_at: row.used_at,
        revoked_at: row.revoked_at,
    }
}

/// How a phone, or the link for one, stands at `now`.
pub(super) fn state(row: &devices::Model, now: i64) -> PhoneState {
    if row.revoked_at.is_some() {
        PhoneState::Revoked
    } else if row.public_key.is_some() {
        PhoneState::Enrolled
    } else if now < row.expires_at {
        PhoneState::Waiting
    } else {
        PhoneState::Expired
    }
}
