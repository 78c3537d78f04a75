//! `docs/vectors-device.json`: proofs of devices, frozen like the other vectors. Signatures of
//! browsers are random; these are made as RFC 6979 says, so that the file can be written again.

use data_encoding::HEXLOWER;
use domain::{
    device::{DeviceKey, Purpose, Statement},
    presentation::Origin,
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde::{Deserialize, Serialize};

use super::vectors::{NOW, ORIGIN, frozen};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../docs/vectors-device.json"
);
const DEVICE: &str = "7b0f3c56-9d53-4f0e-8f0a-0d4d3a1c2b11";
const KEY: &str = "0f9d1c44-5a0e-4a53-9f0c-6a1f1e0f7d22";
const OGRN: &str = "1027700132195";

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    /// 130 hexadecimal digits.
    public_key: String,
    purpose: String,
    origin: String,
    device: String,
    at: i64,
    about: Vec<String>,
    /// What is signed, hexadecimal.
    bytes: String,
    /// 128 hexadecimal digits.
    signature: String,
    good: bool,
}

/// The key whose secret is the byte 1, 32 times. For tests only.
fn key() -> SigningKey {
    SigningKey::from_slice(&[1; 32]).expect("a scalar")
}

fn public(key: &SigningKey) -> Vec<u8> {
    let point = key.verifying_key().to_sec1_point(false);
    point.as_bytes().to_vec()
}

fn purpose(key: &str) -> Purpose {
    [Purpose::Enrol, Purpose::Check, Purpose::Codes]
        .into_iter()
        .find(|purpose| purpose.key() == key)
        .expect("a purpose")
}

fn good(name: &str, purpose: Purpose, about: &[&str]) -> Vector {
    let origin = Origin::parse(ORIGIN).expect("origin");
    let bytes = Statement {
        purpose,
        origin: &origin,
        device: DEVICE,
        at: NOW,
        about,
    }
    .bytes();
    let signature: Signature = key().sign(&bytes);
    Vector {
        name: name.to_owned(),
        public_key: HEXLOWER.encode(&public(&key())),
        purpose: purpose.key().to_owned(),
        origin: ORIGIN.to_owned(),
        device: DEVICE.to_owned(),
        at: NOW,
        about: about.iter().map(|part| (*part).to_owned()).collect(),
        bytes: HEXLOWER.encode(&bytes),
        signature: HEXLOWER.encode(&signature.to_bytes()),
        good: true,
    }
}

fn check() -> Vector {
    let about = [OGRN, "scanned", "HTTPS://ID.EXAMPLE/V#QRDKEAJH", KEY];
    good("a check", Purpose::Check, &about)
}

fn book() -> Vec<Vector> {
    let public_key = data_encoding::BASE64URL_NOPAD.encode(&public(&key()));
    let mut all = vec![
        check(),
        good(
            "a check of digits",
            Purpose::Check,
            &[OGRN, "typed", "48210937", KEY],
        ),
        good(
            "an enrolment, with a name in Cyrillic",
            Purpose::Enrol,
            &["secret", &public_key, "Телефон у входа"],
        ),
        good("codes", Purpose::Codes, &["codes", "age18"]),
    ];
    type Change = fn(&mut Vector);
    let changes: [(&str, Change); 7] = [
        ("another code", |it| it.about[2].push('A')),
        ("another organization", |it| {
            it.about[0] = "1027700132196".to_owned();
        }),
        ("another attempt", |it| it.about[3] = DEVICE.to_owned()),
        ("another device", |it| it.device = KEY.to_owned()),
        ("a second later", |it| it.at += 1),
        ("another installation", |it| {
            it.origin = "https://id.other".to_owned();
        }),
        ("for another purpose", |it| {
            it.purpose = Purpose::Codes.key().to_owned();
        }),
    ];
    for (name, change) in changes {
        let mut vector = Vector {
            name: name.to_owned(),
            good: false,
            ..check()
        };
        change(&mut vector);
        vector.bytes = HEXLOWER.encode(&bytes(&vector));
        all.push(vector);
    }
    let other = SigningKey::from_slice(&[2; 32]).expect("a scalar");
    all.push(Vector {
        name: "another key".to_owned(),
        public_key: HEXLOWER.encode(&public(&other)),
        good: false,
        ..check()
    });
    for (name, signature) in [
        ("a signature of zeros", "00".repeat(64)),
        ("half a signature", check().signature[..64].to_owned()),
        ("no signature", String::new()),
    ] {
        all.push(Vector {
            name: name.to_owned(),
            signature,
            good: false,
            ..check()
        });
    }
    all
}

fn bytes(vector: &Vector) -> Vec<u8> {
    with_statement(vector, |statement| statement.bytes())
}

fn with_statement<T>(vector: &Vector, act: impl FnOnce(&Statement<'_>) -> T) -> T {
    let origin = Origin::parse(&vector.origin).expect("origin");
    let about: Vec<&str> = vector.about.iter().map(String::as_str).collect();
    act(&Statement {
        purpose: purpose(&vector.purpose),
        origin: &origin,
        device: &vector.device,
        at: vector.at,
        about: &about,
    })
}

#[test]
fn each_proof_is_what_the_file_says() {
    let file: Vec<Vector> =
        serde_json::from_str(&frozen(FILE, &book())).expect("the documented shape");
    let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).expect("hex");
    for vector in &file {
        let key = DeviceKey::read(&hex(&vector.public_key)).expect("a point");
        let signature = hex(&vector.signature);
        let found = with_statement(vector, |statement| key.verifies(statement, &signature));
        assert_eq!(found, vector.good, "{}", vector.name);
        assert_eq!(HEXLOWER.encode(&bytes(vector)), vector.bytes);
    }
}

#[test]
fn a_key_is_a_point_of_the_curve_and_written_out() {
    let public = public(&key());
    assert!(DeviceKey::read(&public).is_some());
    let compressed = key().verifying_key().to_sec1_point(true);
    let mut off = public.clone();
    off[64] ^= 1;
    for other in [&[][..], compressed.as_bytes(), &public[1..], &off, &[0; 65]] {
        assert!(DeviceKey::read(other).is_none());
    }
}
