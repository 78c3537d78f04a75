//! Nothing but a code passes as one: every small change of a valid one is refused.

use std::collections::HashSet;

use domain::{
    holder::HolderNumber,
    presentation::{
        CodeRefusal, KeyId, Origin, Presentation, Session, SessionKey, TrustList, Window, wire,
    },
    scenario::Scenario,
};

use super::vectors::{NOW, ORIGIN, key, keys, sample, trusted};

fn origin() -> Origin {
    Origin::parse(ORIGIN).expect("origin")
}

fn refused(bytes: &[u8], trusted: &TrustList) -> bool {
    wire::read(bytes)
        .and_then(|code| code.verify(&origin(), trusted))
        .is_err()
}

#[test]
fn every_flipped_bit_is_refused() {
    let (code, trusted) = (sample(), trusted(&keys()));
    assert!(!refused(&code, &trusted));
    for bit in 0..code.len() * 8 {
        let mut bytes = code.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(&bytes, &trusted), "bit {bit}");
    }
}

#[test]
fn every_truncation_is_refused() {
    let (code, trusted) = (sample(), trusted(&keys()));
    for cut in 1..=code.len() {
        assert!(refused(&code[..code.len() - cut], &trusted), "last {cut}");
        assert!(refused(&code[cut..], &trusted), "first {cut}");
    }
}

#[test]
fn every_inserted_byte_is_refused() {
    let (code, trusted) = (sample(), trusted(&keys()));
    for at in 0..=code.len() {
        for byte in 0..=255 {
            let mut bytes = code.clone();
            bytes.insert(at, byte);
            assert!(refused(&bytes, &trusted), "{byte:#04x} at {at}");
        }
    }
}

#[test]
fn every_changed_and_every_lost_byte_is_refused() {
    let (code, trusted) = (sample(), trusted(&keys()));
    for at in 0..code.len() {
        let mut bytes = code.clone();
        bytes.remove(at);
        assert!(refused(&bytes, &trusted), "without byte {at}");
        for byte in (0..=255).filter(|byte| *byte != code[at]) {
            let mut bytes = code.clone();
            bytes[at] = byte;
            assert!(refused(&bytes, &trusted), "{byte:#04x} for byte {at}");
        }
    }
}

/// The key on the list decides, whatever number or key a code names.
#[test]
fn the_same_code_under_other_lists() {
    let code = sample();
    let verdict = |keys: &[(u8, u8)]| {
        let keys = keys
            .iter()
            .map(|&(kid, seed)| (KeyId(kid), key(seed).verifying_key()));
        wire::read(&code)
            .and_then(|read| read.verify(&origin(), &TrustList::new(keys)))
            .map(|_| ())
    };
    assert_eq!(verdict(&[]), Err(CodeRefusal::UnknownKey));
    assert_eq!(verdict(&[(2, 1)]), Err(CodeRefusal::UnknownKey));
    assert_eq!(verdict(&[(1, 2)]), Err(CodeRefusal::Signature));
    assert_eq!(verdict(&[(2, 2), (1, 1)]), Ok(()));
}

/// What is the same by design is the header, the names of the claims and the scenario; the end
/// of the window is shared by all codes of one moment. The rest is 70,000 runs of six bytes:
/// chance alone would make two of them equal once in a hundred thousand such tests.
#[test]
fn two_codes_of_one_holder_share_nothing_beyond_the_header() {
    const RUN: usize = 6;
    let session_key = SessionKey::new(&[9; 32]);
    let first = Window::containing(NOW).expect("in range").index();
    let code = |window: u32| {
        let session = Session {
            holder: HolderNumber::new(7).expect("40 bits"),
            epoch: 1,
            scenario: Scenario::Age18,
            window: Window::from_index(window).expect("in range"),
        };
        let presentation = Presentation {
            window: session.window,
            session: session_key.seal(&session),
            scenario: session.scenario,
        };
        wire::sign(&presentation, &origin(), KeyId(1), &key(1)).expect("signs")
    };
    let codes: Vec<_> = (first..first + 1_000).map(code).collect();
    let length = codes[0].len();
    // Session id and signature: all that is the holder's.
    let own = |code: &[u8]| [code[20..36].to_vec(), code[length - 64..].to_vec()];
    let rest = |code: &[u8]| {
        let mut rest = code[..20].to_vec();
        rest[14..18].fill(0);
        rest.extend_from_slice(&code[36..length - 64]);
        rest
    };
    let mut runs = HashSet::new();
    for code in &codes {
        assert_eq!(code.len(), length);
        assert_eq!(
            rest(code),
            rest(&codes[0]),
            "the header and the names are fixed"
        );
        for part in own(code) {
            for run in part.windows(RUN) {
                assert!(runs.insert(run.to_vec()), "two codes share {run:02x?}");
            }
        }
    }
}
