//! `docs/vectors-signed.json`: badge, receipts, list of keys, snapshot, checkpoint and
//! certificate, each with a vector.

use data_encoding::HEXLOWER;
use domain::{
    badge::Badge,
    certificate::Certificate,
    checkpoint::Checkpoint,
    outcome::OutcomeKind,
    presentation::{CodeRefusal, KeyId, Origin, Presentation, SessionId, Window},
    receipt::{Asker, Receipt},
    scenario::Scenario,
    signed::{self, Kind},
    snapshot::Snapshot,
    trust_list::{PublishedKeys, TrustedKey},
};
use serde::{Deserialize, Serialize};

use super::vectors::{CTI, EXP, Key, NOW, ORIGIN, frozen, key, keys, payload, trusted};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../docs/vectors-signed.json"
);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    keys: Vec<Key>,
    vectors: Vec<Vector>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    /// As in the `external_aad`, without version.
    kind: String,
    origin: String,
    bytes: String,
    verdict: String,
    /// Where the signature holds.
    payload: Option<String>,
}

fn origin() -> Origin {
    Origin::parse(ORIGIN).expect("origin")
}

fn name(kind: Kind) -> String {
    let aad = String::from_utf8(kind.aad(&origin())).expect("ASCII");
    let name = aad.strip_prefix("digital-id/").expect("ours");
    name.split_once("/1").expect("version 1").0.to_owned()
}

fn badge() -> Badge {
    Badge {
        window: Window::containing(NOW).expect("in range"),
        id: *CTI,
    }
}

fn receipt() -> Receipt {
    Receipt {
        check: *CTI,
        at: NOW,
        organization: Some(Asker {
            ogrn: "1027700132195".to_owned(),
            name: "Городская библиотека".to_owned(),
        }),
        power: Some("0198c0de-0000-7000-8000-000000000001".to_owned()),
        scenario: Some(Scenario::Age18),
        outcome: OutcomeKind::Confirmed,
    }
}

fn list() -> PublishedKeys {
    let entry = |kid, until, revoked| TrustedKey {
        kid: KeyId(kid),
        public_key: key(kid).verifying_key().to_bytes(),
        from: NOW - 1_000,
        until,
        revoked,
    };
    PublishedKeys {
        issued_at: NOW,
        expires_at: NOW + 86_400,
        keys: vec![
            entry(1, Some(EXP), false),
            entry(2, None, false),
            entry(3, None, true),
        ],
    }
}

fn snapshot() -> Snapshot {
    let uri = format!("{ORIGIN}/api/v1/snapshot");
    // The example of draft-ietf-oauth-status-list, section 4.1.
    let revoked = [0, 3, 4, 5, 7, 8, 9, 13, 15];
    Snapshot::new(uri, NOW, NOW + 86_400, 600, 16, revoked)
}

fn checkpoint() -> Checkpoint {
    Checkpoint {
        position: 17,
        hash: [9; 32],
        at: NOW,
    }
}

fn certificate() -> Certificate {
    Certificate {
        id: *CTI,
        issued: NOW,
    }
}

fn sample(kind: Kind) -> Vec<u8> {
    match kind {
        // The claims are the same: the name alone tells them apart.
        Kind::Presentation | Kind::Training => payload(),
        Kind::Badge => badge().encode().expect("bytes"),
        Kind::OrganizationReceipt | Kind::HolderReceipt => receipt().encode().expect("bytes"),
        Kind::TrustList => list().encode().expect("bytes"),
        Kind::Snapshot => snapshot().encode().expect("bytes"),
        Kind::Checkpoint | Kind::RegistryCheckpoint | Kind::FamilyCheckpoint => {
            checkpoint().encode().expect("bytes")
        }
        Kind::Certificate => certificate().encode().expect("bytes"),
    }
}

/// How `other` is refused as `kind`: a snapshot alone has a type header.
fn taken_for(kind: Kind, other: Kind) -> CodeRefusal {
    if [kind, other].contains(&Kind::Snapshot) {
        CodeRefusal::Malformed
    } else {
        CodeRefusal::Signature
    }
}

fn signed(kind: Kind, kid: u8, origin: &Origin) -> Vec<u8> {
    signed::sign(kind, origin, KeyId(kid), &key(kid), sample(kind)).expect("signs")
}

fn book() -> Vectors {
    let mut vectors = Vec::new();
    let mut add = |what: &str, kind: Kind, bytes: &[u8], verdict: &str| {
        vectors.push(Vector {
            name: format!("{}: {what}", name(kind)),
            kind: name(kind),
            origin: ORIGIN.to_owned(),
            bytes: HEXLOWER.encode(bytes),
            verdict: verdict.to_owned(),
            payload: (verdict == "valid").then(|| HEXLOWER.encode(&sample(kind))),
        });
    };
    let elsewhere = Origin::parse("https://other.example").expect("origin");
    for kind in Kind::ALL {
        let bytes = signed(kind, 1, &origin());
        add("key 1", kind, &bytes, "valid");
        add("key 2", kind, &signed(kind, 2, &origin()), "valid");
        add("key 3", kind, &signed(kind, 3, &origin()), "unknown_key");
        add(
            "of another installation",
            kind,
            &signed(kind, 1, &elsewhere),
            "signature",
        );
        add(
            "a byte more",
            kind,
            &[&bytes[..], &[0]].concat(),
            "malformed",
        );
        for other in Kind::ALL.into_iter().filter(|other| *other != kind) {
            let what = format!("{} under this name", name(other));
            add(
                &what,
                kind,
                &signed(other, 1, &origin()),
                taken_for(kind, other).key(),
            );
        }
    }
    Vectors {
        keys: keys(),
        vectors,
    }
}

#[test]
fn each_envelope_gets_its_verdict() {
    let file: Vectors = serde_json::from_str(&frozen(FILE, &book())).expect("the documented shape");
    let trusted = trusted(&file.keys);
    for vector in &file.vectors {
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| name(*kind) == vector.kind);
        let kind = kind.expect("a kind of ours");
        let origin = Origin::parse(&vector.origin).expect("origin");
        let bytes = HEXLOWER.decode(vector.bytes.as_bytes()).expect("hex");
        let verdict = signed::read(&bytes)
            .and_then(|envelope| envelope.verify(kind, &origin, &trusted).map(<[u8]>::to_vec));
        let key = verdict
            .as_ref()
            .err()
            .map_or("valid", |refusal| refusal.key());
        assert_eq!(key, vector.verdict, "{}", vector.name);
        let payload = verdict.ok().map(|payload| HEXLOWER.encode(&payload));
        assert_eq!(payload, vector.payload, "{}", vector.name);
    }
}

/// Whatever one kind signs is refused by the reader of each other one: also where its claims
/// would do.
#[test]
fn no_reader_takes_another_kind() {
    let trusted = trusted(&keys());
    let reads = |kind: Kind, bytes: &[u8]| match kind {
        Kind::Presentation => domain::presentation::wire::read(bytes)
            .and_then(|code| code.verify(&origin(), &trusted))
            .map(|_| ()),
        Kind::Badge => domain::badge::read(bytes, &origin(), &trusted).map(|_| ()),
        Kind::TrustList => domain::trust_list::read(bytes, &origin(), &trusted).map(|_| ()),
        Kind::Snapshot => domain::snapshot::read(bytes, &origin(), &trusted).map(|_| ()),
        Kind::Checkpoint | Kind::RegistryCheckpoint | Kind::FamilyCheckpoint => {
            domain::checkpoint::read(bytes, kind, &origin(), &trusted).map(|_| ())
        }
        Kind::OrganizationReceipt | Kind::HolderReceipt => signed::read(bytes)
            .and_then(|envelope| {
                envelope
                    .verify(kind, &origin(), &trusted)
                    .map(<[u8]>::to_vec)
            })
            .and_then(|payload| Receipt::decode(&payload).ok_or(CodeRefusal::Malformed))
            .map(|_| ()),
        Kind::Training => {
            signed::read(bytes).and_then(|code| code.verify(kind, &origin(), &trusted).map(|_| ()))
        }
        Kind::Certificate => signed::read(bytes)
            .and_then(|envelope| {
                envelope
                    .verify(kind, &origin(), &trusted)
                    .map(<[u8]>::to_vec)
            })
            .and_then(|payload| Certificate::decode(&payload).ok_or(CodeRefusal::Malformed))
            .map(|_| ()),
    };
    for kind in Kind::ALL {
        for other in Kind::ALL {
            // The claims of `kind` in the envelope of `other`.
            let bytes = signed::sign(other, &origin(), KeyId(1), &key(1), sample(kind));
            let verdict = reads(kind, &bytes.expect("signs"));
            if other == kind {
                assert_eq!(verdict, Ok(()), "{kind:?}");
            } else {
                assert_eq!(
                    verdict,
                    Err(taken_for(kind, other)),
                    "{other:?} as {kind:?}"
                );
            }
        }
    }
}

#[test]
fn the_samples_read_back() {
    assert_eq!(Badge::decode(&sample(Kind::Badge)), Some(badge()));
    assert_eq!(
        Receipt::decode(&sample(Kind::HolderReceipt)),
        Some(receipt())
    );
    assert_eq!(
        PublishedKeys::decode(&sample(Kind::TrustList)),
        Some(list())
    );
    assert_eq!(Snapshot::decode(&sample(Kind::Snapshot)), Some(snapshot()));
    assert_eq!(
        Checkpoint::decode(&sample(Kind::Checkpoint)),
        Some(checkpoint())
    );
    assert_eq!(
        Certificate::decode(&sample(Kind::Certificate)),
        Some(certificate())
    );
    let presentation = Presentation {
        window: badge().window,
        session: SessionId(*CTI),
        scenario: Scenario::Age18,
    };
    let code = domain::presentation::wire::sign(&presentation, &origin(), KeyId(1), &key(1));
    assert_eq!(code, Some(signed(Kind::Presentation, 1, &origin())));
}
