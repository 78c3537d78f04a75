use ed25519_dalek::SigningKey;

use super::*;
use crate::{
    offline::LONGEST_CAP,
    presentation::KeyId,
    signed::{self, Kind},
    trust_list::TrustedKey,
};

const NOW: i64 = 1_772_366_410;

fn origin() -> Origin {
    Origin::parse("https://id.example").expect("origin")
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// Both lists of an installation with these keys (number, key, whether it is revoked), made at
/// `at` and signed by the first one.
pub(in crate::offline) fn signed_lists(
    at: i64,
    keys: &[(u8, &SigningKey, bool)],
    revoked: &[u32],
) -> (String, String) {
    let (kid, signer, _) = keys.first().copied().expect("a key");
    let mut listed: Vec<_> = keys
        .iter()
        .map(|(kid, key, revoked)| TrustedKey {
            kid: KeyId(*kid),
            public_key: key.verifying_key().to_bytes(),
            from: 0,
            until: None,
            revoked: *revoked,
        })
        .collect();
    listed.sort_by_key(|key| key.kid);
    let list = PublishedKeys {
        issued_at: at,
        expires_at: at + LONGEST_CAP,
        keys: listed,
    };
    let uri = "https://id.example/api/v1/snapshot".to_owned();
    let expires_at = at + LONGEST_CAP;
    let snapshot = Snapshot::new(uri, at, expires_at, 60, 64, revoked.iter().copied());
    let sign = |kind, payload: Option<Vec<u8>>| {
        let payload = payload.expect("encodes");
        let signed = signed::sign(kind, &origin(), KeyId(kid), signer, payload);
        packed(&signed.expect("signs"))
    };
    (
        sign(Kind::TrustList, list.encode()),
        sign(Kind::Snapshot, snapshot.encode()),
    )
}

fn kit(at: i64, keys: &[(u8, &SigningKey, bool)]) -> Kit {
    let (trust_list, snapshot) = signed_lists(at, keys, &[]);
    Kit {
        account: "account".to_owned(),
        origin: origin().to_string(),
        at_ms: at * 1_000,
        trust_list,
        snapshot,
        organizations: Vec::new(),
    }
}

#[test]
fn a_list_that_signs_itself_is_where_it_begins() {
    let own = kit(NOW, &[(1, &key(1), false)]);
    let lists = own.lists().expect("lists");
    assert_eq!(lists.trusted(NOW).keys().count(), 1);
    assert!(!lists.are_over(NOW + LONGEST_CAP));
    assert!(lists.are_over(NOW + LONGEST_CAP + 1));
    assert_eq!(
        kit(NOW, &[(1, &key(1), true)]).lists(),
        None,
        "signed by a revoked key"
    );
}

#[test]
fn a_rotation_is_followed_and_an_older_list_is_not() {
    let [old, new] = [key(1), key(2)];
    let before = kit(NOW, &[(1, &old, false)]);
    let learnt = kit(NOW + 60, &[(1, &old, false), (2, &new, false)]);
    let turned = kit(NOW + 120, &[(2, &new, false), (1, &old, false)]);
    assert!(learnt.follows(&before));
    assert!(turned.follows(&learnt));
    assert!(turned.follows(&turned), "the same again");
    assert!(!before.follows(&learnt), "older");
    assert!(!turned.follows(&before), "a key of which nobody has told");
}

#[test]
fn a_thief_of_a_revoked_key_publishes_nothing() {
    let [stolen, honest] = [key(1), key(2)];
    let both = kit(NOW, &[(1, &stolen, false), (2, &honest, false)]);
    let revoked = kit(NOW + 60, &[(2, &honest, false), (1, &stolen, true)]);
    assert!(revoked.follows(&both));
    let lists = [
        kit(NOW + 120, &[(1, &stolen, false), (2, &honest, true)]),
        kit(NOW + 120, &[(1, &stolen, false)]),
        kit(NOW + 120, &[(9, &key(9), false)]),
    ];
    for list in lists {
        assert!(!list.follows(&revoked));
    }
}

#[test]
fn a_list_that_is_over_is_followed_by_any_as_on_the_first_day() {
    let before = kit(NOW, &[(1, &key(1), false)]);
    let later = kit(NOW + LONGEST_CAP + 1, &[(9, &key(9), false)]);
    assert!(later.follows(&before));
    let mut spoilt = before.clone();
    spoilt.trust_list.push('A');
    assert!(!spoilt.follows(&before));
    assert!(before.follows(&spoilt));
}
