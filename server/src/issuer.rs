//! Issues codes and reads them back: the only place that holds the issuer's secrets.

mod codes;
mod keeping;
mod key_file;
#[cfg(test)]
mod log_tests;
mod master_key;
pub(crate) mod numbers;
mod ring;
mod secret_file;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use domain::{
    presentation::{CodeRefusal, KeyId, Origin, SessionKey, TrustList},
    signed::{self, Kind},
    trust_list::PublishedKeys,
};
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use crate::{clock::Clock, store::Database};

pub use keeping::{KeyLine, Turn, list, revoke, rotate, version};
pub use master_key::MasterKey;
pub use ring::{LEARN, LIST_LIFETIME, Life, OVERLAP, Stage};
use ring::{Ring, RingKey};

/// How often a process looks whether the keys have changed.
const LOOK: Duration = Duration::from_secs(1);

/// Published lists are made once in so many seconds, so that all processes give the same
/// bytes and a cache may keep them.
pub(crate) const PUBLISH_STEP: i64 = 60;

/// The installation as an issuer: its address, its keys, and the keys it trusts.
pub struct Issuer {
    origin: Origin,
    clock: Arc<dyn Clock>,
    ring: RwLock<Arc<Ring>>,
    kept: Option<(Database, MasterKey)>,
}

impl fmt::Debug for Issuer {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("origin", &self.origin.as_str())
            .field("keys", &self.ring().keys.len())
            .finish_non_exhaustive()
    }
}

impl Issuer {
    /// Opens the ring of keys in `database` with `master`. An empty ring gets the keys of a
    /// version 1 `issuer.key` in `folder` if there is one, else fresh ones.
    ///
    /// # Errors
    /// The database does not answer, or the master key is not the one that sealed the keys.
    pub async fn open(
        database: Database,
        clock: Arc<dyn Clock>,
        master: MasterKey,
        folder: &Path,
        origin: Origin,
    ) -> anyhow::Result<Self> {
        if version(database.read()).await? == 0 {
            let imported = key_file::read(folder)?;
            keeping::begin(&database, &master, imported, clock.now()).await?;
        }
        let ring = keeping::load(database.read(), &master).await?;
        Ok(Self {
            origin,
            clock,
            ring: RwLock::new(Arc::new(ring)),
            kept: Some((database, master)),
        })
    }

    /// One with a fresh key of its own that is stored nowhere and never changes: a stranger,
    /// as tests and benches need one.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn stranger(origin: Origin, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let mut signing = Zeroizing::new([0; 32]);
        let mut session = Zeroizing::new([0; 32]);
        getrandom::fill(signing.as_mut())?;
        getrandom::fill(session.as_mut())?;
        Ok(Self::of_one_key(origin, clock, &signing, &session))
    }

    fn of_one_key(
        origin: Origin,
        clock: Arc<dyn Clock>,
        signing: &[u8; 32],
        session: &[u8; 32],
    ) -> Self {
        let key = RingKey {
            kid: KeyId(1),
            signing: SigningKey::from_bytes(signing),
            session: SessionKey::new(session),
            life: Life {
                created_at: 0,
                valid_from: Some(0),
                retired_at: None,
                revoked_at: None,
            },
        };
        let ring = Ring {
            version: 0,
            changed_at: 0,
            keys: vec![key],
        };
        Self {
            origin,
            clock,
            ring: RwLock::new(Arc::new(ring)),
            kept: None,
        }
    }

    /// Takes in what was changed in the database, by whichever process.
    ///
    /// # Errors
    /// The database does not answer, or a key in it does not open; the keys known so far
    /// stay in use.
    pub async fn refresh(&self) -> anyhow::Result<()> {
        let Some((database, master)) = &self.kept else {
            return Ok(());
        };
        if version(database.read()).await? == self.ring().version {
            return Ok(());
        }
        let ring = keeping::load(database.read(), master).await?;
        tracing::info!(version = ring.version, "the issuer's keys have changed");
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
        Ok(())
    }

    /// Looks each second whether the keys have changed, for as long as the process lives.
    pub async fn follow(&self) {
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut failing = false;
        loop {
            look.tick().await;
            match self.refresh().await {
                Ok(()) => failing = false,
                // Without the database nothing is confirmed either: each check asks it.
                Err(error) if !failing => {
                    failing = true;
                    tracing::error!(%error, "the issuer's keys could not be looked at");
                }
                Err(_) => {}
            }
        }
    }

    /// What seals more than keys. Whoever keeps no keys (a stranger) has none.
    pub(crate) fn master(&self) -> Option<&MasterKey> {
        self.kept.as_ref().map(|(_, master)| master)
    }

    fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where this installation lives; every code begins with it.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The issuer keys that count now.
    pub fn trusted(&self) -> TrustList {
        self.ring().trusted(self.clock.now())
    }

    /// The keys as they are published, waiting and revoked ones too. All processes give the
    /// same list for a minute, unless the keys change.
    pub fn published(&self) -> PublishedKeys {
        let ring = self.ring();
        let now = self.clock.now();
        ring.published((now - now.rem_euclid(PUBLISH_STEP)).max(ring.changed_at))
    }

    /// Unix seconds, by the clock of the keys.
    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Grows with each change of the keys.
    pub(crate) fn version(&self) -> i64 {
        self.ring().version
    }

    /// Signs `payload` as a `kind` of this installation, now.
    pub fn sign(&self, kind: Kind, payload: Vec<u8>) -> Option<Vec<u8>> {
        let ring = self.ring();
        let key = ring.signer(self.clock.now())?;
        signed::sign(kind, &self.origin, key.kid, &key.signing, payload)
    }

    /// The payload of what this installation signed as a `kind`. Receipts, checkpoints and certificates
    /// count for as long as their key is not revoked, everything else until its key is long retired.
    ///
    /// # Errors
    /// Malformed, signed by a key that does not count, or as something else.
    pub fn verify(&self, kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, CodeRefusal> {
        let envelope = signed::read(bytes)?;
        let ring = self.ring();
        let trusted = match kind {
            Kind::OrganizationReceipt
            | Kind::HolderReceipt
            | Kind::Checkpoint
            | Kind::RegistryCheckpoint
            | Kind::FamilyCheckpoint
            | Kind::Certificate => ring.trusted_for_receipts(),
            Kind::Presentation
            | Kind::Badge
            | Kind::TrustList
            | Kind::Snapshot
            | Kind::Training => ring.trusted(self.clock.now()),
        };
        let payload = envelope.verify(kind, &self.origin, &trusted)?;
        Ok(payload.to_vec())
    }
}
