//! The certificate of a family: one code for years, the same on a screen and on paper.
//!
//! It says nothing but which certificate it is, so what is looked up behind it is always how
//! things stand today. The signature tells a forged code from one that was issued anew, without
//! a look into the register.

use data_encoding::BASE32_NOPAD;

use crate::{
    claims::{CTI, Claims, IAT},
    presentation::Origin,
};

/// What a certificate's code says, once its signature is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Which one it is (`cti`): random, known to the register alone.
    pub id: [u8; 16],
    /// When it was issued (`iat`), Unix seconds.
    pub issued: i64,
}

impl Certificate {
    /// The payload.
    pub fn encode(&self) -> Option<Vec<u8>> {
        Claims::default()
            .with(IAT, self.issued)
            .with(CTI, self.id.to_vec())
            .encode()
    }

    /// Reads exactly what [`encode`](Self::encode) writes.
    pub fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let certificate = Self {
            issued: claims.seconds(IAT)?,
            id: claims.id(CTI)?,
        };
        claims.end(certificate)
    }
}

/// The signed bytes as they stand in an address.
pub fn text(signed: &[u8]) -> String {
    BASE32_NOPAD.encode(signed)
}

/// The address that any phone's camera opens: capitals, so that the QR keeps to its
/// alphanumeric mode and stays at version 8 (level M) for an origin of up to 40 characters.
/// Here the code does reach the server: without it nobody without JavaScript would learn
/// anything, and it is no secret of a moment.
pub fn address(origin: &Origin, signed: &[u8]) -> String {
    let origin = origin.as_str().to_ascii_uppercase();
    format!("{origin}/C/{}", text(signed))
}

/// Whether `text` is such an address of the installation at `origin`; whether it is genuine is
/// not asked.
pub fn is_address(origin: &Origin, text: &str) -> bool {
    let prefix = origin.as_str().len() + "/C/".len();
    let address = text.get(..prefix).zip(text.get(prefix..));
    address.is_some_and(|(start, code)| {
        start.eq_ignore_ascii_case(&format!("{origin}/c/")) && from_text(code).is_some()
    })
}

/// The signed bytes in an address' last part. Letters of any case: people copy it from paper.
pub fn from_text(text: &str) -> Option<Vec<u8>> {
    BASE32_NOPAD
        .decode(text.to_ascii_uppercase().as_bytes())
        .ok()
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;
    use crate::{
        presentation::{KeyId, TrustList},
        signed::{self, Kind},
    };

    fn certificate() -> Certificate {
        Certificate {
            id: *b"0123456789abcdef",
            issued: 1_772_366_400,
        }
    }

    fn signed() -> (Origin, Vec<u8>, TrustList) {
        let origin = Origin::parse("https://id.example").expect("origin");
        let key = SigningKey::from_bytes(&[5; 32]);
        let payload = certificate().encode().expect("bytes");
        let bytes = signed::sign(Kind::Certificate, &origin, KeyId(3), &key, payload);
        let trusted = TrustList::new([(KeyId(3), key.verifying_key())]);
        (origin, bytes.expect("signs"), trusted)
    }

    #[test]
    fn reads_what_it_wrote_in_any_case() {
        let (origin, bytes, trusted) = signed();
        let address = address(&origin, &bytes);
        assert!(is_address(&origin, &address));
        assert!(is_address(&origin, &address.to_lowercase()));
        assert!(!is_address(&origin, &address.replace("/C/", "/V/")));
        assert!(!is_address(&origin, &address.replace("ID.", "ID2.")));
        let code = address.strip_prefix("HTTPS://ID.EXAMPLE/C/").expect("ours");
        for text in [code.to_owned(), code.to_lowercase()] {
            let read = from_text(&text).expect("Base32");
            let envelope = signed::read(&read).expect("an envelope");
            let payload = envelope
                .verify(Kind::Certificate, &origin, &trusted)
                .expect("genuine");
            assert_eq!(Certificate::decode(payload), Some(certificate()));
        }
    }

    #[test]
    fn all_of_it_is_alphanumeric_to_a_qr_and_short() {
        let (origin, bytes, _) = signed();
        let address = address(&origin, &bytes);
        let alphanumeric =
            |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c);
        assert!(address.chars().all(alphanumeric), "{address}");
        // ISO/IEC 18004, table 7: 221 alphanumeric characters at version 8, level M.
        let rest = address.len() - origin.as_str().len();
        assert!(rest + 40 <= 221, "{rest}");
    }

    #[test]
    fn no_flipped_bit_and_nothing_else_passes() {
        let (origin, bytes, trusted) = signed();
        for bit in 0..bytes.len() * 8 {
            let mut bytes = bytes.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let verdict = signed::read(&bytes).map(|envelope| {
                envelope
                    .verify(Kind::Certificate, &origin, &trusted)
                    .is_ok()
            });
            assert!(!verdict.unwrap_or(false), "bit {bit}");
        }
        let claims = || Claims::default().with(IAT, 1).with(CTI, vec![0_u8; 16]);
        let read = |claims: Claims| Certificate::decode(&claims.encode().expect("bytes"));
        assert!(read(claims()).is_some());
        assert_eq!(read(claims().with(4, 5)), None, "a stray claim");
        assert_eq!(Certificate::decode(&[]), None);
        assert_eq!(from_text("1"), None);
        assert_eq!(from_text("я"), None);
    }
}
