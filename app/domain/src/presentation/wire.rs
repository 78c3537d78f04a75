//! A code on the wire: an envelope ([`crate::signed`]) over three CWT claims (RFC 8392).

use ed25519_dalek::SigningKey;

use super::{CodeRefusal, KeyId, Origin, Presentation, SessionId, TrustList, Window};
use crate::{
    claims::{CTI, Claims, EXP, SCOPE},
    receipt::{scenario, scope},
    signed::{self, Kind},
};

/// Signs `presentation` for the installation at `origin`.
pub fn sign(
    presentation: &Presentation,
    origin: &Origin,
    kid: KeyId,
    key: &SigningKey,
) -> Option<Vec<u8>> {
    let payload = Claims::default()
        .with(EXP, presentation.window.closes())
        .with(CTI, presentation.session.0.to_vec())
        .with(SCOPE, scope(presentation.scenario))
        .encode()?;
    signed::sign(Kind::Presentation, origin, kid, key, payload)
}

/// A code whose shape is right and whose signature nobody has looked at.
#[derive(Debug)]
pub struct Unverified {
    envelope: signed::Unverified,
    presentation: Presentation,
}

/// Reads the bytes of a code, without verifying the signature.
///
/// # Errors
/// [`CodeRefusal::Malformed`] for anything but exactly what [`sign`] writes.
pub fn read(bytes: &[u8]) -> Result<Unverified, CodeRefusal> {
    let envelope = signed::read(bytes)?;
    let presentation = claims(envelope.payload()).ok_or(CodeRefusal::Malformed)?;
    Ok(Unverified {
        envelope,
        presentation,
    })
}

impl Unverified {
    /// Verifies the signature against the key of that number on the trust list.
    ///
    /// # Errors
    /// [`CodeRefusal::UnknownKey`] and [`CodeRefusal::Signature`].
    pub fn verify(
        &self,
        origin: &Origin,
        trusted: &TrustList,
    ) -> Result<Presentation, CodeRefusal> {
        self.envelope.verify(Kind::Presentation, origin, trusted)?;
        Ok(self.presentation)
    }

    /// What it claims. Nobody has looked at the signature: good for looking something up,
    /// never for believing it.
    pub fn claimed(&self) -> Presentation {
        self.presentation
    }

    /// The number of the key it claims to be signed with.
    pub fn kid(&self) -> KeyId {
        self.envelope.kid()
    }
}

fn claims(payload: &[u8]) -> Option<Presentation> {
    let mut claims = Claims::decode(payload)?;
    let presentation = Presentation {
        window: Window::ending(u32::try_from(claims.seconds(EXP)?).ok()?)?,
        session: SessionId(claims.id(CTI)?),
        scenario: scenario(claims.take(SCOPE)?.as_bytes()?)?,
    };
    claims.end(presentation)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scenario::Scenario;

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
            window in 0_u32..u32::MAX / 30, cti: [u8; 16], scenario in 0_usize..12, kid: u8,
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
