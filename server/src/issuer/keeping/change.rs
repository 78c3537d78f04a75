//! A change of the ring: one transaction under the row of `issuer_ring`, so of two that come together
//! one waits.

use data_encoding::HEXLOWER;
use domain::presentation::KeyId;
use ed25519_dalek::SigningKey;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, EntityTrait, IntoActiveModel as _, QuerySelect as _,
};
use zeroize::Zeroizing;

use super::{
    RING,
    stored::{life, open, purpose, rows},
};
use crate::{
    issuer::{key_file::KeyFile, master_key::MasterKey, ring::Life},
    store::{Database, StoreError, WriteTransaction, issuer_keys, issuer_ring},
};

/// A change of the ring that is being made.
pub(super) struct Change {
    pub(super) transaction: WriteTransaction,
    pub(super) ring: issuer_ring::Model,
    /// As they were at its beginning.
    pub(super) rows: Vec<issuer_keys::Model>,
    pub(super) now: i64,
}

impl Change {
    pub(super) async fn begin(database: &Database, now: i64) -> anyhow::Result<Self> {
        let transaction = database.write().await?;
        let ring = issuer_ring::Entity::find_by_id(RING)
            .lock_exclusive()
            .one(&*transaction)
            .await
            .map_err(StoreError::from)?
            .ok_or(StoreError::NotFound)?;
        let rows = rows(&*transaction).await?;
        Ok(Self {
            transaction,
            ring,
            rows,
            now,
        })
    }

    /// A key sealed under another master key than the others could be opened by nobody.
    pub(super) fn try_master(&self, master: &MasterKey) -> anyhow::Result<()> {
        for row in &self.rows {
            open(row, master)?;
        }
        Ok(())
    }

    /// The key whose life is like that, of those that are not revoked.
    pub(super) fn find(&self, like: impl Fn(&Life) -> bool) -> Option<&issuer_keys::Model> {
        self.rows
            .iter()
            .find(|row| row.revoked_at.is_none() && like(&life(row)))
    }

    pub(super) async fn set(
        &self,
        row: &issuer_keys::Model,
        set: impl FnOnce(&mut issuer_keys::ActiveModel),
    ) -> anyhow::Result<()> {
        let mut row = row.clone().into_active_model();
        set(&mut row);
        row.update(&*self.transaction)
            .await
            .map_err(StoreError::from)?;
        Ok(())
    }

    /// A number is never used a second time: scanners may still know its old key, and
    /// receipts name it for good. Without a number left there is no waiting key, and that
    /// alone must not stop a revocation.
    pub(super) async fn insert_waiting(&self, master: &MasterKey) -> anyhow::Result<()> {
        let last = self.rows.iter().map(|row| row.kid).max().unwrap_or(0);
        match u8::try_from(last + 1) {
            Ok(kid) => self.insert(master, &fresh(kid)?, None).await,
            Err(_) => {
                tracing::error!("all 255 numbers of keys are used: no further key can be made");
                Ok(())
            }
        }
    }

    pub(super) async fn insert(
        &self,
        master: &MasterKey,
        keys: &KeyFile,
        valid_from: Option<i64>,
    ) -> anyhow::Result<()> {
        let public = SigningKey::from_bytes(&keys.signing).verifying_key();
        let public_key = HEXLOWER.encode(public.as_bytes());
        let kid = keys.kid.0;
        let row = issuer_keys::Model {
            kid: i64::from(kid),
            sealed_signing: master.seal(&purpose("signing", kid, &public_key), &keys.signing)?,
            sealed_session: master.seal(&purpose("session", kid, &public_key), &keys.session)?,
            public_key,
            created_at: self.now,
            valid_from,
            retired_at: None,
            revoked_at: None,
            revoke_reason: None,
        };
        issuer_keys::Entity::insert(row.into_active_model())
            .exec_without_returning(&*self.transaction)
            .await
            .map_err(StoreError::from)?;
        Ok(())
    }

    pub(super) async fn commit(self) -> anyhow::Result<()> {
        let version = self.ring.version + 1;
        let mut ring = self.ring.into_active_model();
        ring.version = Set(version);
        ring.changed_at = Set(self.now);
        ring.update(&*self.transaction)
            .await
            .map_err(StoreError::from)?;
        Ok(self.transaction.commit().await?)
    }
}

pub(super) fn fresh(kid: u8) -> anyhow::Result<KeyFile> {
    let mut signing = Zeroizing::new([0; 32]);
    let mut session = Zeroizing::new([0; 32]);
    getrandom::fill(signing.as_mut())?;
    getrandom::fill(session.as_mut())?;
    Ok(KeyFile {
        kid: KeyId(kid),
        signing,
        session,
    })
}
