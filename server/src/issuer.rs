//! Issues codes and reads them back: the only place that holds the issuer's secrets.

mod keeping;
mod key_file;
#[cfg(test)]
mod log_tests;
mod master_key;
pub(crate) mod numbers;
mod ring;
mod secret_file;

use std::{
    fmt,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use domain::{
    badge::{self, Bearer},
    foreign::ForeignCode,
    outcome::Refusal,
    presentation::{
        CodeRefusal, KeyId, Letter, Origin, Presentation, Session, SessionId, SessionKey,
        TrustList, text, wire,
    },
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

    /// The id under which `session` is consumed; `None` only if there is no key left.
    pub fn seal(&self, session: &Session) -> Option<SessionId> {
        let ring = self.ring();
        Some(ring.signer(session.window.opens())?.session.seal(session))
    }

    /// What `id` stands for, if a key that counts makes of it a session that is `meant`;
    /// an id alone does not say which key made it.
    pub fn open_id(&self, id: SessionId, meant: impl Fn(&Session) -> bool) -> Option<Session> {
        let ring = self.ring();
        ring.counting(self.clock.now())
            .filter_map(|key| key.session.open(id))
            .find(meant)
    }

    /// The text of the code of `session`, the same each time, also during a rotation. `None`
    /// only if the bytes could not be encoded, which no session of the catalogue causes.
    pub fn issue(&self, session: &Session) -> Option<String> {
        let ring = self.ring();
        let key = ring.signer(session.window.opens())?;
        let presentation = Presentation {
            window: session.window,
            session: key.session.seal(session),
            scenario: session.scenario,
        };
        let bytes = wire::sign(&presentation, &self.origin, key.kid, &key.signing)?;
        Some(text::write(&self.origin, Letter::Presentation, &bytes))
    }

    /// The text of the badge of `bearer`, the same each time. `None` as for [`Self::issue`].
    pub fn issue_badge(&self, bearer: &Bearer) -> Option<String> {
        let ring = self.ring();
        let key = ring.signer(bearer.window.opens())?;
        let shown = bearer.badge(&key.session);
        let bytes = badge::sign(&shown, &self.origin, key.kid, &key.signing)?;
        Some(text::write(&self.origin, Letter::Badge, &bytes))
    }

    /// Reads a scanned text as a badge: who shows it. Whether it is shown in time is not asked
    /// here.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_badge(&self, scanned: &str) -> Result<Bearer, Refusal> {
        let bytes = match text::read(&self.origin, Letter::Badge, scanned) {
            text::Scanned::Foreign => {
                return Err(Refusal::NotOurs(ForeignCode::classify(scanned)));
            }
            text::Scanned::Ours(bytes) => bytes.ok_or(Refusal::Code(CodeRefusal::Malformed))?,
        };
        let kid = signed::read(&bytes).map_err(Refusal::Code)?.kid();
        let ring = self.ring();
        let unknown = Refusal::Code(CodeRefusal::UnknownKey);
        let key = ring
            .verifier(kid, self.clock.now())
            .ok_or(unknown.clone())?;
        let badge = badge::read(&bytes, &self.origin, &TrustList::new([key.public()]))
            .map_err(Refusal::Code)?;
        Bearer::of(&badge, &key.session).ok_or(unknown)
    }

    /// Reads a scanned text: what the code says, and who shows it.
    ///
    /// # Errors
    /// [`Refusal::NotOurs`] for any other code, [`Refusal::Code`] for one that only looks
    /// like ours. Whether it is shown in time is not asked here.
    pub fn read(&self, scanned: &str) -> Result<(Presentation, Session), Refusal> {
        let bytes = match text::read(&self.origin, Letter::Presentation, scanned) {
            text::Scanned::Foreign => {
                let seen = ForeignCode::seen_at(&self.origin, scanned);
                return Err(Refusal::NotOurs(seen));
            }
            text::Scanned::Ours(bytes) => bytes.ok_or(Refusal::Code(CodeRefusal::Malformed))?,
        };
        let code = wire::read(&bytes).map_err(Refusal::Code)?;
        let ring = self.ring();
        let unknown = Refusal::Code(CodeRefusal::UnknownKey);
        let key = ring
            .verifier(code.kid(), self.clock.now())
            .ok_or(unknown.clone())?;
        let presentation = code
            .verify(&self.origin, &TrustList::new([key.public()]))
            .map_err(Refusal::Code)?;
        // Both halves were written by us; if they disagree, one of the two keys is not the
        // one that belongs to the other.
        let session = key
            .session
            .open(presentation.session)
            .filter(|session| {
                session.scenario == presentation.scenario && session.window == presentation.window
            })
            .ok_or(unknown)?;
        Ok((presentation, session))
    }
}

#[cfg(test)]
mod tests {
    use domain::{holder::HolderNumber, presentation::Window, scenario::Scenario};

    use super::*;
    use crate::clock::SystemClock;

    fn origin(text: &str) -> Origin {
        Origin::parse(text).expect("origin")
    }

    fn session() -> Session {
        Session {
            holder: HolderNumber::new(7).expect("small"),
            epoch: 3,
            scenario: Scenario::Age18,
            window: Window::containing(1_772_366_400).expect("in range"),
        }
    }

    fn issuer(at: &str, signing: u8, session: u8) -> Issuer {
        let clock = Arc::new(SystemClock);
        Issuer::of_one_key(origin(at), clock, &[signing; 32], &[session; 32])
    }

    #[test]
    fn reads_what_it_issued() {
        let issuer = issuer("https://id.example", 1, 2);
        let code = issuer.issue(&session()).expect("issues");
        assert_eq!(issuer.issue(&session()), Some(code.clone()), "same code");
        let (presentation, read) = issuer.read(&code).expect("ours");
        assert_eq!(read, session());
        let id = presentation.session;
        assert_eq!(issuer.seal(&session()), Some(id));
        assert_eq!(issuer.open_id(id, |_| true), Some(session()));
        assert_eq!(issuer.open_id(id, |session| session.epoch == 4), None);
    }

    #[test]
    fn another_installation_is_not_believed() {
        let issuer = self::issuer("https://id.example", 1, 2);
        let stranger = self::issuer("https://id.example", 3, 4);
        let code = stranger.issue(&session()).expect("issues");
        assert_eq!(
            issuer.read(&code),
            Err(Refusal::Code(CodeRefusal::Signature))
        );
        // The same keys behind another address: the text is foreign, and if the address is
        // put right the signature is not.
        let moved = self::issuer("https://ie.example", 1, 2);
        let code = moved.issue(&session()).expect("issues");
        assert!(matches!(issuer.read(&code), Err(Refusal::NotOurs(_))));
        assert_eq!(
            issuer.read(&code.replace("IE.EXAMPLE", "ID.EXAMPLE")),
            Err(Refusal::Code(CodeRefusal::Signature))
        );
    }

    #[test]
    fn what_only_looks_like_ours() {
        let issuer = issuer("https://id.example", 1, 2);
        let read = |text: &str| issuer.read(text).map(|_| ());
        let malformed = Err(Refusal::Code(CodeRefusal::Malformed));
        assert_eq!(read("HTTPS://ID.EXAMPLE/V#"), malformed);
        assert_eq!(read("HTTPS://ID.EXAMPLE/V#1"), malformed);
        assert_eq!(read("HTTPS://ID.EXAMPLE/V#MY"), malformed);
        assert_eq!(read("ё"), Err(Refusal::NotOurs(ForeignCode::Text)));
    }

    #[test]
    fn a_badge_is_read_as_a_badge_and_as_nothing_else() {
        let issuer = self::issuer("https://id.example", 1, 2);
        let bearer = Bearer {
            place: 9,
            window: session().window,
        };
        let badge = issuer.issue_badge(&bearer).expect("issues");
        assert_eq!(issuer.read_badge(&badge), Ok(bearer));
        assert_eq!(
            issuer.read(&badge),
            Err(Refusal::NotOurs(ForeignCode::Badge))
        );
        let code = issuer.issue(&session()).expect("issues");
        assert!(matches!(
            issuer.read_badge(&code),
            Err(Refusal::NotOurs(ForeignCode::Link { .. }))
        ));
        // Under the other letter it is one of ours that does not hold.
        assert_eq!(
            issuer.read_badge(&code.replace("/V#", "/B#")),
            Err(Refusal::Code(CodeRefusal::Malformed))
        );
        let stranger = self::issuer("https://id.example", 3, 4);
        let forged = stranger.issue_badge(&bearer).expect("issues");
        assert_eq!(
            issuer.read_badge(&forged),
            Err(Refusal::Code(CodeRefusal::Signature))
        );
    }

    #[test]
    fn the_two_keys_belong_together() {
        let issuer = self::issuer("https://id.example", 1, 2);
        let mixed = self::issuer("https://id.example", 1, 3);
        let code = issuer.issue(&session()).expect("issues");
        assert_eq!(
            mixed.read(&code),
            Err(Refusal::Code(CodeRefusal::UnknownKey))
        );
    }

    #[test]
    fn nothing_secret_is_printed() {
        let issuer = issuer("https://id.example", 1, 2);
        assert_eq!(
            format!("{issuer:?}"),
            r#"Issuer { origin: "https://id.example", keys: 1, .. }"#
        );
    }
}
