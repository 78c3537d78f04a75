//! The wire format: COSE_Sign1 (RFC 9052) over CWT claims (RFC 8392), untagged.
//!
//! Reading is strict by construction: whatever the parser makes of the bytes is written
//! again and must give the same bytes. So there is one encoding of each code, without
//! other headers, other algorithms, longer integers, repeated keys or trailing bytes.

use coset::{
    CborSerializable, CoseSign1, CoseSign1Builder, HeaderBuilder, RegisteredLabelWithPrivate,
    cbor::value::Value,
    iana::{self, EnumI64},
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::{CodeRefusal, KeyId, Origin, Presentation, SessionId, TrustList, Window};
use crate::scenario::Scenario;

/// Type and version of this kind of code; with the origin it is what the signature also
/// covers (`external_aad`), so a badge or a code of another installation never passes.
const KIND: &str = "digital-id/presentation/1";

fn aad(origin: &Origin) -> Vec<u8> {
    format!("{KIND}{origin}").into_bytes()
}

/// Signs `presentation` for the installation at `origin`.
pub fn sign(
    presentation: &Presentation,
    origin: &Origin,
    kid: KeyId,
    key: &SigningKey,
) -> Option<Vec<u8>> {
    unsigned(presentation, kid)?
        .create_signature(&aad(origin), |message| {
            key.sign(message).to_bytes().to_vec()
        })
        .build()
        .to_vec()
        .ok()
}

fn unsigned(presentation: &Presentation, kid: KeyId) -> Option<CoseSign1Builder> {
    let claim = |name: iana::CwtClaimName| Value::from(name.to_i64());
    let scope = presentation.scenario.number().to_be_bytes();
    let scope = match scope {
        [0, low] => vec![low],
        both => both.to_vec(),
    };
    let claims = Value::Map(vec![
        (
            claim(iana::CwtClaimName::Exp),
            Value::from(presentation.window.closes()),
        ),
        (
            claim(iana::CwtClaimName::Cti),
            Value::Bytes(presentation.session.0.to_vec()),
        ),
        (claim(iana::CwtClaimName::Scope), Value::Bytes(scope)),
    ]);
    let protected = HeaderBuilder::new()
        .algorithm(iana::Algorithm::EdDSA)
        .key_id(vec![kid.0])
        .build();
    Some(
        CoseSign1Builder::new()
            .protected(protected)
            .payload(claims.to_vec().ok()?),
    )
}

/// A code whose shape is right and whose signature nobody has looked at.
#[derive(Debug)]
pub struct Unverified {
    sign1: CoseSign1,
    kid: KeyId,
    presentation: Presentation,
}

/// Reads the bytes of a code, without verifying the signature.
pub fn read(bytes: &[u8]) -> Result<Unverified, CodeRefusal> {
    let sign1 = CoseSign1::from_slice(bytes).map_err(|_| CodeRefusal::Malformed)?;
    let unverified = Unverified::from_sign1(sign1).ok_or(CodeRefusal::Malformed)?;
    let again = unverified.write_again().ok_or(CodeRefusal::Malformed)?;
    if again == bytes {
        Ok(unverified)
    } else {
        Err(CodeRefusal::Malformed)
    }
}

impl Unverified {
    fn from_sign1(sign1: CoseSign1) -> Option<Self> {
        let header = &sign1.protected.header;
        let [kid] = header.key_id.as_slice() else {
            return None;
        };
        let eddsa = RegisteredLabelWithPrivate::Assigned(iana::Algorithm::EdDSA);
        if header.alg.as_ref() != Some(&eddsa) || sign1.signature.len() != Signature::BYTE_SIZE {
            return None;
        }
        let kid = KeyId(*kid);
        let presentation = claims(sign1.payload.as_deref()?)?;
        Some(Self {
            sign1,
            kid,
            presentation,
        })
    }

    fn write_again(&self) -> Option<Vec<u8>> {
        unsigned(&self.presentation, self.kid)?
            .signature(self.sign1.signature.clone())
            .build()
            .to_vec()
            .ok()
    }

    /// Verifies the signature against the key of that number on the trust list.
    pub fn verify(
        &self,
        origin: &Origin,
        trusted: &TrustList,
    ) -> Result<Presentation, CodeRefusal> {
        let key: &VerifyingKey = trusted.key(self.kid).ok_or(CodeRefusal::UnknownKey)?;
        self.sign1
            .verify_signature(&aad(origin), |signature, message| {
                let signature = Signature::from_slice(signature)?;
                key.verify_strict(message, &signature)
            })
            .map_err(|_| CodeRefusal::Signature)?;
        Ok(self.presentation)
    }

    /// The number of the key it claims to be signed with.
    pub fn kid(&self) -> KeyId {
        self.kid
    }
}

fn claims(payload: &[u8]) -> Option<Presentation> {
    let Value::Map(entries) = Value::from_slice(payload).ok()? else {
        return None;
    };
    let [(_, exp), (_, cti), (_, scope)] = entries.as_slice() else {
        return None;
    };
    let exp: u32 = exp.as_integer()?.try_into().ok()?;
    let scenario = match scope.as_bytes()?.as_slice() {
        [low] => u16::from(*low),
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => return None,
    };
    Some(Presentation {
        window: Window::ending(exp)?,
        session: SessionId(cti.as_bytes()?.as_slice().try_into().ok()?),
        scenario: Scenario::from_number(scenario)?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KID: KeyId = KeyId(1);

    fn origin() -> Origin {
        Origin::parse("https://id.example").expect("origin")
    }

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[42; 32])
    }

    fn trusted() -> TrustList {
        TrustList::new([(KID, key().verifying_key())])
    }

    fn presentation() -> Presentation {
        Presentation {
            window: Window::containing(1_772_366_400).expect("in range"),
            session: SessionId(*b"0123456789abcdef"),
            scenario: Scenario::Age18,
        }
    }

    fn code() -> Vec<u8> {
        sign(&presentation(), &origin(), KID, &key()).expect("signs")
    }

    fn verdict(bytes: &[u8]) -> Result<Presentation, CodeRefusal> {
        read(bytes)?.verify(&origin(), &trusted())
    }

    #[test]
    fn reads_what_it_signed_in_about_106_bytes() {
        let code = code();
        assert_eq!(verdict(&code), Ok(presentation()));
        assert_eq!(code.len(), 105);
    }

    #[test]
    fn another_origin_kind_or_key_never_passes() {
        let elsewhere = Origin::parse("https://other.example").expect("origin");
        let code = sign(&presentation(), &elsewhere, KID, &key()).expect("signs");
        assert_eq!(verdict(&code), Err(CodeRefusal::Signature));
        let code = sign(&presentation(), &origin(), KeyId(2), &key()).expect("signs");
        assert_eq!(verdict(&code), Err(CodeRefusal::UnknownKey));
        let stranger = SigningKey::from_bytes(&[43; 32]);
        let code = sign(&presentation(), &origin(), KID, &stranger).expect("signs");
        assert_eq!(verdict(&code), Err(CodeRefusal::Signature));
    }

    #[test]
    fn every_flipped_bit_truncation_and_insertion_is_refused() {
        let code = code();
        for bit in 0..code.len() * 8 {
            let mut bytes = code.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(verdict(&bytes).is_err(), "bit {bit}");
        }
        for len in 0..code.len() {
            assert!(verdict(&code[..len]).is_err(), "first {len} bytes");
        }
        for at in 0..=code.len() {
            for byte in [0, 0x40, 0xa0, 0xff] {
                let mut bytes = code.clone();
                bytes.insert(at, byte);
                assert!(verdict(&bytes).is_err(), "{byte:#x} at {at}");
            }
        }
    }

    #[test]
    fn a_longer_integer_is_another_text_and_refused() {
        // exp as 8 bytes (1b) instead of 4 (1a): the same number, not the same bytes.
        let code = code();
        let at = code
            .windows(2)
            .position(|w| w == [0x04, 0x1a])
            .expect("exp");
        let mut bytes = code.clone();
        bytes[at + 1] = 0x1b;
        bytes.splice(at + 2..at + 2, [0; 4]);
        assert!(matches!(read(&bytes), Err(CodeRefusal::Malformed)));
    }

    proptest! {
        #[test]
        fn reading_never_panics(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }

        #[test]
        fn any_presentation_reads_back(
            window in 0_u32..u32::MAX / 30, cti: [u8; 16], scenario in 0_usize..10, kid: u8,
        ) {
            let presentation = Presentation {
                window: Window::from_index(window).expect("in range"),
                session: SessionId(cti),
                scenario: Scenario::all().nth(scenario).expect("catalogue"),
            };
            let code = sign(&presentation, &origin(), KeyId(kid), &key()).expect("signs");
            let trusted = TrustList::new([(KeyId(kid), key().verifying_key())]);
            prop_assert_eq!(read(&code).and_then(|c| c.verify(&origin(), &trusted)), Ok(presentation));
        }
    }
}
