//! The payload inside an envelope: a CBOR map of claims (RFC 8392) with one encoding only.

use coset::{CborSerializable, cbor::value::Value, iana};

/// The claims of one payload, by their numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Claims(Vec<(i64, Value)>);

/// When it ends.
pub(crate) const EXP: i64 = 4;
/// When it was issued.
pub(crate) const IAT: i64 = 6;
/// Its id.
pub(crate) const CTI: i64 = 7;
/// What is asked.
pub(crate) const SCOPE: i64 = 9;
/// The first number for private use (RFC 8392, section 9.1); others go down from here.
pub(crate) const PRIVATE: i64 = -65_537;

const _: () = {
    assert!(iana::CwtClaimName::Exp as i64 == EXP);
    assert!(iana::CwtClaimName::Iat as i64 == IAT);
    assert!(iana::CwtClaimName::Cti as i64 == CTI);
};

impl Claims {
    /// Adds a claim.
    pub(crate) fn with(mut self, name: i64, value: impl Into<Value>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// Adds a claim if there is one.
    pub(crate) fn with_some(self, name: i64, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The bytes; claims in the order of their encoded names (RFC 8949, 4.2.1). `None` only if
    /// they could not be written, which no claims of ours cause.
    pub(crate) fn encode(mut self) -> Option<Vec<u8>> {
        // Positive numbers come before negative ones, each the shorter first.
        self.0
            .sort_by_key(|(name, _)| (*name < 0, name.unsigned_abs()));
        let entries = self.0.into_iter();
        let map = entries.map(|(name, value)| (Value::from(name), value));
        Value::Map(map.collect()).to_vec().ok()
    }

    /// Reads what [`encode`](Self::encode) writes, and nothing else: the same claims are written
    /// again and must give the same bytes. Claims that nobody takes out are for the caller to
    /// refuse: see [`end`](Self::end).
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let Value::Map(entries) = Value::from_slice(bytes).ok()? else {
            return None;
        };
        let mut claims = Self::default();
        for (name, value) in entries {
            let name = i64::try_from(name.as_integer()?).ok()?;
            if claims.0.iter().any(|(known, _)| *known == name) {
                return None;
            }
            claims.0.push((name, value));
        }
        (claims.clone().encode()? == bytes).then_some(claims)
    }

    /// Takes a claim out.
    pub(crate) fn take(&mut self, name: i64) -> Option<Value> {
        let at = self.0.iter().position(|(known, _)| *known == name)?;
        Some(self.0.remove(at).1)
    }

    /// Takes out a claim that must be a whole number.
    pub(crate) fn seconds(&mut self, name: i64) -> Option<i64> {
        i64::try_from(self.take(name)?.into_integer().ok()?).ok()
    }

    /// Takes out a claim that must be 16 bytes.
    pub(crate) fn id(&mut self, name: i64) -> Option<[u8; 16]> {
        self.take(name)?.into_bytes().ok()?.try_into().ok()
    }

    /// Takes out a text that may be missing; `None` if it is something else.
    pub(crate) fn some_text(&mut self, name: i64) -> Option<Option<String>> {
        match self.take(name) {
            None => Some(None),
            Some(Value::Text(text)) => Some(Some(text)),
            Some(_) => None,
        }
    }

    /// `value`, if every claim was taken out.
    pub(crate) fn end<T>(self, value: T) -> Option<T> {
        self.0.is_empty().then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_order_no_repeats_nothing_left() {
        let claims = || {
            Claims::default()
                .with(PRIVATE, "x")
                .with(CTI, vec![1_u8; 16])
                .with(EXP, 5)
        };
        let bytes = claims().encode().expect("bytes");
        assert_eq!(
            bytes.get(..2),
            Some([0xa3, 0x04].as_slice()),
            "the smallest first"
        );
        let mut read = Claims::decode(&bytes).expect("reads");
        assert_eq!(read.seconds(EXP), Some(5));
        assert_eq!(read.clone().end(()), None, "two are left");
        assert_eq!(read.id(CTI), Some([1; 16]));
        assert_eq!(read.some_text(PRIVATE), Some(Some("x".to_owned())));
        assert_eq!(read.end(()), Some(()));
        for other in [
            // {7: 1, 4: 1}: not in order; {4: 1, 4: 1}: repeated; {4: 1} with a long name; text.
            &[0xa2, 0x07, 0x01, 0x04, 0x01][..],
            &[0xa2, 0x04, 0x01, 0x04, 0x01],
            &[0xa1, 0x18, 0x04, 0x01],
            &[0xbf, 0x04, 0x01, 0xff],
            &[0xa1, 0x61, 0x34, 0x01],
            &[0x01],
            &[],
        ] {
            assert_eq!(Claims::decode(other), None, "{other:x?}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(bytes: Vec<u8>) {
            let _ = Claims::decode(&bytes);
        }
    }
}
