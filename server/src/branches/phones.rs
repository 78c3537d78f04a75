//! Phones of branches: links, enrolment, the end.

use app::{
    error::{AppError, Problem},
    ports::{EnrolDevice, OwnPhone, PhoneLinkFound, Visitor},
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::{
    device::{DeviceKey, Proof, Purpose},
    identifiers::Ogrn,
    presentation::Origin,
    staffing::{LINK_LIFETIME, day_begins, may_invite},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, PaginatorTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    arrange::{self, line},
    lists,
    proof::Claim,
};
use crate::{
    issuer::numbers,
    powers::{lock_organization, numbered},
    store::{StoreError, branches, devices},
};

/// Longest name of a phone, in characters.
const LONGEST_NAME: usize = 60;

/// A link that was made; the table knows a hash of its secret only.
pub(super) struct Made {
    pub(super) secret: String,
    pub(super) name: String,
    pub(super) expires_at: i64,
}

/// Makes a link for one phone.
pub(super) async fn link(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    branch: &str,
    name: &str,
    now: i64,
) -> Result<Made, AppError> {
    let name = named(name)?;
    lock_organization(db, organization).await?;
    let branch = arrange::open(db, organization, branch).await?;
    let begins = day_begins(now).ok_or(AppError::Unavailable)?;
    let today = devices::Entity::find()
        .filter(devices::Column::Ogrn.eq(organization.as_str()))
        .filter(devices::Column::CreatedAt.gte(begins))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if !may_invite(today) {
        return Err(AppError::field("phone_name", Problem::EnoughToday));
    }
    let secret = numbers::secret()?;
    let row = devices::Model {
        id: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        branch_id: branch.id,
        name: name.clone(),
        secret_hash: hash(&secret),
        created_at: now,
        created_by: by.account.clone(),
        expires_at: now + LINK_LIFETIME,
        public_key: None,
        enrolled_at: None,
        used_at: None,
        revoked_at: None,
        revoked_by: None,
    };
    let expires_at = row.expires_at;
    devices::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(Made {
        secret,
        name,
        expires_at,
    })
}

/// Ends a phone, or a link that nobody has used. Twice is an error: somebody else was faster.
pub(super) async fn revoke(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    branch: &str,
    phone: &str,
    now: i64,
) -> Result<(), AppError> {
    let phone = Uuid::try_parse(phone).map_err(|_| AppError::NotFound)?;
    let row = devices::Entity::find_by_id(phone.to_string())
        .filter(devices::Column::Ogrn.eq(organization.as_str()))
        .filter(devices::Column::BranchId.eq(branch))
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let revoked = devices::Entity::update_many()
        .col_expr(devices::Column::RevokedAt, Expr::value(now))
        .col_expr(devices::Column::RevokedBy, Expr::value(&by.account))
        .filter(devices::Column::Id.eq(row.id))
        .filter(devices::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match revoked.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(()),
    }
}

/// What is behind a link.
pub(super) async fn behind(
    db: &impl ConnectionTrait,
    secret: &str,
    now: i64,
) -> Result<PhoneLinkFound, StoreError> {
    let row = of_secret(db, secret).await?;
    let branch = branch_of(db, &row).await?;
    Ok(PhoneLinkFound {
        state: lists::state(&row, now),
        organization: numbered(db, &row.ogrn).await?,
        branch: branch.name,
        expires_at: row.expires_at,
        id: row.id,
        name: row.name,
    })
}

/// Enrols the phone that brings the link and a key. The condition is part of the statement that
/// writes, so of two who come at once one finds nothing left.
pub(super) async fn enrol(
    db: &impl ConnectionTrait,
    origin: &Origin,
    phone: &EnrolDevice,
    now: i64,
) -> Result<OwnPhone, AppError> {
    let name = named(&phone.name)?;
    let row = of_secret(db, &phone.secret).await?;
    let key = BASE64URL_NOPAD
        .decode(phone.public_key.as_bytes())
        .ok()
        .and_then(|bytes| DeviceKey::read(&bytes))
        .ok_or(AppError::field("public_key", Problem::Shape))?;
    let claim = Claim {
        purpose: Purpose::Enrol,
        origin,
        about: &[&phone.secret, &phone.public_key, &phone.name],
    };
    let proof = Proof::parse(&phone.proof).filter(|proof| proof.device == row.id);
    if !proof.is_some_and(|proof| claim.holds(&proof, &key, now)) {
        return Err(AppError::field("proof", Problem::Control));
    }
    let again = row.public_key.as_deref() == Some(phone.public_key.as_str());
    if row.revoked_at.is_some() || (row.public_key.is_some() && !again) {
        return Err(AppError::Conflict);
    }
    if !again {
        let enrolled = devices::Entity::update_many()
            .col_expr(devices::Column::Name, Expr::value(&name))
            .col_expr(devices::Column::PublicKey, Expr::value(&phone.public_key))
            .col_expr(devices::Column::EnrolledAt, Expr::value(now))
            .filter(devices::Column::Id.eq(&row.id))
            .filter(devices::Column::PublicKey.is_null())
            .filter(devices::Column::RevokedAt.is_null())
            .filter(devices::Column::ExpiresAt.gt(now))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        if enrolled.rows_affected == 0 {
            return Err(AppError::Conflict);
        }
    }
    let branch = branch_of(db, &row).await?;
    Ok(own_phone(row, name, branch)?)
}

/// Those of these phones that count.
pub(crate) async fn own(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<OwnPhone>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = devices::Entity::find()
        .filter(devices::Column::Id.is_in(ids))
        .filter(devices::Column::PublicKey.is_not_null())
        .filter(devices::Column::RevokedAt.is_null())
        .order_by_asc(devices::Column::Id)
        .all(db)
        .await?;
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        let (branch, name) = (branch_of(db, &row).await?, row.name.clone());
        own.push(own_phone(row, name, branch)?);
    }
    Ok(own)
}

fn own_phone(
    row: devices::Model,
    name: String,
    branch: branches::Model,
) -> Result<OwnPhone, StoreError> {
    Ok(OwnPhone {
        ogrn: Ogrn::parse(&row.ogrn).map_err(|_| StoreError::corrupt("devices.ogrn"))?,
        id: row.id,
        branch: branch.name,
        name,
    })
}

async fn of_secret(db: &impl ConnectionTrait, secret: &str) -> Result<devices::Model, StoreError> {
    devices::Entity::find()
        .filter(devices::Column::SecretHash.eq(hash(secret)))
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
}

async fn branch_of(
    db: &impl ConnectionTrait,
    row: &devices::Model,
) -> Result<branches::Model, StoreError> {
    branches::Entity::find_by_id(&row.branch_id)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("devices.branch_id"))
}

fn named(name: &str) -> Result<String, AppError> {
    let name =
        line(name, LONGEST_NAME).map_err(|problem| AppError::field("phone_name", problem))?;
    if name.is_empty() {
        return Err(AppError::field("phone_name", Problem::Required));
    }
    Ok(name)
}

/// The hash by which a link is found. A plain one is enough: 192 random bits are not guessed.
fn hash(secret: &str) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/device-link/1")
        .chain_update(secret)
        .finalize();
    HEXLOWER.encode(&digest)
}
