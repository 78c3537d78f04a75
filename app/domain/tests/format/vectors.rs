//! `docs/vectors.json`: the file is frozen; here stands what is in it and why.
//!
//! After a change of the format on purpose, `DIGITAL_ID_WRITE_VECTORS=1 cargo test -p domain
//! --test format` writes the file anew; without the variable a difference is a failure.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use domain::presentation::{KeyId, Origin, TrustList, Verdict};
use ed25519_dalek::{SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::cbor::{claims, covered, header, sign1};

mod book;
mod malformed;

use book::Book;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vectors {
    pub(crate) keys: Vec<Key>,
    pub(crate) vectors: Vec<Vector>,
}

/// An issuer key that counts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    pub(crate) kid: u8,
    /// 64 hexadecimal digits.
    pub(crate) public_key: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vector {
    name: String,
    code: String,
    /// Empty where the text is no Base32.
    bytes: String,
    now: i64,
    origin: String,
    verdict: String,
    /// Where the signature holds.
    claims: Option<Claims>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    exp: i64,
    cti: String,
    scope: String,
}

pub(crate) const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/vectors.json");
pub(crate) const ORIGIN: &str = "https://id.example";
pub(crate) const AAD: &str = "digital-id/presentation/1https://id.example";
pub(crate) const CTI: &[u8; 16] = b"0123456789abcdef";
/// End of the window that contains [`NOW`].
pub(crate) const EXP: i64 = 1_772_366_430;
pub(crate) const NOW: i64 = 1_772_366_405;

/// The key of that number: its seed is the number, 32 times. For tests only.
pub(crate) fn key(kid: u8) -> SigningKey {
    SigningKey::from_bytes(&[kid; 32])
}

/// Keys 1 and 2 count; 3 and all others do not.
pub(crate) fn keys() -> Vec<Key> {
    let public = |kid| HEXLOWER.encode(key(kid).verifying_key().as_bytes());
    [1, 2]
        .map(|kid| Key {
            kid,
            public_key: public(kid),
        })
        .into()
}

pub(crate) fn trusted(keys: &[Key]) -> TrustList {
    TrustList::new(keys.iter().map(|key| {
        let bytes = HEXLOWER.decode(key.public_key.as_bytes()).expect("hex");
        let bytes = bytes.as_slice().try_into().expect("32 bytes");
        (
            KeyId(key.kid),
            VerifyingKey::from_bytes(bytes).expect("a key"),
        )
    }))
}

pub(crate) fn exp() -> u64 {
    u64::try_from(EXP).expect("after 1970")
}

/// The claims of the sample code.
pub(crate) fn payload() -> Vec<u8> {
    claims(exp(), CTI, &[1])
}

/// The sample code: key 1, "is 18".
pub(crate) fn sample() -> Vec<u8> {
    sign1(&header(1), AAD, &payload(), &key(1))
}

fn book() -> Vectors {
    let mut book = Book::default();
    book.valid();
    book.window();
    book.unknown_key();
    book.signature();
    book.malformed();
    book.later();
    Vectors {
        keys: keys(),
        vectors: book.0,
    }
}

/// Reads a file of vectors, or writes it first where the environment asks for that.
pub(crate) fn frozen<T: Serialize>(file: &str, fresh: &T) -> String {
    let fresh = serde_json::to_string_pretty(fresh).expect("JSON") + "\n";
    if std::env::var_os("DIGITAL_ID_WRITE_VECTORS").is_some() {
        std::fs::write(file, &fresh).expect("the file can be written");
    }
    let frozen = std::fs::read_to_string(file).expect("the file is there");
    assert!(
        frozen == fresh,
        "{file} differs from what this version writes"
    );
    frozen
}

#[test]
fn the_file_is_what_is_written_here() {
    frozen(FILE, &book());
}

#[test]
fn each_vector_gets_its_verdict() {
    let file: Vectors = serde_json::from_str(&frozen(FILE, &book())).expect("the documented shape");
    let trusted = trusted(&file.keys);
    for vector in &file.vectors {
        let origin = Origin::parse(&vector.origin).expect("origin");
        let verdict = Verdict::on(&vector.code, vector.now, &origin, &trusted);
        assert_eq!(verdict.key(), vector.verdict, "{}", vector.name);
        let claims = verdict.presentation().map(|presentation| Claims {
            exp: presentation.window.closes(),
            cti: presentation.session.to_string(),
            scope: format!("{:02x}", presentation.scenario.number()),
        });
        assert_eq!(claims, vector.claims, "{}", vector.name);
        if let Some((_, text)) = vector.code.split_once('#')
            && !vector.bytes.is_empty()
        {
            let bytes = BASE32_NOPAD.decode(text.as_bytes()).expect("Base32");
            assert_eq!(HEXLOWER.encode(&bytes), vector.bytes, "{}", vector.name);
        }
    }
}

#[test]
fn there_are_enough_of_each() {
    let vectors = book().vectors;
    let count = |verdict| {
        vectors
            .iter()
            .filter(|vector| vector.verdict == verdict)
            .count()
    };
    assert!(vectors.len() >= 40);
    for verdict in ["valid", "malformed", "unknown_key", "signature", "window"] {
        assert!(count(verdict) >= 5, "{verdict}");
    }
    assert!(
        2 * count("valid") < vectors.len(),
        "more than half are invalid"
    );
    let mut names: Vec<_> = vectors.iter().map(|vector| &vector.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), vectors.len(), "each name once");
}

#[test]
fn written_by_hand_and_by_the_product_they_are_the_same() {
    use domain::{
        presentation::{Presentation, SessionId, Window, wire},
        scenario::Scenario,
    };
    let presentation = Presentation {
        window: Window::containing(NOW).expect("in range"),
        session: SessionId(*CTI),
        scenario: Scenario::Age18,
    };
    let origin = Origin::parse(ORIGIN).expect("origin");
    let code = wire::sign(&presentation, &origin, KeyId(1), &key(1)).expect("signs");
    assert_eq!(code, sample());
    assert!(covered(&header(1), AAD, &payload()).len() < 128);
}
