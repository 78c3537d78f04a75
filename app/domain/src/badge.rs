//! The badge of a member of staff: a code that changes every 30 seconds, for the citizen to
//! check before showing anything.
//!
//! Like a presentation it says nothing by itself: an opaque id, fresh in each window, of
//! which only the server can tell in what right it is shown. Like a session id that is one
//! block of a keyed permutation: nothing is stored for it, and whoever loads the page anew
//! shows the same badge.

use ed25519_dalek::SigningKey;

use crate::{
    claims::{CTI, Claims, EXP},
    presentation::{CodeRefusal, KeyId, Origin, SessionKey, TrustList, Window},
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

/// What the id of a badge stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The bearer's power of attorney: its place in the published list of revoked ones.
    pub place: u32,
    /// When it is shown.
    pub window: Window,
}

/// Layout of the block before encryption: version 1, seven zeros, place 4, window 4, both
/// big-endian. Version 0 is a presentation's ([`crate::presentation`]).
const VERSION: u8 = 1;

impl Bearer {
    /// The badge of this bearer in this window.
    pub fn badge(&self, key: &SessionKey) -> Badge {
        let [p0, p1, p2, p3] = self.place.to_be_bytes();
        let [w0, w1, w2, w3] = self.window.index().to_be_bytes();
        let block = [VERSION, 0, 0, 0, 0, 0, 0, 0, p0, p1, p2, p3, w0, w1, w2, w3];
        Badge {
            window: self.window,
            id: key.permute(block),
        }
    }

    /// Whose `badge` is; `None` if this key did not make it.
    pub fn of(badge: &Badge, key: &SessionKey) -> Option<Self> {
        let [VERSION, 0, 0, 0, 0, 0, 0, 0, p0, p1, p2, p3, rest @ ..] = key.restore(badge.id)
        else {
            return None;
        };
        let window = Window::from_index(u32::from_be_bytes(rest))?;
        (window == badge.window).then_some(Self {
            place: u32::from_be_bytes([p0, p1, p2, p3]),
            window,
        })
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
        holder::HolderNumber,
        presentation::{Presentation, Session, SessionId, wire},
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
    fn only_the_key_that_made_it_tells_whose_it_is() {
        let key = SessionKey::new(&[7; 32]);
        let bearer = Bearer {
            place: 40_000,
            window: badge().window,
        };
        let shown = bearer.badge(&key);
        assert_eq!(Bearer::of(&shown, &key), Some(bearer));
        assert_eq!(shown, bearer.badge(&key), "the same each time");
        assert_eq!(Bearer::of(&shown, &SessionKey::new(&[8; 32])), None);
        let window = bearer.window.next().expect("in range");
        let later = Bearer { window, ..bearer }.badge(&key);
        let same = shown.id.iter().zip(later.id).filter(|(a, b)| *a == b);
        assert!(same.count() <= 4, "neighbouring windows look alike");
        // An id cannot be carried over into another window.
        assert_eq!(Bearer::of(&Badge { window, ..shown }, &key), None);
    }

    #[test]
    fn a_session_is_no_bearer_and_a_bearer_no_session() {
        let key = SessionKey::new(&[7; 32]);
        let window = badge().window;
        let session = Session {
            holder: HolderNumber::new(7).expect("small"),
            epoch: 0,
            scenario: Scenario::Age18,
            window,
        };
        let id = key.seal(&session).0;
        assert_eq!(Bearer::of(&Badge { window, id }, &key), None);
        let bearer = Bearer { place: 7, window };
        assert_eq!(key.open(SessionId(bearer.badge(&key).id)), None);
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
