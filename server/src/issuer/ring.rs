//! The issuer's keys and which of them does what at a time. Rules only: nothing is stored or
//! drawn at random here.

use std::fmt;

use domain::{
    offline::{LONGEST_CAP, LONGEST_PREFETCH},
    presentation::{KeyId, SessionKey, TrustList},
    trust_list::{PublishedKeys, TrustedKey},
};
use ed25519_dalek::{SigningKey, VerifyingKey};

/// Seconds within which every process has seen a change of the ring: they look each second,
/// and a look may fail and be repeated. A key signs no sooner after it was made.
pub const LEARN: i64 = 5;

/// Seconds for which a published trust list counts: as long as a scanner may be offline.
pub const LIST_LIFETIME: i64 = 24 * 3_600;

/// Seconds for which codes of a retired key count: they were made up to an hour ahead, and
/// a scanner may bring them as late as an organization can allow at most.
pub const OVERLAP: i64 = LONGEST_PREFETCH + LONGEST_CAP;

/// One key with its secrets.
#[derive(Clone)]
pub(super) struct RingKey {
    pub(super) kid: KeyId,
    pub(super) signing: SigningKey,
    pub(super) session: SessionKey,
    pub(super) life: Life,
}

impl fmt::Debug for RingKey {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RingKey")
            .field("kid", &self.kid.0)
            .field("life", &self.life)
            .finish_non_exhaustive()
    }
}

/// The times of a key, Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// When it was made, and published with the next trust list.
    pub created_at: i64,
    /// The first moment for which it signs; `None` while it waits for its turn.
    pub valid_from: Option<i64>,
    /// The first moment for which the next key signs.
    pub retired_at: Option<i64>,
    /// From when on nothing signed by it counts, whenever that was.
    pub revoked_at: Option<i64>,
}

/// What a key is for at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Published, and signs only once it is its turn.
    Waiting,
    /// Its turn begins at a known time.
    Next,
    /// Signs.
    Current,
    /// Signs no more; what it signed counts.
    Retired,
    /// Nothing signed by it counts.
    Revoked,
}

impl Stage {
    /// As the command line prints it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Next => "next",
            Self::Current => "current",
            Self::Retired => "retired",
            Self::Revoked => "revoked",
        }
    }
}

impl Life {
    /// What the key is for at `now`.
    pub fn stage(&self, now: i64) -> Stage {
        if self.revoked_at.is_some() {
            return Stage::Revoked;
        }
        match (self.valid_from, self.retired_at) {
            (None, _) => Stage::Waiting,
            (Some(from), _) if now < from => Stage::Next,
            (_, Some(retired)) if now >= retired => Stage::Retired,
            _ => Stage::Current,
        }
    }

    /// Until when its codes count; `None` while it is in use.
    pub fn until(&self) -> Option<i64> {
        Some(self.retired_at?.saturating_add(OVERLAP))
    }
}

/// All keys there have been.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    /// Grows with each change.
    pub(super) version: i64,
    pub(super) changed_at: i64,
    /// In the order of their numbers.
    pub(super) keys: Vec<RingKey>,
}

impl Ring {
    /// The key that signs what belongs to the moment `at`. It depends on the moment and not
    /// on when it is asked: the code of a window is the same before, during and after a
    /// rotation.
    pub(super) fn signer(&self, at: i64) -> Option<&RingKey> {
        let good = || self.keys.iter().filter(|key| key.life.revoked_at.is_none());
        good()
            .filter(|key| key.life.stage(at) == Stage::Current)
            .max_by_key(|key| key.life.valid_from)
            // The key of that moment was revoked: the one that has taken its place.
            .or_else(|| {
                good()
                    .filter(|key| key.life.retired_at.is_none() && key.life.valid_from.is_some())
                    .min_by_key(|key| key.life.valid_from)
            })
    }

    /// The key of that number if its codes count at `now`.
    pub(super) fn verifier(&self, kid: KeyId, now: i64) -> Option<&RingKey> {
        self.counting(now).find(|key| key.kid == kid)
    }

    /// The keys whose codes count at `now`: waiting ones too, so that no process refuses
    /// what another has signed because it looked a second later.
    pub(super) fn counting(&self, now: i64) -> impl Iterator<Item = &RingKey> {
        self.keys.iter().filter(move |key| {
            key.life.revoked_at.is_none() && key.life.until().is_none_or(|until| now <= until)
        })
    }

    /// The keys with which codes are verified at `now`.
    pub(super) fn trusted(&self, now: i64) -> TrustList {
        TrustList::new(self.counting(now).map(RingKey::public))
    }

    /// The keys with which receipts are verified: retired ones for good.
    pub(super) fn trusted_for_receipts(&self) -> TrustList {
        let good = self.keys.iter().filter(|key| key.life.revoked_at.is_none());
        TrustList::new(good.map(RingKey::public))
    }

    /// The list for scanners, made at `issued_at`.
    pub(super) fn published(&self, issued_at: i64) -> PublishedKeys {
        let expires_at = issued_at.saturating_add(LIST_LIFETIME);
        let keys = self.keys.iter().map(|key| TrustedKey {
            kid: key.kid,
            public_key: key.signing.verifying_key().to_bytes(),
            // A waiting key signs nothing before this list is over, unless in an emergency.
            from: key.life.valid_from.unwrap_or(expires_at),
            until: key.life.until(),
            revoked: key.life.revoked_at.is_some(),
        });
        PublishedKeys {
            issued_at,
            expires_at,
            keys: keys.collect(),
        }
    }
}

impl RingKey {
    pub(super) fn public(&self) -> (KeyId, VerifyingKey) {
        (self.kid, self.signing.verifying_key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kid: u8, from: Option<i64>, retired: Option<i64>, revoked: Option<i64>) -> RingKey {
        RingKey {
            kid: KeyId(kid),
            signing: SigningKey::from_bytes(&[0xab; 32]),
            session: SessionKey::new(&[0xcd; 32]),
            life: Life {
                created_at: 0,
                valid_from: from,
                retired_at: retired,
                revoked_at: revoked,
            },
        }
    }

    fn ring(keys: Vec<RingKey>) -> Ring {
        Ring {
            version: 1,
            changed_at: 0,
            keys,
        }
    }

    #[test]
    fn the_moment_chooses_the_signer() {
        let ring = ring(vec![
            key(1, Some(0), Some(100), None),
            key(2, Some(100), None, None),
            key(3, None, None, None),
        ]);
        let signer = |at| ring.signer(at).map(|key| key.kid.0);
        assert_eq!([signer(99), signer(100)], [Some(1), Some(2)]);
        let counts = |now| {
            let kids = ring.counting(now).map(|key| key.kid.0);
            kids.collect::<Vec<_>>()
        };
        assert_eq!(counts(100 + OVERLAP), [1, 2, 3]);
        assert_eq!(counts(101 + OVERLAP), [2, 3]);
        assert!(ring.trusted_for_receipts().key(KeyId(1)).is_some());
    }

    #[test]
    fn a_revoked_signer_is_replaced_also_in_the_window_that_runs() {
        let ring = ring(vec![
            key(1, Some(0), Some(50), None),
            key(2, Some(50), None, Some(100)),
            key(3, Some(100), None, None),
            key(4, None, None, None),
        ]);
        let signer = |at| ring.signer(at).map(|key| key.kid.0);
        assert_eq!(
            [signer(49), signer(90), signer(100)],
            [Some(1), Some(3), Some(3)]
        );
        assert!(ring.verifier(KeyId(2), 100).is_none());
        assert!(ring.trusted_for_receipts().key(KeyId(2)).is_none());
    }

    #[test]
    fn nothing_secret_is_printed() {
        let shown = format!("{:?}", ring(vec![key(1, Some(0), None, None)]));
        assert_eq!(
            shown,
            "Ring { version: 1, changed_at: 0, keys: [RingKey { kid: 1, life: Life { \
             created_at: 0, valid_from: Some(0), retired_at: None, revoked_at: None }, .. }] }"
        );
    }
}
