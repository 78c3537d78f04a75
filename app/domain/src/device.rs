//! The proof that a request comes from a device that was enrolled: a signature with a key that
//! its browser made and gives to nobody, not even to our own scripts (WebCrypto, not
//! extractable). What is signed names the installation, the device, the moment and everything
//! that is asked, so a proof that was overheard is good for nothing else, and soon for nothing
//! at all.
//!
//! ECDSA with P-256 and SHA-256, since every browser has it; `docs/format.md` has the bytes.

#[cfg(not(target_arch = "wasm32"))]
mod key;

use std::fmt;

use data_encoding::BASE64URL_NOPAD;

use crate::presentation::{Origin, window::SKEW};

#[cfg(not(target_arch = "wasm32"))]
pub use key::DeviceKey;

/// Seconds for which a proof counts after it was made: as long as a slow network takes.
pub const COUNTS_FOR: i64 = 15;

/// Bytes of a public key: a point of P-256, not compressed.
pub const PUBLIC_KEY: usize = 65;

/// Bytes of a signature: `r` and `s`, 32 bytes each, as WebCrypto writes them.
pub const SIGNATURE: usize = 64;

/// What a device proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// That it has the key it registers. About: the secret of its link, the public key
    /// (Base64url), its name.
    Enrol,
    /// That a check is made with it. About: ОГРН, `scanned` or `typed`, what was scanned or the
    /// eight digits, the idempotency key.
    Check,
    /// That its holder asks for codes. About: what is asked, and of which scenario.
    Codes,
}

impl Purpose {
    /// Its name in what is signed.
    pub fn key(self) -> &'static str {
        match self {
            Self::Enrol => "enrol",
            Self::Check => "check",
            Self::Codes => "codes",
        }
    }
}

/// What is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    /// What for.
    pub purpose: Purpose,
    /// The installation that is asked.
    pub origin: &'a Origin,
    /// Id of the device.
    pub device: &'a str,
    /// When it was made, Unix seconds of the server as far as the device knows them.
    pub at: i64,
    /// What is asked, part by part.
    pub about: &'a [&'a str],
}

impl Statement<'_> {
    /// The bytes over which the signature goes. Each part is preceded by its length, so no two
    /// statements run into the same bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let at = self.at.to_string();
        let head = [
            "digital-id/device/1",
            self.purpose.key(),
            self.origin.as_str(),
            self.device,
            &at,
        ];
        let mut bytes = Vec::new();
        for part in head.iter().chain(self.about) {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }
}

/// A signature with what it was made over, as far as the request does not say that itself.
/// Written `<device>.<at>.<signature>`, the signature as Base64url without padding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Id of the device.
    pub device: String,
    /// When it was made, Unix seconds of the server as far as the device knows them.
    pub at: i64,
    /// `r` and `s`.
    pub signature: [u8; SIGNATURE],
}

impl Proof {
    /// Reads its text; `None` for anything that no device of ours writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (device, rest) = text.split_once('.')?;
        let (at, signature) = rest.split_once('.')?;
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?;
        let proof = Self {
            device: device.to_owned(),
            at: at.parse().ok()?,
            signature: signature.try_into().ok()?,
        };
        // One proof has one text.
        (proof.to_string() == text).then_some(proof)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = BASE64URL_NOPAD.encode(&self.signature);
        write!(f, "{}.{}.{signature}", self.device, self.at)
    }
}

/// Whether a proof made at `at` counts at `now` (Unix seconds): not before it was made and not
/// long after, with the grace that codes give two clocks.
pub fn is_fresh(at: i64, now: i64) -> bool {
    at.saturating_sub(SKEW) <= now && now <= at.saturating_add(COUNTS_FOR + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        Origin::parse(text).expect("origin")
    }

    #[test]
    fn parts_keep_their_borders() {
        let origin = origin("https://id.example");
        let statement = Statement {
            purpose: Purpose::Check,
            origin: &origin,
            device: "d",
            at: 7,
            about: &["ab", "c"],
        };
        let bytes = statement.bytes();
        let start = [&[0, 0, 0, 19][..], b"digital-id/device/1"].concat();
        assert!(bytes.starts_with(&start));
        assert!(bytes.ends_with(b"\0\0\0\x017\0\0\0\x02ab\0\0\0\x01c"));
        for other in [
            &["a", "bc"][..],
            &["abc"],
            &["ab", "c", ""],
            &["", "ab", "c"],
        ] {
            let other = Statement {
                about: other,
                ..statement
            };
            assert_ne!(other.bytes(), bytes);
        }
    }

    #[test]
    fn each_part_is_signed() {
        let (here, there) = (origin("https://id.example"), origin("https://id.other"));
        let statement = Statement {
            purpose: Purpose::Check,
            origin: &here,
            device: "d",
            at: 7,
            about: &["x"],
        };
        let others = [
            Statement {
                purpose: Purpose::Codes,
                ..statement
            },
            Statement {
                origin: &there,
                ..statement
            },
            Statement {
                device: "e",
                ..statement
            },
            Statement {
                at: -7,
                ..statement
            },
            Statement {
                about: &[],
                ..statement
            },
        ];
        for other in others {
            assert_ne!(other.bytes(), statement.bytes(), "{other:?}");
        }
    }

    #[test]
    fn a_proof_has_one_text() {
        let proof = Proof {
            device: "7b0f3c56-9d53-4f0e-8f0a-0d4d3a1c2b11".to_owned(),
            at: 1_772_366_410,
            signature: [7; SIGNATURE],
        };
        let text = proof.to_string();
        assert_eq!(Proof::parse(&text), Some(proof));
        for wrong in [
            "",
            "a.1",
            "a.1.",
            "a.+1.AAAA",
            &text.replace(".1", ".01"),
            &text.replace(".1", ".+1"),
            &format!("{text}A"),
            &format!("{text}="),
            &format!("{text}.x"),
        ] {
            assert_eq!(Proof::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_proof_counts_for_a_moment() {
        for (at, fresh) in [
            (100, true),
            (105, true),
            (106, false),
            (80, true),
            (79, false),
            (i64::MAX, false),
            (i64::MIN, false),
        ] {
            assert_eq!(is_fresh(at, 100), fresh, "{at}");
        }
    }
}
