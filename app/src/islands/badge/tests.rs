use domain::identifiers::Ogrn;

use super::{Setting, machine::Machine};
use crate::{
    error::AppError,
    islands::{clock::Reading, texts::Texts},
    ports::{Codes, LookNotice, ShownBadge, ShownCode},
};

/// The beginning of a window.
const NOW: i64 = 1_800_000_000;

fn at(steady: i64) -> Reading {
    Reading {
        steady,
        wall: 7_000_000 + steady,
    }
}

fn shown(after: i64, looks: &[&str]) -> ShownBadge {
    let first = NOW + after - after.rem_euclid(30);
    let codes = (0..4).map(|window| ShownCode {
        opens: first + 30 * window,
        closes: first + 30 * window + 30,
        size: 1,
        modules: "A".to_owned(),
    });
    ShownBadge {
        codes: Codes {
            now_ms: (NOW + after) * 1_000,
            owner: None,
            codes: codes.collect(),
        },
        looks: looks
            .iter()
            .map(|word| LookNotice {
                at: NOW + after,
                words: [(*word).to_owned(), "лес".to_owned()],
            })
            .collect(),
    }
}

fn setting() -> Setting {
    let texts = [
        ("badge-until", "{n}"),
        ("badge-said", "said {words}"),
        ("badge-earlier", "{words}"),
    ];
    let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
    Setting {
        organization: Ogrn::parse("1027700132195").expect("valid"),
        shown: shown(0, &[]),
        texts: Texts::from(texts),
    }
}

/// A badge whose page has heard from the server, and which listens to a stream.
fn listening() -> Machine {
    let mut machine = Machine::begin(shown(0, &[]), at(0));
    machine.told(true);
    assert!(machine.go_on(at(0)), "the page may be from a cache");
    machine.answered(at(0), at(100), Ok(shown(0, &[])));
    machine
}

#[test]
fn the_badge_changes_with_the_window_without_asking() {
    let mut machine = listening();
    for (steady, left) in [(100, "30"), (5_000, "25"), (19_999, "11")] {
        assert!(!machine.go_on(at(steady)));
        let facts = machine.drawing(&setting());
        assert!(facts.shows("code"));
        assert_eq!(facts.text("left"), left, "{steady}");
    }
    assert!(machine.go_on(at(20_100)), "asks before the codes run out");
    assert!(!machine.go_on(at(29_000)), "one question at a time");
    machine.go_on(at(31_000));
    assert!(
        machine.drawing(&setting()).shows("code"),
        "the next one is at hand"
    );
}

#[test]
fn a_look_is_said_once_it_is_there_and_earlier_ones_stand_below() {
    let mut machine = listening();
    assert!(machine.drawing(&setting()).shows("unseen"));
    machine.hurry();
    assert!(machine.go_on(at(3_000)));
    machine.answered(at(3_000), at(3_050), Ok(shown(3, &["кит"])));
    let facts = machine.drawing(&setting());
    assert!(facts.shows("seen") && !facts.shows("unseen"));
    assert_eq!(facts.text("words"), "кит — лес");
    assert_eq!(facts.text("said"), "said кит — лес");
    assert_eq!(facts.said("earlier"), None);
    machine.answered(at(4_000), at(4_050), Ok(shown(4, &["дом", "кит"])));
    let facts = machine.drawing(&setting());
    assert_eq!(facts.text("words"), "дом — лес");
    assert_eq!(facts.text("earlier"), "кит — лес");
}

#[test]
fn without_a_stream_the_server_is_asked_within_two_seconds() {
    let mut machine = listening();
    machine.go_on(at(1_000));
    machine.told(false);
    assert!(!machine.go_on(at(2_000)));
    assert!(machine.go_on(at(2_500)));
    machine.answered(at(2_500), at(2_600), Ok(shown(2, &[])));
    assert!(machine.go_on(at(4_100)));
}

#[test]
fn without_a_network_it_stays_until_the_codes_run_out() {
    let mut machine = listening();
    for second in [21, 60, 119] {
        if machine.go_on(at(second * 1_000)) {
            let lost = Err(AppError::Network);
            machine.answered(at(second * 1_000), at(second * 1_000), lost);
        }
        assert!(machine.drawing(&setting()).shows("code"), "{second}");
    }
    machine.go_on(at(120_000));
    let facts = machine.drawing(&setting());
    assert!(facts.shows("offline") && !facts.shows("code"));
    assert_eq!(facts.text("modules"), "");
}

#[test]
fn a_revoked_power_takes_the_badge_away_for_good() {
    let mut machine = listening();
    machine.hurry();
    assert!(machine.go_on(at(5_000)));
    machine.answered(at(5_000), at(5_010), Err(AppError::NotFound));
    let facts = machine.drawing(&setting());
    assert!(facts.shows("no-authority") && !facts.shows("code unseen"));
    assert_eq!(facts.text("modules"), "");
    assert!(!machine.listens());
    assert!(!machine.go_on(at(500_000)));
}

#[test]
fn after_sleep_no_badge_is_shown_before_the_server_answers() {
    let mut machine = listening();
    let woken = |steady| Reading {
        steady,
        wall: at(steady).wall + 600_000,
    };
    assert!(machine.go_on(woken(6_000)));
    assert!(machine.drawing(&setting()).shows("settling"));
    machine.answered(woken(6_000), woken(6_100), Ok(shown(606, &[])));
    machine.go_on(woken(6_200));
    assert!(machine.drawing(&setting()).shows("code"));
}
