//! The public half of a device's key. Browsers sign; only the server verifies.

use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier as _};

use super::{PUBLIC_KEY, Statement};

/// A point of P-256 by which a device's signatures are verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceKey(VerifyingKey);

impl DeviceKey {
    /// Reads a key as WebCrypto exports it (`raw`); `None` for anything but a point of the
    /// curve, not compressed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != PUBLIC_KEY {
            return None;
        }
        VerifyingKey::from_sec1_bytes(bytes).ok().map(Self)
    }

    /// Whether `signature` (`r` and `s`, 32 bytes each) is this key's over `statement`.
    pub fn verifies(&self, statement: &Statement<'_>, signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify(&statement.bytes(), &signature).is_ok())
    }
}
