use domain::{holder::HolderRefusal, scenario::Scenario};

use super::*;
use crate::ports::{Codes, Notices, ShownCode};

/// 11:40 in Moscow.
const AT: i64 = 1_795_336_800;

fn setting() -> Setting {
    let texts = [
        ("show-seconds", "{n} с"),
        ("show-until-new", "до нового кода"),
        ("show-still", "Код обновится сам"),
        ("show-taken-at", "Проверено в {time}"),
        ("show-taken-late", "Без связи"),
        ("show-taken-learns", "Ответ видит только проверяющий"),
        ("show-individual", "Частное лицо"),
        ("show-check-organization", "{name} в {time}"),
        ("show-check-words", "{first} — {second}"),
        ("show-ask-time", "Ещё {n} с"),
        ("show-ask-authority", "ОГРН {ogrn}, № {power}"),
        ("show-code-shown", "Код на экране"),
        ("reason-paused", "На паузе"),
    ];
    Setting {
        device: None,
        scenario: Scenario::Age18,
        codes: Codes {
            now_ms: 0,
            owner: None,
            codes: Vec::new(),
        },
        notices: Notices {
            now_ms: 0,
            check: None,
            request: None,
            unseen: false,
        },
        name: String::new(),
        learns: "Старше 18 лет".to_owned(),
        photo: None,
        others: Vec::new(),
        texts: texts
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into(),
    }
}

fn moment() -> Moment {
    Moment {
        face: Face::Code,
        code: Some(ShownCode {
            opens: AT,
            closes: AT + 30,
            size: 45,
            modules: "g".to_owned(),
        }),
        left: 24,
        held_until: None,
        check: None,
        request: None,
        request_left: 0,
    }
}

fn check() -> CheckNotice {
    CheckNotice {
        id: "1".to_owned(),
        at: AT,
        organization: Some("МКУ «Библиотека»".to_owned()),
        scenario: Scenario::Age18,
        words: Some(["синица".to_owned(), "якорь".to_owned()]),
        taken_until: Some(AT + 30),
        reason: None,
    }
}

fn alive() -> Mood {
    Mood {
        alive: true,
        ..Mood::default()
    }
}

#[test]
fn without_a_browser_it_stands_still_and_counts_nothing() {
    let facts = of(&moment(), Mood::default(), &setting());
    assert!(facts.shows("code") && !facts.shows("ring hint alive"));
    assert_eq!(facts.text("until"), "Код обновится сам");
    assert_eq!(facts.text("said"), "");
    assert_eq!(facts.text("modules"), "M0 0h1v1h-1z");
}

#[test]
fn a_code_is_drawn_counted_and_announced_once() {
    let facts = of(&moment(), alive(), &setting());
    assert!(facts.shows("ring") && facts.shows("hint") && facts.shows("can-enlarge"));
    assert_eq!(facts.text("seconds"), "24 с");
    assert_eq!((facts.text("period"), facts.text("gone")), ("30", "6"));
    assert_eq!((facts.text("box"), facts.text("size")), ("0 0 53 53", "45"));
    assert_eq!(facts.text("learns"), "Старше 18 лет");
    let later = Moment {
        left: 23,
        ..moment()
    };
    let later = of(&later, alive(), &setting());
    assert_eq!(facts.said("said"), later.said("said"));
}

#[test]
fn a_taken_code_is_gone_and_the_words_stand_in_its_place() {
    let taken = Moment {
        face: Face::Taken(check()),
        code: None,
        check: Some(check()),
        ..moment()
    };
    let facts = of(&taken, alive(), &setting());
    assert_eq!(facts.text("state"), "checked");
    assert_eq!(facts.said("modules"), Some(""));
    assert_eq!(facts.text("taken-at"), "Проверено в 11:40");
    assert_eq!(
        (facts.text("word-1"), facts.text("word-2")),
        ("синица", "якорь")
    );
    assert_eq!(
        facts.text("said"),
        "МКУ «Библиотека» в 11:40. синица — якорь"
    );
    assert!(!facts.shows("check"), "it is told once");
    assert!(facts.shows("words") && !facts.shows("late"));
}

#[test]
fn a_code_taken_without_a_network_says_why_there_are_no_words() {
    let late = CheckNotice {
        words: None,
        ..check()
    };
    let taken = Moment {
        face: Face::Taken(late.clone()),
        code: None,
        check: Some(late),
        ..moment()
    };
    let facts = of(&taken, alive(), &setting());
    assert_eq!(facts.text("taken-at"), "Проверено в 11:40");
    assert!(facts.shows("late") && !facts.shows("words"));
    assert_eq!(facts.text("said"), "МКУ «Библиотека» в 11:40. Без связи");
}

#[test]
fn why_it_was_not_confirmed_is_told_beside_the_card() {
    let refused = CheckNotice {
        reason: Some(HolderRefusal::Paused),
        ..check()
    };
    let taken = Moment {
        face: Face::Taken(refused.clone()),
        code: None,
        check: Some(refused),
        ..moment()
    };
    let facts = of(&taken, alive(), &setting());
    assert!(facts.shows("check") && facts.shows("reason"));
    assert_eq!(facts.text("reason"), "На паузе");
    assert_eq!(facts.text("check"), "");
}

#[test]
fn digits_are_in_two_groups_and_one_by_one() {
    let digits = Moment {
        face: Face::Digits("48210937".to_owned()),
        code: None,
        left: 38,
        ..moment()
    };
    let facts = of(&digits, alive(), &setting());
    assert_eq!(facts.text("digits"), "4821\u{a0}0937");
    assert_eq!(facts.text("digits-one-by-one"), "4 8 2 1 0 9 3 7");
    assert_eq!((facts.text("period"), facts.text("gone")), ("60", "22"));
    assert!(facts.shows("can-renew") && !facts.shows("can-enlarge"));
}

#[test]
fn a_request_takes_the_place_of_everything_else() {
    let asked = Moment {
        code: None,
        request: Some(IdentityRequest {
            id: "7".to_owned(),
            organization: "МКУ «Библиотека»".to_owned(),
            ogrn: "1027700132195".to_owned(),
            power: "217".to_owned(),
            fields: vec!["name".to_owned(), "photo".to_owned()],
            until: AT + 60,
        }),
        request_left: 47,
        ..moment()
    };
    let facts = of(&asked, alive(), &setting());
    assert!(facts.shows("asked") && facts.shows("ask-name") && !facts.shows("ask-birth"));
    assert!(!facts.shows("can-enlarge can-renew can-retry"));
    assert_eq!(facts.text("ask-time"), "Ещё 47 с");
    assert_eq!(facts.text("ask-authority"), "ОГРН 1027700132195, № 217");
    assert_eq!(
        facts.text("said"),
        "",
        "the panel takes the focus and is read out itself"
    );
}

#[test]
fn hidden_there_is_neither_code_nor_photo() {
    let hidden = Moment {
        face: Face::Hidden,
        code: None,
        check: Some(check()),
        ..moment()
    };
    let facts = of(&hidden, alive(), &setting());
    assert_eq!(facts.text("state"), "hidden");
    assert_eq!(facts.said("modules"), Some(""));
    assert!(facts.shows("can-look") && !facts.shows("person check code"));
}
