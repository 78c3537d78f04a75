use ed25519_dalek::SigningKey;
use proptest::prelude::*;

use super::*;
use crate::{
    offline::{DEFAULT_CAP, KitDevice, KitOrganization, KitPower, kit::tests::signed_lists},
    power::{Hours, Limits, Powers, Weekdays},
    presentation::{KeyId, Origin, Presentation, Window},
    status::StatusKind,
};

/// 2026-03-01T12:00:10Z, ten seconds into a window.
const NOW: i64 = 1_772_366_410;
const LIBRARY: &str = "1027700132195";
const CINEMA: &str = "304500116000157";
const STUDENT: Scenario = Scenario::Status(StatusKind::Student);

fn key() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

fn ogrn(text: &str) -> Ogrn {
    Ogrn::parse(text).expect("ОГРН")
}

fn power(from: &str, until: &str) -> KitPower {
    KitPower {
        limits: Limits::default(),
        powers: Powers::new([Scenario::Age18, Scenario::Identity]).expect("some"),
        from: from.to_owned(),
        until: until.to_owned(),
        place: 2,
    }
}

/// The place of a power of attorney that was revoked.
const REVOKED: u32 = 3;

fn kit() -> Kit {
    kit_of(&key())
}

/// A kit of an installation with this one key.
fn kit_of(key: &SigningKey) -> Kit {
    let (trust_list, snapshot) = signed_lists(NOW - 60, &[(1, key, false)], &[REVOKED]);
    Kit {
        account: "account".to_owned(),
        origin: "https://id.example".to_owned(),
        at_ms: (NOW - 60) * 1_000,
        trust_list,
        snapshot,
        organizations: vec![KitOrganization {
            ogrn: ogrn(LIBRARY),
            cap: DEFAULT_CAP,
            powers: vec![power("2026-01-01", "2026-12-31")],
            devices: Vec::new(),
            once: vec![Scenario::Status(StatusKind::Student)],
        }],
    }
}

fn code_signed(key: &SigningKey, scenario: Scenario, at: i64) -> String {
    let origin = Origin::parse("https://id.example").expect("origin");
    let presentation = Presentation {
        window: Window::containing(at).expect("in range"),
        session: SessionId(*b"0123456789abcdef"),
        scenario,
    };
    let bytes = wire::sign(&presentation, &origin, KeyId(1), key).expect("signs");
    text::write(&origin, Letter::Presentation, &bytes)
}

fn code(scenario: Scenario, at: i64) -> String {
    code_signed(&key(), scenario, at)
}

fn question(text: String) -> Question {
    Question {
        text,
        organization: Some(ogrn(LIBRARY)),
        key: "attempt".to_owned(),
        device: None,
    }
}

fn at(seconds: i64) -> Known {
    Known {
        ms: seconds * 1_000,
        sure: true,
    }
}

fn asked(kit: &Kit, question: &Question) -> OfflineAnswer {
    judge(kit, question, at(NOW), None)
}

#[test]
fn a_good_code_is_good_and_never_a_yes() {
    let answer = asked(&kit(), &question(code(Scenario::Age18, NOW)));
    assert_eq!(answer.outcome, Some(OutcomeKind::Offline));
    assert_eq!(answer.scenario, Some(Scenario::Age18));
    assert_eq!((answer.at, answer.data_at), (NOW, NOW - 60));
    assert_eq!(answer.proves, Some(NOW - 10 - LONGEST_PREFETCH));
}

#[test]
fn what_is_given_once_a_day_is_not_known_here() {
    let question = question(code(Scenario::Age18, NOW));
    assert!(!asked(&kit(), &question).once);
    let mut kit = kit();
    kit.organizations[0].once = vec![Scenario::Age18];
    let answer = asked(&kit, &question);
    assert_eq!(answer.outcome, Some(OutcomeKind::Offline));
    assert!(answer.once);
}

#[test]
fn data_beyond_the_cap_says_nothing() {
    let question = question(code(Scenario::Age18, NOW));
    let mut kit = kit();
    let mut aged = |age: i64, cap: i64| {
        kit.at_ms = (NOW - age) * 1_000;
        kit.organizations[0].cap = cap;
        asked(&kit, &question).outcome
    };
    assert_eq!(aged(3_600, 3_600), Some(OutcomeKind::Offline));
    assert_eq!(aged(3_601, 3_600), None);
    assert_eq!(aged(0, 0), Some(OutcomeKind::Offline));
    assert_eq!(aged(1, 0), None, "an organization may forbid it");
    assert_eq!(aged(LONGEST_CAP + 1, i64::MAX), None);
    assert_eq!(aged(-1, 3_600), None, "data of the future");
}

#[test]
fn who_may_not_ask_learns_nothing_of_the_code() {
    let asks = |change: fn(&mut Kit, &mut Question)| {
        let (mut kit, mut question) = (kit(), question("просто текст".to_owned()));
        change(&mut kit, &mut question);
        asked(&kit, &question).authority
    };
    assert_eq!(asks(|_, _| ()), None);
    assert_eq!(
        asks(|_, question| question.organization = Some(ogrn(CINEMA))),
        Some(AuthorityRefusal::Missing)
    );
    assert_eq!(
        asks(|kit, _| kit.organizations[0].powers[0].place = REVOKED),
        Some(AuthorityRefusal::Revoked)
    );
    assert_eq!(
        asks(|kit, _| kit.organizations[0].powers = vec![power("2026-01-01", "2026-02-28")]),
        Some(AuthorityRefusal::Expired)
    );
    assert_eq!(
        asks(|kit, _| kit.organizations[0].powers = vec![power("2026-03-02", "2026-12-31")]),
        Some(AuthorityRefusal::NotYet)
    );
    assert_eq!(
        asks(|kit, _| kit.organizations[0].powers = vec![power("nonsense", "2026-12-31")]),
        Some(AuthorityRefusal::Missing)
    );
    assert_eq!(
        asks(|kit, _| kit.organizations[0].powers[0].place = 1 << 20),
        Some(AuthorityRefusal::Missing),
        "the list of revoked ones says nothing of it"
    );
}

#[test]
fn what_the_mandate_does_not_cover_is_refused() {
    let answer = asked(&kit(), &question(code(STUDENT, NOW)));
    assert_eq!(answer.authority, Some(AuthorityRefusal::NotCovered));
    let mut individual = question(code(STUDENT, NOW));
    individual.organization = None;
    assert_eq!(
        asked(&kit(), &individual).outcome,
        Some(OutcomeKind::Offline)
    );
}

#[test]
fn an_identity_needs_the_server() {
    let mut question = question(code(Scenario::Identity, NOW));
    assert_eq!(asked(&kit(), &question).outcome, None);
    question.organization = None;
    assert_eq!(
        asked(&kit(), &question).authority,
        Some(AuthorityRefusal::NotCovered)
    );
}

#[test]
fn forged_and_foreign() {
    let says = |text: String| asked(&kit(), &question(text)).outcome;
    let stranger = SigningKey::from_bytes(&[43; 32]);
    let forged = Some(OutcomeKind::Forged);
    assert_eq!(says(code_signed(&stranger, Scenario::Age18, NOW)), forged);
    assert_eq!(says("HTTPS://ID.EXAMPLE/V#MY".to_owned()), forged);
    assert_eq!(says("HTTPS://ID.EXAMPLE/V#1".to_owned()), forged);
    assert_eq!(
        says("https://other.example/x".to_owned()),
        Some(OutcomeKind::NotOurCode)
    );
    let kit = kit_of(&stranger);
    let answer = asked(&kit, &question(code(Scenario::Age18, NOW)));
    assert_eq!(answer.outcome, forged, "a key that does not count");
    assert_eq!(answer.proves, None, "a forged code proves no time");
}

#[test]
fn only_in_its_window() {
    let says = |now| {
        let question = question(code(Scenario::Age18, NOW));
        judge(&kit(), &question, at(now), None).outcome
    };
    let opens = NOW - 10;
    assert_eq!(says(opens - 5), Some(OutcomeKind::Offline));
    assert_eq!(says(opens - 6), Some(OutcomeKind::Expired));
    assert_eq!(says(opens + 50), Some(OutcomeKind::Offline));
    assert_eq!(says(opens + 51), Some(OutcomeKind::Expired));
}

#[test]
fn a_repeat_on_this_device_is_caught_and_a_retry_is_none() {
    let question = question(code(Scenario::Age18, NOW));
    let says = |key: &str| {
        let seen = Seen {
            at: NOW - 5,
            key: key.to_owned(),
            elsewhere: true,
        };
        judge(&kit(), &question, at(NOW), Some(&seen))
    };
    let repeat = says("another attempt");
    assert_eq!(repeat.outcome, Some(OutcomeKind::AlreadyUsed));
    assert_eq!(
        (repeat.used_at, repeat.used_elsewhere),
        (Some(NOW - 5), true)
    );
    assert_eq!(says("attempt").outcome, Some(OutcomeKind::Offline));
}

#[test]
fn a_code_is_looked_up_by_what_it_claims() {
    let stranger = SigningKey::from_bytes(&[43; 32]);
    let of_code = Some(Claimed {
        session: SessionId(*b"0123456789abcdef"),
        // Its window closes at 12:00:30.
        until: NOW + 20 + 20,
    });
    assert_eq!(claimed(&kit(), &code(Scenario::Age18, NOW)), of_code);
    let forged = code_signed(&stranger, Scenario::Age18, NOW);
    assert_eq!(claimed(&kit(), &forged), of_code);
    assert_eq!(claimed(&kit(), "просто текст"), None);
}

#[test]
fn an_id_is_remembered_for_as_long_as_its_code_could_be_taken_again() {
    let code = code(Scenario::Age18, NOW);
    let until = claimed(&kit(), &code).expect("ours").until;
    let says = |now| judge(&kit(), &question(code.clone()), at(now), None).outcome;
    assert_eq!(says(until), Some(OutcomeKind::Offline));
    assert_eq!(says(until + 1), Some(OutcomeKind::Expired));
}

#[test]
fn a_spoilt_kit_says_nothing() {
    let says = |spoil: fn(&mut Kit)| {
        let mut kit = kit();
        spoil(&mut kit);
        asked(&kit, &question(code(Scenario::Age18, NOW))).outcome
    };
    assert_eq!(says(|kit| kit.origin = "nonsense".to_owned()), None);
    assert_eq!(says(|kit| kit.trust_list.clear()), None);
    assert_eq!(says(|kit| kit.snapshot.clear()), None);
    assert_eq!(says(|kit| kit.snapshot = kit.trust_list.clone()), None);
    assert_eq!(
        says(|kit| kit.snapshot = kit_of(&SigningKey::from_bytes(&[43; 32])).snapshot),
        None,
        "a list of somebody else"
    );
}

proptest! {
    #[test]
    fn no_text_is_ever_confirmed_or_a_panic(text: String, now: i64) {
        let now = Known { ms: now, sure: false };
        let answer = judge(&kit(), &question(text), now, None);
        prop_assert_ne!(answer.outcome, Some(OutcomeKind::Confirmed));
        prop_assert_ne!(answer.outcome, Some(OutcomeKind::Offline));
    }
}

/// Noon UTC on a Sunday.
#[test]
fn limits_are_held_without_a_network_as_well() {
    let question = question(code(Scenario::Age18, NOW));
    let limited = |limits: Limits| {
        let mut kit = kit();
        kit.organizations[0].powers[0].limits = limits;
        asked(&kit, &question).authority
    };
    assert_eq!(limited(Limits::default()), None);
    let weekdays = |days| Limits {
        weekdays: Weekdays::parse(days),
        ..Limits::default()
    };
    assert_eq!(
        limited(weekdays("1,2,3,4,5")),
        Some(AuthorityRefusal::Weekday)
    );
    assert_eq!(limited(weekdays("7")), None);
    let hours = |hours| Limits {
        hours: Hours::parse(hours),
        ..Limits::default()
    };
    assert_eq!(limited(hours("09:00-15:00")), Some(AuthorityRefusal::Hours));
    assert_eq!(limited(hours("15:00-18:00")), None);
}

#[test]
fn a_branch_is_that_of_the_device() {
    let mut kit = kit();
    let organization = &mut kit.organizations[0];
    organization.powers[0].limits.branch = Some("На Речной".to_owned());
    organization.devices = [("river", "На Речной"), ("centre", "Центральный")]
        .map(|(id, branch)| KitDevice {
            id: id.to_owned(),
            branch: branch.to_owned(),
        })
        .into();
    for (device, refused) in [
        (Some("river"), None),
        (Some("centre"), Some(AuthorityRefusal::Branch)),
        (Some("lost"), Some(AuthorityRefusal::Device)),
        (None, Some(AuthorityRefusal::Device)),
    ] {
        let question = Question {
            device: device.map(str::to_owned),
            ..question(code(Scenario::Age18, NOW))
        };
        assert_eq!(asked(&kit, &question).authority, refused, "{device:?}");
    }
}
