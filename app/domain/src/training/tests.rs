use std::collections::BTreeSet;

use ed25519_dalek::SigningKey;
use proptest::prelude::*;

use super::*;
use crate::{
    badge,
    foreign::ForeignCode,
    outcome::OutcomeKind,
    presentation::{CodeRefusal, KeyId, Letter, TrustList, Verdict, text, wire},
    signed::{self, Kind},
};

/// 2026-03-01T12:00:10Z, ten seconds into a window.
const NOW: i64 = 1_772_366_410;

fn origin() -> Origin {
    Origin::parse("https://id.example").expect("origin")
}

fn shown(case: Case) -> String {
    code(case, &origin(), NOW).expect("a code")
}

/// An installation that was talked into trusting the key of the training, under its number.
fn gullible() -> TrustList {
    let key = SigningKey::from_bytes(b"digital-id training: no secret 1");
    TrustList::new([(KeyId(0), key.verifying_key())])
}

#[test]
fn each_case_ends_as_at_a_door() {
    let ends = |case| check(&shown(case), &origin(), NOW).map(|checked| checked.outcome.kind());
    for (case, kind) in [
        (Case::Good, OutcomeKind::Confirmed),
        (Case::NotConfirmed, OutcomeKind::NotConfirmed),
        (Case::Expired, OutcomeKind::Expired),
        (Case::Used, OutcomeKind::AlreadyUsed),
        (Case::Forged, OutcomeKind::Forged),
        (Case::Foreign, OutcomeKind::NotOurCode),
        (Case::NoAuthority, OutcomeKind::NoAuthority),
    ] {
        assert_eq!(ends(case), Some(kind), "{case:?}");
    }
}

#[test]
fn a_good_one_gets_old() {
    let good = shown(Case::Good);
    let ends = |now| check(&good, &origin(), now).map(|checked| checked.outcome.kind());
    assert_eq!(ends(NOW + 40), Some(OutcomeKind::Confirmed));
    assert_eq!(ends(NOW + 41), Some(OutcomeKind::Expired));
}

/// None of the readers of real codes takes one, whatever letter it is put under and whichever key
/// is trusted; nor does the training take a real one.
#[test]
fn training_and_work_are_never_taken_for_each_other() {
    let origin = origin();
    for case in Case::ALL.into_iter().filter(|case| *case != Case::Foreign) {
        let text = shown(case);
        assert!(is_code(&origin, &text), "{case:?}");
        assert_eq!(ForeignCode::seen_at(&origin, &text), ForeignCode::Training);
        let worth = Verdict::on(&text, NOW, &origin, &gullible());
        assert_eq!(worth, Verdict::Refused(CodeRefusal::Malformed), "{case:?}");
        let bytes = code::bytes(&origin, &text).flatten().expect("Base32");
        let relabelled = text::write(&origin, Letter::Presentation, &bytes);
        let worth = Verdict::on(&relabelled, NOW, &origin, &gullible());
        assert_eq!(worth, Verdict::Refused(CodeRefusal::Signature), "{case:?}");
        let unknown = Verdict::on(&relabelled, NOW, &origin, &TrustList::default());
        let refused = Verdict::Refused(CodeRefusal::UnknownKey);
        assert_eq!(unknown, refused, "{case:?}");
        assert!(badge::read(&bytes, &origin, &gullible()).is_err());
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Training) {
            let envelope = signed::read(&bytes).expect("an envelope");
            let verdict = envelope.verify(kind, &origin, &gullible());
            assert!(verdict.is_err(), "{case:?} as {kind:?}");
        }
    }
    // A real code, and one that was signed by the key of the training.
    let presentation = crate::presentation::Presentation {
        window: crate::presentation::Window::containing(NOW).expect("in range"),
        session: crate::presentation::SessionId([1; 16]),
        scenario: Scenario::Age18,
    };
    for (kid, key) in [(1, [42; 32]), (0, *b"digital-id training: no secret 1")] {
        let key = SigningKey::from_bytes(&key);
        let bytes = wire::sign(&presentation, &origin, KeyId(kid), &key).expect("signs");
        let real = text::write(&origin, Letter::Presentation, &bytes);
        let ends = check(&real, &origin, NOW).map(|checked| checked.outcome.kind());
        assert_eq!(ends, Some(OutcomeKind::NotOurCode));
        let relabelled = text::write(&origin, Letter::Training, &bytes);
        let ends = check(&relabelled, &origin, NOW).map(|checked| checked.outcome.kind());
        assert_eq!(ends, Some(OutcomeKind::Forged));
    }
    let elsewhere = Origin::parse("https://other.example").expect("origin");
    let foreign = code(Case::Good, &elsewhere, NOW).expect("a code");
    assert!(!is_code(&origin, &foreign));
}

#[test]
fn a_run_is_over_when_each_case_was_answered_rightly() {
    let right = |case: Case| {
        Answer::ALL
            .into_iter()
            .find(|answer| case.is_answered_by(*answer))
            .expect("there is one")
    };
    let mut run = Run::new(order(7));
    let first = run.case().expect("a case");
    let wrong = Answer::ALL
        .into_iter()
        .find(|it| !first.is_answered_by(*it));
    assert_eq!(run.answer(Answer::Serve), Err(OutOfTurn), "nothing scanned");
    assert_eq!(run.go_on(), Err(OutOfTurn));
    run.scan().expect("in turn");
    assert_eq!(run.scan(), Err(OutOfTurn), "twice");
    run.answer(wrong.expect("one")).expect("in turn");
    assert_eq!(run.answer(right(first)), Err(OutOfTurn), "an answer stands");
    run.go_on().expect("in turn");
    assert_eq!((run.step(), run.mistakes(), run.left()), (3, 1, 7));
    let mut seen = Vec::new();
    while let Some(case) = run.case() {
        seen.push(case);
        run.scan().expect("in turn");
        run.answer(right(case)).expect("in turn");
        run.go_on().expect("in turn");
    }
    assert_eq!(
        seen.last(),
        Some(&first),
        "what was wrong comes again, last"
    );
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), Case::ALL.len());
    assert_eq!((run.mistakes(), run.scan()), (1, Err(OutOfTurn)));
}

#[test]
fn every_case_has_an_answer_and_every_answer_a_case() {
    for answer in Answer::ALL {
        assert_eq!(Answer::from_key(answer.key()), Some(answer));
        assert!(Case::ALL.into_iter().any(|it| it.is_answered_by(answer)));
    }
    for case in Case::ALL {
        let right = Answer::ALL
            .into_iter()
            .filter(|it| case.is_answered_by(*it));
        assert!((1..=2).contains(&right.count()), "{case:?}");
    }
    assert!(counts(VERSION) && !counts(0));
}

#[test]
fn orders_differ_and_one_seed_has_one() {
    let orders: BTreeSet<_> = (0..200).map(order).collect();
    assert!(orders.len() > 150, "{}", orders.len());
    assert_eq!(order(7), order(7));
    for order in orders {
        assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), Case::ALL.len());
    }
}

proptest! {
    #[test]
    fn checking_never_panics_and_confirms_no_noise(text: String, now: i64) {
        let confirmed = check(&text, &origin(), now)
            .is_some_and(|checked| checked.outcome.kind() == OutcomeKind::Confirmed);
        prop_assert!(!confirmed);
    }
}
