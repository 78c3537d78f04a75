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

fn signed(kind: Kind) -> Vec<u8> {
    sign(kind, &origin(), KID, &key(), b"payload".to_vec()).expect("signs")
}

#[test]
fn each_kind_passes_as_itself_and_as_nothing_else() {
    for kind in Kind::ALL {
        let bytes = signed(kind);
        let envelope = read(&bytes).expect("well formed");
        for other in Kind::ALL {
            let verdict = envelope.verify(other, &origin(), &trusted());
            if other == kind {
                assert_eq!(verdict, Ok(b"payload".as_slice()));
            } else if kind.typ() != other.typ() {
                assert_eq!(
                    verdict,
                    Err(CodeRefusal::Malformed),
                    "{kind:?} as {other:?}"
                );
            } else {
                assert_eq!(
                    verdict,
                    Err(CodeRefusal::Signature),
                    "{kind:?} as {other:?}"
                );
            }
        }
    }
}

#[test]
fn another_origin_key_or_number_never_passes() {
    let bytes = signed(Kind::Badge);
    let envelope = read(&bytes).expect("well formed");
    let elsewhere = Origin::parse("https://id.example:444").expect("origin");
    assert_eq!(
        envelope.verify(Kind::Badge, &elsewhere, &trusted()),
        Err(CodeRefusal::Signature)
    );
    let stranger = SigningKey::from_bytes(&[43; 32]).verifying_key();
    assert_eq!(
        envelope.verify(Kind::Badge, &origin(), &TrustList::new([(KID, stranger)])),
        Err(CodeRefusal::Signature)
    );
    let renumbered = TrustList::new([(KeyId(2), key().verifying_key())]);
    assert_eq!(
        envelope.verify(Kind::Badge, &origin(), &renumbered),
        Err(CodeRefusal::UnknownKey)
    );
}

/// Envelopes that a lenient reader would take: each signed by the right key.
#[test]
fn other_headers_and_algorithms_are_malformed() {
    let build = |header: Header, unprotected: Header| {
        CoseSign1Builder::new()
            .protected(header)
            .unprotected(unprotected)
            .payload(b"payload".to_vec())
            .create_signature(&Kind::Badge.aad(&origin()), |message| {
                key().sign(message).to_bytes().to_vec()
            })
            .build()
    };
    let plain = || {
        HeaderBuilder::new()
            .algorithm(iana::Algorithm::EdDSA)
            .key_id(vec![KID.0])
    };
    let none = Header::default;
    let good = build(plain().build(), none());
    assert!(read(&good.clone().to_vec().expect("bytes")).is_ok());
    let es256 = HeaderBuilder::new()
        .algorithm(iana::Algorithm::ES256)
        .key_id(vec![KID.0]);
    for (what, sign1) in [
        ("another algorithm", build(es256.build(), none())),
        (
            "no algorithm",
            build(HeaderBuilder::new().key_id(vec![KID.0]).build(), none()),
        ),
        (
            "a long key number",
            build(
                HeaderBuilder::new()
                    .algorithm(iana::Algorithm::EdDSA)
                    .key_id(vec![0, 1])
                    .build(),
                none(),
            ),
        ),
        (
            "a critical header",
            build(
                plain()
                    .add_critical(iana::HeaderParameter::ContentType)
                    .build(),
                none(),
            ),
        ),
        (
            "an unknown header",
            build(plain().value(99, Value::from(1)).build(), none()),
        ),
        (
            "another type",
            build(
                plain().value(TYP, Value::from("application/cwt")).build(),
                none(),
            ),
        ),
        (
            "an unprotected key number",
            build(
                HeaderBuilder::new()
                    .algorithm(iana::Algorithm::EdDSA)
                    .build(),
                HeaderBuilder::new().key_id(vec![KID.0]).build(),
            ),
        ),
        (
            "an unprotected header",
            build(
                plain().build(),
                HeaderBuilder::new().value(99, Value::from(1)).build(),
            ),
        ),
        (
            "no payload",
            CoseSign1 {
                payload: None,
                ..good.clone()
            },
        ),
        (
            "a short signature",
            CoseSign1 {
                signature: vec![0; 63],
                ..good.clone()
            },
        ),
    ] {
        let bytes = sign1.to_vec().expect("bytes");
        assert!(
            matches!(read(&bytes), Err(CodeRefusal::Malformed)),
            "{what}"
        );
    }
    let mut tagged = vec![0xd2];
    tagged.extend(good.clone().to_vec().expect("bytes"));
    assert!(read(&tagged).is_err(), "a tag");
    let mut trailing = good.to_vec().expect("bytes");
    trailing.push(0);
    assert!(read(&trailing).is_err(), "a trailing byte");
}

proptest! {
    #[test]
    fn reading_never_panics(bytes: Vec<u8>) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_payload_comes_back(payload: Vec<u8>, kid: u8, kind in 0_usize..Kind::ALL.len()) {
        let kind = Kind::ALL[kind];
        let bytes = sign(kind, &origin(), KeyId(kid), &key(), payload.clone()).expect("signs");
        let trusted = TrustList::new([(KeyId(kid), key().verifying_key())]);
        let envelope = read(&bytes).expect("well formed");
        prop_assert_eq!(envelope.verify(kind, &origin(), &trusted), Ok(payload.as_slice()));
    }
}
