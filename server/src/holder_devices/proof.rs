//! Whether a session may have codes: one that is bound to a device, for a proof of that device.

use app::{
    error::{AppError, Problem},
    ports::{DeviceStanding, Visitor},
};
use data_encoding::BASE64URL_NOPAD;
use domain::{
    device::{DeviceKey, Proof, Purpose},
    presentation::Origin,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{devices_only, standing};
use crate::{
    branches::proof::Claim,
    store::{StoreError, holder_devices},
};

/// Between two notes that a device is in use, seconds.
const USED_EVERY: i64 = 60;

/// What is asked, as the device has signed it.
pub(crate) struct Asked<'a> {
    /// The installation.
    pub(crate) origin: &'a Origin,
    /// `codes` or `digits`, and of which scenario.
    pub(crate) about: [&'a str; 2],
    /// What the device has sent.
    pub(crate) proof: Option<&'a str>,
}

/// `Ok` if this session may have what is asked at `now` (Unix seconds). The device of a session
/// that is bound is noted as used, at most once a minute.
///
/// # Errors
/// [`AppError::password_needed`] for a new device of a holder who has others; an error of the
/// field `device` where the proof is missing, old, or another's, and for a session that is bound to
/// none of a holder who shows codes in their devices alone.
pub(crate) async fn require(
    db: &impl ConnectionTrait,
    by: &Visitor,
    asked: &Asked<'_>,
    now: i64,
) -> Result<(), AppError> {
    let id = match standing(db, by).await? {
        DeviceStanding::Free if devices_only(db, by).await? => {
            return Err(AppError::field("device", Problem::Control));
        }
        DeviceStanding::Free => return Ok(()),
        DeviceStanding::New => return Err(AppError::password_needed()),
        DeviceStanding::Bound(id) => id,
    };
    let row = holder_devices::Entity::find_by_id(&id)
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(StoreError::NotFound)?;
    let key = BASE64URL_NOPAD
        .decode(row.public_key.as_bytes())
        .ok()
        .and_then(|bytes| DeviceKey::read(&bytes))
        .ok_or(StoreError::corrupt("holder_devices.public_key"))?;
    let claim = Claim {
        purpose: Purpose::Codes,
        origin: asked.origin,
        about: &asked.about,
    };
    let proof = asked
        .proof
        .and_then(Proof::parse)
        .filter(|proof| proof.device == id);
    if !proof.is_some_and(|proof| claim.holds(&proof, &key, now)) {
        return Err(AppError::field("device", Problem::Control));
    }
    if now - row.used_at >= USED_EVERY {
        holder_devices::Entity::update_many()
            .col_expr(holder_devices::Column::UsedAt, Expr::value(now))
            .filter(holder_devices::Column::Id.eq(&id))
            .filter(holder_devices::Column::UsedAt.lt(now))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
    }
    Ok(())
}
