//! Issues codes and reads them back: the only place that holds the issuer's secrets.

mod key_file;
pub(crate) mod numbers;

use std::{fmt, path::Path};

use domain::{
    foreign::ForeignCode,
    outcome::Refusal,
    presentation::{
        CodeRefusal, KeyId, Letter, Origin, Presentation, Session, SessionId, SessionKey,
        TrustList, text, wire,
    },
    signed::{self, Kind},
};
use ed25519_dalek::SigningKey;

use key_file::KeyFile;

/// The installation as an issuer: its address, its keys, and the keys it trusts.
pub struct Issuer {
    origin: Origin,
    kid: KeyId,
    signing: SigningKey,
    session: SessionKey,
    trusted: TrustList,
}

impl fmt::Debug for Issuer {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("origin", &self.origin.as_str())
            .field("kid", &self.kid.0)
            .finish_non_exhaustive()
    }
}

impl Issuer {
    /// Reads `issuer.key` in `dir`, or creates it with fresh random keys if there is none
    /// (the directory must exist). Every process of one installation needs the same file.
    ///
    /// # Errors
    /// The file cannot be read or written, or is not a key file of this version. A file
    /// that others may read is used with a loud warning: refusing to start would only
    /// teach people to work around it at the worst moment.
    pub fn load_or_create(dir: &Path, origin: Origin) -> anyhow::Result<Self> {
        let keys = key_file::load_or_create(dir)?;
        Ok(Self::from_keys(&keys, origin))
    }

    fn from_keys(keys: &KeyFile, origin: Origin) -> Self {
        let signing = SigningKey::from_bytes(&keys.signing);
        Self {
            origin,
            kid: keys.kid,
            session: SessionKey::new(&keys.session),
            trusted: TrustList::new([(keys.kid, signing.verifying_key())]),
            signing,
        }
    }

    /// Where this installation lives; every code begins with it.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The issuer keys that count.
    pub fn trusted(&self) -> TrustList {
        self.trusted.clone()
    }

    /// Signs `payload` as a `kind` of this installation.
    pub fn sign(&self, kind: Kind, payload: Vec<u8>) -> Option<Vec<u8>> {
        signed::sign(kind, &self.origin, self.kid, &self.signing, payload)
    }

    /// The payload of what this installation signed as a `kind`.
    ///
    /// # Errors
    /// Malformed, signed by a key that does not count, or as something else.
    pub fn verify(&self, kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, CodeRefusal> {
        let envelope = signed::read(bytes)?;
        let payload = envelope.verify(kind, &self.origin, &self.trusted)?;
        Ok(payload.to_vec())
    }

    /// The id under which `session` is consumed.
    pub fn seal(&self, session: &Session) -> SessionId {
        self.session.seal(session)
    }

    /// What `id` stands for; `None` if this installation did not make it.
    pub fn open(&self, id: SessionId) -> Option<Session> {
        self.session.open(id)
    }

    /// The text of the code of `session`, the same each time. `None` only if the bytes
    /// could not be encoded, which no session of the catalogue causes.
    pub fn issue(&self, session: &Session) -> Option<String> {
        let presentation = Presentation {
            window: session.window,
            session: self.seal(session),
            scenario: session.scenario,
        };
        let bytes = wire::sign(&presentation, &self.origin, self.kid, &self.signing)?;
        Some(text::write(&self.origin, Letter::Presentation, &bytes))
    }

    /// Reads a scanned text: what the code says, and who shows it.
    ///
    /// # Errors
    /// [`Refusal::NotOurs`] for any other code, [`Refusal::Code`] for one that only looks
    /// like ours. Whether it is shown in time is not asked here.
    pub fn read(&self, scanned: &str) -> Result<(Presentation, Session), Refusal> {
        let bytes = match text::read(&self.origin, Letter::Presentation, scanned) {
            text::Scanned::Foreign => {
                return Err(Refusal::NotOurs(ForeignCode::classify(scanned)));
            }
            text::Scanned::Ours(bytes) => bytes.ok_or(Refusal::Code(CodeRefusal::Malformed))?,
        };
        let presentation = wire::read(&bytes)
            .and_then(|code| code.verify(&self.origin, &self.trusted))
            .map_err(Refusal::Code)?;
        // Both halves were written by us; if they disagree, one of the two keys is not the
        // one that belongs to the other.
        let session = self
            .open(presentation.session)
            .filter(|session| {
                session.scenario == presentation.scenario && session.window == presentation.window
            })
            .ok_or(Refusal::Code(CodeRefusal::UnknownKey))?;
        Ok((presentation, session))
    }
}

#[cfg(test)]
mod tests {
    use domain::{holder::HolderNumber, presentation::Window, scenario::Scenario};

    use super::*;

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

    fn issuer() -> (tempfile::TempDir, Issuer) {
        let dir = tempfile::tempdir().expect("directory");
        let issuer = Issuer::load_or_create(dir.path(), origin("https://id.example"));
        (dir, issuer.expect("keys"))
    }

    #[test]
    fn reads_what_it_issued_also_after_a_restart() {
        let (dir, issuer) = issuer();
        let code = issuer.issue(&session()).expect("issues");
        assert_eq!(issuer.issue(&session()), Some(code.clone()), "same code");
        let again = Issuer::load_or_create(dir.path(), origin("https://id.example"));
        let (presentation, read) = again.expect("keys").read(&code).expect("ours");
        assert_eq!(read, session());
        assert_eq!(presentation.session, issuer.seal(&session()));
        assert_eq!(issuer.open(presentation.session), Some(session()));
    }

    #[test]
    fn another_installation_is_not_believed() {
        let (dir, issuer) = issuer();
        let (_other_dir, stranger) = self::issuer();
        let code = stranger.issue(&session()).expect("issues");
        assert_eq!(
            issuer.read(&code),
            Err(Refusal::Code(CodeRefusal::Signature))
        );
        // The same keys behind another address: the text is foreign, and if the address is
        // put right the signature is not.
        let moved = Issuer::load_or_create(dir.path(), origin("https://ie.example"));
        let code = moved.expect("keys").issue(&session()).expect("issues");
        assert!(matches!(issuer.read(&code), Err(Refusal::NotOurs(_))));
        assert_eq!(
            issuer.read(&code.replace("IE.EXAMPLE", "ID.EXAMPLE")),
            Err(Refusal::Code(CodeRefusal::Signature))
        );
    }

    #[test]
    fn what_only_looks_like_ours() {
        let (_dir, issuer) = issuer();
        let read = |text: &str| issuer.read(text).map(|_| ());
        let malformed = Err(Refusal::Code(CodeRefusal::Malformed));
        assert_eq!(read("HTTPS://ID.EXAMPLE/V#"), malformed);
        assert_eq!(read("HTTPS://ID.EXAMPLE/V#1"), malformed);
        assert_eq!(read("HTTPS://ID.EXAMPLE/V#MY"), malformed);
        assert_eq!(read("ё"), Err(Refusal::NotOurs(ForeignCode::Text)));
    }

    #[test]
    fn the_two_keys_belong_together() {
        let keys = |session| KeyFile {
            kid: KeyId(1),
            signing: [1; 32].into(),
            session: [session; 32].into(),
        };
        let issuer = Issuer::from_keys(&keys(2), origin("https://id.example"));
        let mixed = Issuer::from_keys(&keys(3), origin("https://id.example"));
        let code = issuer.issue(&session()).expect("issues");
        assert_eq!(
            mixed.read(&code),
            Err(Refusal::Code(CodeRefusal::UnknownKey))
        );
    }

    #[test]
    fn nothing_secret_is_printed() {
        let (_dir, issuer) = issuer();
        assert_eq!(
            format!("{issuer:?}"),
            r#"Issuer { origin: "https://id.example", kid: 1, .. }"#
        );
    }
}
