//! The badge of a member of staff: a code that changes every 30 seconds, for the citizen to
//! check before showing anything.
//!
//! Like a presentation it says nothing by itself: an opaque id, fresh in each window, for
//! which only the server knows who shows it and in what right.

use ed25519_dalek::SigningKey;

use crate::{
    claims::{CTI, Claims, EXP},
    presentation::{CodeRefusal, KeyId, Origin, TrustList, Window},
    signed::{self, Kind},
};

/// What a badge says, once its signature is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The window in which it is shown; its end is the `exp` claim.
    pub window: Window,
    /// Whose it is: opaque to all but the server (`cti` claim).
    pub id: [u8; 16],
}

impl Badge {
    /// The payload.
    pub fn encode(&self) -> Option<Vec<u8>> {
        Claims::default()
            .with(EXP, self.window.closes())
            .with(CTI, self.id.to_vec())
            .encode()
    }

    /// Reads exactly what [`encode`](Self::encode) writes.
    pub fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let badge = Self {
            window: Window::ending(u32::try_from(claims.seconds(EXP)?).ok()?)?,
            id: claims.id(CTI)?,
        };
        claims.end(badge)
    }
}

/// Signs `badge` for the installation at `origin`.
pub fn sign(badge: &Badge, origin: &Origin, kid: KeyId, key: &SigningKey) -> Option<Vec<u8>> {
    signed::sign(Kind::Badge, origin, kid, key, badge.encode()?)
}

/// Reads and verifies the bytes of a badge. Whether it is shown in time is not asked here.
///
/// # Errors
/// As for any code: malformed, unknown key, wrong signature.
pub fn read(bytes: &[u8], origin: &Origin, trusted: &TrustList) -> Result<Badge, CodeRefusal> {
    let envelope = signed::read(bytes)?;
    let badge = Badge::decode(envelope.payload()).ok_or(CodeRefusal::Malformed)?;
    envelope.verify(Kind::Badge, origin, trusted)?;
    Ok(badge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        presentation::{Presentation, SessionId, wire},
        scenario::Scenario,
    };

    const KID: KeyId = KeyId(3);

    fn origin() -> Origin {
        Origin::parse("https://id.example").expect("origin")
    }

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[9; 32])
    }

    fn trusted() -> TrustList {
        TrustList::new([(KID, key().verifying_key())])
    }

    fn badge() -> Badge {
        Badge {
            window: Window::containing(1_772_366_400).expect("in range"),
            id: *b"0123456789abcdef",
        }
    }

    #[test]
    fn reads_what_it_signed_and_no_flipped_bit() {
        let bytes = sign(&badge(), &origin(), KID, &key()).expect("signs");
        assert_eq!(read(&bytes, &origin(), &trusted()), Ok(badge()));
        for bit in 0..bytes.len() * 8 {
            let mut bytes = bytes.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&bytes, &origin(), &trusted()).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_presentation_is_no_badge_and_a_badge_no_presentation() {
        let presentation = Presentation {
            window: badge().window,
            session: SessionId(badge().id),
            scenario: Scenario::Age18,
        };
        let code = wire::sign(&presentation, &origin(), KID, &key()).expect("signs");
        assert_eq!(
            read(&code, &origin(), &trusted()),
            Err(CodeRefusal::Malformed)
        );
        let bytes = sign(&badge(), &origin(), KID, &key()).expect("signs");
        assert!(wire::read(&bytes).is_err());
        // Also with the other's claims inside: the signature covers the kind.
        let dressed = signed::sign(
            Kind::Presentation,
            &origin(),
            KID,
            &key(),
            badge().encode().expect("bytes"),
        )
        .expect("signs");
        assert_eq!(
            read(&dressed, &origin(), &trusted()),
            Err(CodeRefusal::Signature)
        );
    }
}
