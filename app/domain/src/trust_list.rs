//! The signed list of issuer keys: what a scanner keeps so that it can verify without a network.

use ed25519_dalek::VerifyingKey;

use coset::cbor::value::Value;

use crate::{
    claims::{self, Claims, EXP, IAT},
    presentation::{CodeRefusal, KeyId, Origin, TrustList},
    signed::{self, Kind},
};

const KEYS: i64 = claims::PRIVATE;

/// An issuer key and the time in which what it signs counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    /// Its number.
    pub kid: KeyId,
    /// The Ed25519 public key (RFC 8032).
    pub public_key: [u8; 32],
    /// From when it signs, Unix seconds.
    pub from: i64,
    /// Until when codes signed by it count, Unix seconds; `None` while it is in use.
    pub until: Option<i64>,
    /// Nothing signed by it counts any more, whenever it was signed.
    pub revoked: bool,
}

/// The issuer keys of an installation, as they were known at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedKeys {
    /// When the list was made (`iat`), Unix seconds.
    pub issued_at: i64,
    /// When it is too old to be used (`exp`), Unix seconds.
    pub expires_at: i64,
    /// The keys, revoked ones included, in the order of their numbers.
    pub keys: Vec<TrustedKey>,
}

impl PublishedKeys {
    /// The payload.
    pub fn encode(&self) -> Option<Vec<u8>> {
        let keys = self.keys.iter().map(|key| {
            Value::Array(vec![
                Value::from(key.kid.0),
                Value::Bytes(key.public_key.to_vec()),
                Value::from(key.from),
                key.until.map_or(Value::Null, Value::from),
                Value::Bool(key.revoked),
            ])
        });
        Claims::default()
            .with(EXP, self.expires_at)
            .with(IAT, self.issued_at)
            .with(KEYS, Value::Array(keys.collect()))
            .encode()
    }

    /// Reads exactly what [`encode`](Self::encode) writes: numbers rise, so none is there twice.
    pub fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let list = Self {
            expires_at: claims.seconds(EXP)?,
            issued_at: claims.seconds(IAT)?,
            keys: claims
                .take(KEYS)?
                .into_array()
                .ok()?
                .into_iter()
                .map(read_key)
                .collect::<Option<_>>()?,
        };
        let rises = list.keys.is_sorted_by(|one, next| one.kid < next.kid);
        claims.end(list).filter(|_| rises)
    }

    /// The keys with which codes are verified at `now` (Unix seconds): not revoked, and not
    /// retired for longer than codes count.
    pub fn trusted(&self, now: i64) -> TrustList {
        self.verifying(|key| !key.revoked && key.until.is_none_or(|until| now <= until))
    }

    /// The keys with which receipts are verified: retired ones too, since a receipt is kept
    /// for years.
    pub fn trusted_for_receipts(&self) -> TrustList {
        self.verifying(|key| !key.revoked)
    }

    fn verifying(&self, counts: impl Fn(&TrustedKey) -> bool) -> TrustList {
        let keys = self.keys.iter().filter(|key| counts(key));
        TrustList::new(keys.filter_map(|key| {
            let public = VerifyingKey::from_bytes(&key.public_key).ok()?;
            Some((key.kid, public))
        }))
    }
}

/// Reads the first list that is heard of, believed for where it came from: it is signed by
/// one of its own keys.
///
/// # Errors
/// As for a code; [`CodeRefusal::UnknownKey`] too if the list does not count its signer.
pub fn begin(bytes: &[u8], origin: &Origin) -> Result<PublishedKeys, CodeRefusal> {
    let envelope = signed::read(bytes)?;
    let list = PublishedKeys::decode(envelope.payload()).ok_or(CodeRefusal::Malformed)?;
    envelope.verify(Kind::TrustList, origin, &list.trusted(list.issued_at))?;
    Ok(list)
}

/// Reads a signed list that follows on one that is believed: it must be signed by a key that
/// counts in both, so that whoever stole a revoked key cannot publish a list of their own.
///
/// # Errors
/// As for a code; [`CodeRefusal::UnknownKey`] too if the list itself does not count its signer.
pub fn read(
    bytes: &[u8],
    origin: &Origin,
    believed: &TrustList,
) -> Result<PublishedKeys, CodeRefusal> {
    let list = begin(bytes, origin)?;
    signed::read(bytes)?.verify(Kind::TrustList, origin, believed)?;
    Ok(list)
}

fn read_key(value: Value) -> Option<TrustedKey> {
    let entries: [Value; 5] = value.into_array().ok()?.try_into().ok()?;
    let [kid, public_key, from, until, revoked] = entries;
    let seconds = |value: Value| i64::try_from(value.into_integer().ok()?).ok();
    Some(TrustedKey {
        kid: KeyId(u8::try_from(kid.into_integer().ok()?).ok()?),
        public_key: public_key.into_bytes().ok()?.try_into().ok()?,
        from: seconds(from)?,
        until: if until.is_null() {
            None
        } else {
            Some(seconds(until)?)
        },
        revoked: revoked.into_bool().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;

    const NOW: i64 = 1_772_366_400;

    fn origin() -> Origin {
        Origin::parse("https://id.example").expect("origin")
    }

    fn key(kid: u8) -> SigningKey {
        SigningKey::from_bytes(&[kid; 32])
    }

    fn entry(kid: u8, until: Option<i64>, revoked: bool) -> TrustedKey {
        TrustedKey {
            kid: KeyId(kid),
            public_key: key(kid).verifying_key().to_bytes(),
            from: NOW - 1_000,
            until,
            revoked,
        }
    }

    fn list(keys: Vec<TrustedKey>) -> PublishedKeys {
        PublishedKeys {
            issued_at: NOW,
            expires_at: NOW + 86_400,
            keys,
        }
    }

    fn signed_by(kid: u8, list: &PublishedKeys) -> Vec<u8> {
        let payload = list.encode().expect("bytes");
        signed::sign(Kind::TrustList, &origin(), KeyId(kid), &key(kid), payload).expect("signs")
    }

    #[test]
    fn reads_what_it_wrote_in_one_order() {
        let good = list(vec![
            entry(1, Some(NOW), false),
            entry(2, None, false),
            entry(9, None, true),
        ]);
        assert_eq!(
            PublishedKeys::decode(&good.encode().expect("bytes")),
            Some(good)
        );
        for keys in [
            vec![entry(2, None, false), entry(1, None, false)],
            vec![entry(2, None, false), entry(2, None, true)],
        ] {
            let bytes = list(keys).encode().expect("bytes");
            assert_eq!(PublishedKeys::decode(&bytes), None);
        }
    }

    #[test]
    fn which_keys_count() {
        let list = list(vec![
            entry(1, Some(NOW), false),
            entry(2, None, false),
            entry(3, None, true),
        ]);
        let counts = |trusted: TrustList| [1, 2, 3].map(|kid| trusted.key(KeyId(kid)).is_some());
        assert_eq!(counts(list.trusted(NOW)), [true, true, false]);
        assert_eq!(counts(list.trusted(NOW + 1)), [false, true, false]);
        assert_eq!(counts(list.trusted_for_receipts()), [true, true, false]);
    }

    #[test]
    fn a_list_follows_on_one_that_is_believed() {
        let before = list(vec![entry(1, None, false), entry(2, None, false)]);
        let after = list(vec![
            entry(1, None, true),
            entry(2, None, false),
            entry(3, None, false),
        ]);
        let believed = before.trusted(NOW);
        let read = |bytes: &[u8]| read(bytes, &origin(), &believed);
        assert_eq!(read(&signed_by(2, &after)), Ok(after.clone()));
        // Signed by the key that it revokes, or by one that nobody has heard of.
        assert_eq!(read(&signed_by(1, &after)), Err(CodeRefusal::UnknownKey));
        assert_eq!(read(&signed_by(3, &after)), Err(CodeRefusal::UnknownKey));
        assert_eq!(read(b"no list"), Err(CodeRefusal::Malformed));
    }
}
