//! The master key, under which the secrets of the issuer are sealed in the database.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use data_encoding::{BASE64, HEXLOWER, HEXLOWER_PERMISSIVE};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::secret_file;

/// Holds the master key itself: 64 hexadecimal digits, or Base64. Not an option of the
/// command line, which everyone on the machine sees.
const ENVIRONMENT: &str = "DIGITAL_ID_MASTER_KEY";
/// The file in the data folder if nothing else is said.
const FILE: &str = "master.key";
/// Bytes of an XChaCha20 nonce: long enough to be drawn at random for each seal.
const NONCE: usize = 24;

/// Seals and opens (XChaCha20-Poly1305), and derives keys for hashes (HMAC-SHA256).
#[derive(Clone)]
pub struct MasterKey {
    seal: XChaCha20Poly1305,
    key: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for MasterKey {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl MasterKey {
    /// The key itself, 32 secret random bytes.
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            seal: XChaCha20Poly1305::new(key.into()),
            key: Zeroizing::new(*key),
        }
    }

    /// From `file`, else from the environment, else from `master.key` in `folder`, which is
    /// created (0600) if it is missing and `may_create`.
    ///
    /// # Errors
    /// There is none, it cannot be read, or it is not 32 bytes in hexadecimal or Base64.
    pub fn find(file: Option<&Path>, folder: &Path, may_create: bool) -> anyhow::Result<Self> {
        if file.is_none()
            && let Ok(text) = std::env::var(ENVIRONMENT)
        {
            let text = Zeroizing::new(text);
            return parse(&text).with_context(|| format!("{ENVIRONMENT} is no master key"));
        }
        let path = file.map_or_else(|| folder.join(FILE), PathBuf::from);
        Self::from_file(&path, file.is_none() && may_create)
    }

    /// From the file at `path`.
    ///
    /// # Errors
    /// As for [`find`](Self::find).
    pub fn from_file(path: &Path, may_create: bool) -> anyhow::Result<Self> {
        let read =
            || secret_file::read(path).with_context(|| format!("cannot read {}", path.display()));
        let mut text = read()?;
        if text.is_none() && may_create {
            let mut key = Zeroizing::new([0; 32]);
            getrandom::fill(key.as_mut())?;
            let fresh = Zeroizing::new(HEXLOWER.encode(key.as_ref()));
            secret_file::create(path, &fresh)
                .with_context(|| format!("cannot create {}", path.display()))?;
            text = read()?;
        }
        let text = text.with_context(|| {
            format!(
                "there is no master key at {}: without it the issuer's keys in the database \
                 cannot be opened (docs/keys.md)",
                path.display()
            )
        })?;
        parse(&text).with_context(|| format!("{} is no master key", path.display()))
    }

    /// `secret` sealed for one `purpose`, Base64 of nonce and ciphertext.
    pub(crate) fn seal(&self, purpose: &str, secret: &[u8; 32]) -> anyhow::Result<String> {
        Ok(BASE64.encode(&self.seal_bytes(purpose, secret)?))
    }

    /// The secret that was sealed for this `purpose` under this key; `None` for anything else.
    pub(crate) fn open(&self, purpose: &str, sealed: &str) -> Option<Zeroizing<[u8; 32]>> {
        let sealed = BASE64.decode(sealed.as_bytes()).ok()?;
        let secret = Zeroizing::new(self.open_bytes(purpose, &sealed)?);
        Some(Zeroizing::new(secret.as_slice().try_into().ok()?))
    }

    /// Bytes of any length sealed for one `purpose`: nonce and ciphertext.
    pub(crate) fn seal_bytes(&self, purpose: &str, plain: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut sealed = vec![0; NONCE];
        getrandom::fill(&mut sealed)?;
        let nonce = XNonce::try_from(sealed.as_slice())?;
        let payload = Payload {
            msg: plain,
            aad: purpose.as_bytes(),
        };
        let ciphertext = self
            .seal
            .encrypt(&nonce, payload)
            .map_err(|_| anyhow::anyhow!("it could not be sealed"))?;
        sealed.extend(ciphertext);
        Ok(sealed)
    }

    /// What [`seal_bytes`](Self::seal_bytes) sealed for this `purpose` under this key; `None` for
    /// anything else.
    pub(crate) fn open_bytes(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE)?;
        let payload = Payload {
            msg: ciphertext,
            aad: purpose.as_bytes(),
        };
        self.seal
            .decrypt(&XNonce::try_from(nonce).ok()?, payload)
            .ok()
    }

    /// HMAC-SHA256 over `message`, under a key that is derived for this `purpose` and no other.
    pub(crate) fn keyed_hash(&self, purpose: &str, message: &[u8]) -> Option<[u8; 32]> {
        let key = Zeroizing::new(hmac(&*self.key, purpose.as_bytes())?);
        hmac(&*key, message)
    }
}

/// `None` for nothing: every length makes a key.
fn hmac(key: &[u8], message: &[u8]) -> Option<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(message);
    Some(mac.finalize().into_bytes().into())
}

/// Errors never name what stands there.
fn parse(text: &str) -> anyhow::Result<MasterKey> {
    let text = text.trim().as_bytes();
    let bytes = HEXLOWER_PERMISSIVE
        .decode(text)
        .or_else(|_| BASE64.decode(text))
        .map(Zeroizing::new)
        .ok();
    let key = bytes
        .and_then(|bytes| Some(Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?)))
        .context("neither 64 hexadecimal digits nor Base64 of 32 bytes")?;
    Ok(MasterKey::new(&key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_sealed_for_the_same_purpose_only() {
        let master = MasterKey::new(&[7; 32]);
        let sealed = master.seal("signing 1", &[9; 32]).expect("sealed");
        assert_eq!(master.open("signing 1", &sealed).as_deref(), Some(&[9; 32]));
        assert!(master.open("signing 2", &sealed).is_none());
        assert!(
            MasterKey::new(&[8; 32])
                .open("signing 1", &sealed)
                .is_none()
        );
        assert!(master.open("signing 1", "AAAA").is_none());
        let again = master.seal("signing 1", &[9; 32]).expect("sealed");
        assert_ne!(sealed, again, "a nonce of its own");
    }

    #[test]
    fn hexadecimal_or_base64_and_nothing_secret_in_errors() {
        let hex = HEXLOWER.encode(&[0xab; 32]);
        for good in [&hex, &hex.to_uppercase(), &BASE64.encode(&[0xab; 32])] {
            parse(&format!("{good}\n")).expect("a key");
        }
        for bad in [&hex[2..], "", "master"] {
            let error = parse(bad).expect_err("refused");
            assert!(!format!("{error:?}").contains("abab"), "{error:?}");
        }
        assert_eq!(format!("{:?}", MasterKey::new(&[1; 32])), "MasterKey(…)");
    }

    #[test]
    fn of_many_that_start_together_all_get_the_same_key() {
        let folder = tempfile::tempdir().expect("folder");
        let find = || MasterKey::from_file(&folder.path().join(FILE), true).expect("a key");
        let sealed = find().seal("x", &[1; 32]).expect("sealed");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert!(find().open("x", &sealed).is_some()));
            }
        });
        let elsewhere = folder.path().join("none");
        assert!(MasterKey::from_file(&elsewhere, false).is_err());
    }
}
