//! The issuer keys that count.

use ed25519_dalek::VerifyingKey;

/// Number of an issuer key: one byte in the code's protected header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub u8);

/// The issuer keys that count. Whatever a code says of its key or algorithm beyond the
/// key's number is ignored (ASVS 5.0, 9.1.3).
#[derive(Clone, Debug, Default)]
pub struct TrustList(Vec<(KeyId, VerifyingKey)>);

impl TrustList {
    /// A list of these keys; of two with one number the first counts.
    pub fn new(keys: impl IntoIterator<Item = (KeyId, VerifyingKey)>) -> Self {
        Self(keys.into_iter().collect())
    }

    /// Every key with its number.
    pub fn keys(&self) -> impl Iterator<Item = (KeyId, &VerifyingKey)> {
        self.0.iter().map(|(kid, key)| (*kid, key))
    }

    /// The key of that number.
    pub fn key(&self, id: KeyId) -> Option<&VerifyingKey> {
        self.0
            .iter()
            .find(|(kid, _)| *kid == id)
            .map(|(_, key)| key)
    }
}
