//! A key as it is stored: sealed under the master key, beside its public half.

use anyhow::{Context as _, ensure};
use data_encoding::HEXLOWER;
use domain::presentation::{KeyId, SessionKey};
use ed25519_dalek::SigningKey;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder as _};

use crate::{
    issuer::{
        master_key::MasterKey,
        ring::{Life, RingKey},
    },
    store::{StoreError, issuer_keys},
};

pub(super) async fn rows(db: &impl ConnectionTrait) -> Result<Vec<issuer_keys::Model>, StoreError> {
    Ok(issuer_keys::Entity::find()
        .order_by_asc(issuer_keys::Column::Kid)
        .all(db)
        .await?)
}

/// What a secret is sealed for: whoever writes to the database can neither put it under
/// another number nor beside another public key.
pub(in crate::issuer) fn purpose(what: &str, kid: u8, public_key: &str) -> String {
    format!("digital-id/issuer-key/1/{what}/{kid}/{public_key}")
}

pub(super) fn open(row: &issuer_keys::Model, master: &MasterKey) -> anyhow::Result<RingKey> {
    let kid = number(row)?;
    let secret = |what, sealed: &str| {
        master
            .open(&purpose(what, kid, &row.public_key), sealed)
            .with_context(|| {
                format!(
                    "the master key does not open the issuer's key {kid}: every process on one \
                     database needs the same master key (docs/keys.md)"
                )
            })
    };
    let signing = SigningKey::from_bytes(&*secret("signing", &row.sealed_signing)?);
    ensure!(
        HEXLOWER.encode(signing.verifying_key().as_bytes()) == row.public_key,
        "the public key beside the issuer's key {kid} is another one's"
    );
    Ok(RingKey {
        kid: KeyId(kid),
        signing,
        session: SessionKey::new(&*secret("session", &row.sealed_session)?),
        life: life(row),
    })
}

pub(super) fn number(row: &issuer_keys::Model) -> Result<u8, StoreError> {
    u8::try_from(row.kid).map_err(|_| StoreError::corrupt("issuer_keys.kid"))
}

pub(super) fn life(row: &issuer_keys::Model) -> Life {
    Life {
        created_at: row.created_at,
        valid_from: row.valid_from,
        retired_at: row.retired_at,
        revoked_at: row.revoked_at,
    }
}
