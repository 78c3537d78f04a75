//! Which powers of attorney count no more: a Token Status List in CWT form
//! (draft-ietf-oauth-status-list), for scanners without a network.
//!
//! One bit a power of attorney at its status index, 1 for one that was revoked. Those that have
//! merely expired are known by their own dates. Codes have no entry: nothing links two of them.

use coset::cbor::value::Value;
use miniz_oxide::{deflate::compress_to_vec_zlib, inflate::decompress_to_vec_zlib_with_limit};

use crate::{
    claims::{Claims, EXP, IAT},
    presentation::{CodeRefusal, Origin, TrustList},
    signed::{self, Kind},
};

/// The subject: where the list is published.
const SUB: i64 = 2;
/// Seconds after which a new one should be fetched.
const TTL: i64 = 65_534;
const STATUS_LIST: i64 = 65_533;
const BITS: &str = "bits";
const LST: &str = "lst";
/// Bytes of the largest list that is unpacked: 32 million powers of attorney.
const LARGEST: usize = 4 << 20;
/// Slow and small: a list is made seldom and fetched often.
const LEVEL: u8 = 9;

/// The powers of attorney that count no more, as they were known at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it is published (`sub`).
    pub uri: String,
    /// When it was made (`iat`), Unix seconds.
    pub issued_at: i64,
    /// When it is too old to be used (`exp`), Unix seconds.
    pub expires_at: i64,
    /// Seconds after which a new one should be fetched (`ttl`).
    pub ttl: i64,
    /// One bit an index, the lowest bit of the first byte first.
    bits: Vec<u8>,
}

impl Snapshot {
    /// A list of `size` entries in which those of `revoked` are set; an index beyond is left out.
    pub fn new(
        uri: String,
        issued_at: i64,
        expires_at: i64,
        ttl: i64,
        size: u32,
        revoked: impl IntoIterator<Item = u32>,
    ) -> Self {
        let mut bits = vec![0; size.div_ceil(8) as usize];
        for index in revoked {
            if let Some(byte) = bits.get_mut((index / 8) as usize) {
                *byte |= 1 << (index % 8);
            }
        }
        Self {
            uri,
            issued_at,
            expires_at,
            ttl,
            bits,
        }
    }

    /// Whether the power of attorney at `index` was revoked; `None` beyond the list: it is newer
    /// than the list is.
    pub fn is_revoked(&self, index: u32) -> Option<bool> {
        let byte = self.bits.get((index / 8) as usize)?;
        Some(byte & (1 << (index % 8)) != 0)
    }

    /// The payload.
    pub fn encode(&self) -> Option<Vec<u8>> {
        let list = Value::Map(vec![
            (
                Value::from(LST),
                Value::Bytes(compress_to_vec_zlib(&self.bits, LEVEL)),
            ),
            (Value::from(BITS), Value::from(1)),
        ]);
        Claims::default()
            .with(SUB, self.uri.clone())
            .with(EXP, self.expires_at)
            .with(IAT, self.issued_at)
            .with(STATUS_LIST, list)
            .with(TTL, self.ttl)
            .encode()
    }

    /// Reads a list of one bit an entry.
    pub fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let [(lst, packed), (bits, one)]: [(Value, Value); 2] =
            claims.take(STATUS_LIST)?.into_map().ok()?.try_into().ok()?;
        let named = lst.as_text() == Some(LST) && bits.as_text() == Some(BITS);
        if !named || one.as_integer()? != 1.into() {
            return None;
        }
        let snapshot = Self {
            uri: claims.some_text(SUB)??,
            issued_at: claims.seconds(IAT)?,
            expires_at: claims.seconds(EXP)?,
            ttl: claims.seconds(TTL)?,
            bits: decompress_to_vec_zlib_with_limit(packed.as_bytes()?, LARGEST).ok()?,
        };
        claims.end(snapshot)
    }
}

/// Reads and verifies a signed list.
///
/// # Errors
/// As for a code.
pub fn read(bytes: &[u8], origin: &Origin, trusted: &TrustList) -> Result<Snapshot, CodeRefusal> {
    let envelope = signed::read(bytes)?;
    // Only what is signed is unpacked.
    let payload = envelope.verify(Kind::Snapshot, origin, trusted)?;
    Snapshot::decode(payload).ok_or(CodeRefusal::Malformed)
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;
    use proptest::prelude::*;

    use super::*;
    use crate::presentation::KeyId;

    fn snapshot(size: u32, revoked: &[u32]) -> Snapshot {
        let uri = "https://id.example/api/v1/snapshot".to_owned();
        Snapshot::new(uri, 100, 200, 60, size, revoked.iter().copied())
    }

    #[test]
    fn bits_are_packed_as_the_draft_says() {
        // draft-ietf-oauth-status-list, section 4.1: 16 entries, B9 A3.
        let set = [0, 3, 4, 5, 7, 8, 9, 13, 15];
        let list = snapshot(16, &set);
        assert_eq!(list.bits, [0xb9, 0xa3]);
        for index in 0..16 {
            assert_eq!(list.is_revoked(index), Some(set.contains(&index)));
        }
        assert_eq!(list.is_revoked(16), None);
    }

    #[test]
    fn a_million_with_a_thousandth_revoked_is_a_few_kilobytes() {
        let revoked: Vec<_> = (0..1_000).map(|n| n * 997 % 1_000_000).collect();
        let bytes = snapshot(1_000_000, &revoked).encode().expect("bytes");
        assert!(bytes.len() < 4_000, "{}", bytes.len());
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let list = Snapshot {
            bits: vec![0; LARGEST + 1],
            ..snapshot(8, &[])
        };
        assert_eq!(Snapshot::decode(&list.encode().expect("bytes")), None);
    }

    #[test]
    fn signed_with_its_type_and_read_by_no_other_kind() {
        let origin = Origin::parse("https://id.example").expect("origin");
        let key = SigningKey::from_bytes(&[1; 32]);
        let trusted = TrustList::new([(KeyId(1), key.verifying_key())]);
        let list = snapshot(64, &[1, 40]);
        let payload = list.encode().expect("bytes");
        let sign = |kind| signed::sign(kind, &origin, KeyId(1), &key, payload.clone());
        let bytes = sign(Kind::Snapshot).expect("signs");
        assert_eq!(read(&bytes, &origin, &trusted), Ok(list));
        let other = sign(Kind::TrustList).expect("signs");
        assert_eq!(
            read(&other, &origin, &trusted),
            Err(CodeRefusal::Malformed),
            "no type"
        );
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(size in 0_u32..2_000, revoked: Vec<u16>) {
            let revoked: Vec<u32> = revoked.into_iter().map(u32::from).collect();
            let list = snapshot(size, &revoked);
            prop_assert_eq!(Snapshot::decode(&list.encode().expect("bytes")), Some(list));
        }
    }
}
