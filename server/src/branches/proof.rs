//! Where a check is made: in the branch of the phone that has proven to be one of it.

use data_encoding::BASE64URL_NOPAD;
use domain::{
    device::{DeviceKey, Proof, Purpose, Statement, is_fresh},
    presentation::{Origin, window::SKEW},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait as _, QueryFilter, sea_query::Expr,
};

use crate::store::{StoreError, branches, devices};

/// What a device claims to ask.
pub(crate) struct Claim<'a> {
    pub(crate) purpose: Purpose,
    pub(crate) origin: &'a Origin,
    pub(crate) about: &'a [&'a str],
}

impl Claim<'_> {
    /// Whether `proof` was made for this, by `key`, and lately at `now` (Unix seconds).
    pub(crate) fn holds(&self, proof: &Proof, key: &DeviceKey, now: i64) -> bool {
        let statement = Statement {
            purpose: self.purpose,
            origin: self.origin,
            device: &proof.device,
            at: proof.at,
            about: self.about,
        };
        is_fresh(proof.at, now) && key.verifies(&statement, &proof.signature)
    }
}

/// A phone that has proven to be one of a branch.
pub(crate) struct ProvenPhone {
    /// Its id.
    pub(crate) id: String,
    /// Id of the branch.
    pub(crate) branch_id: String,
    /// The branch, by its name of today.
    pub(crate) branch: String,
}

/// The phone of `ogrn` behind a proof, as of `at` (Unix seconds); `None` if it proves nothing:
/// made too long ago, for something else, by another key, by a phone of another organization or
/// by one that is revoked. Whenever that was: nobody knows who has a lost phone, nor since when.
pub(crate) async fn proven(
    db: &impl ConnectionTrait,
    ogrn: &str,
    claim: &Claim<'_>,
    proof: &Proof,
    at: i64,
) -> Result<Option<ProvenPhone>, StoreError> {
    let row = devices::Entity::find_by_id(&proof.device)
        .filter(devices::Column::Ogrn.eq(ogrn))
        .filter(devices::Column::EnrolledAt.lte(at + SKEW))
        .filter(devices::Column::RevokedAt.is_null())
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let key = row
        .public_key
        .and_then(|key| BASE64URL_NOPAD.decode(key.as_bytes()).ok())
        .and_then(|key| DeviceKey::read(&key))
        .ok_or(StoreError::corrupt("devices.public_key"))?;
    if !claim.holds(proof, &key, at) {
        return Ok(None);
    }
    let branch = branches::Entity::find_by_id(&row.branch_id)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("devices.branch_id"))?;
    Ok(Some(ProvenPhone {
        id: row.id,
        branch_id: row.branch_id,
        branch: branch.name,
    }))
}

/// Notes in the transaction of a check made at `at` that the phone was used; `false` if it has
/// been revoked since it was asked about. Of a check and a revocation at once, the one that
/// comes first is first for both.
pub(crate) async fn use_phone(
    db: &impl ConnectionTrait,
    phone: &str,
    at: i64,
) -> Result<bool, StoreError> {
    let used = Expr::col(devices::Column::UsedAt);
    let later = Expr::case(used.clone().gt(at), used).finally(at);
    let noted = devices::Entity::update_many()
        .col_expr(devices::Column::UsedAt, later.into())
        .filter(devices::Column::Id.eq(phone))
        .filter(devices::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(noted.rows_affected == 1)
}
