use std::collections::BTreeMap;

use domain::identifiers::Ogrn;

use super::*;
use crate::{
    islands::scanner::{
        OrganizationLine,
        states::{Abilities, Code, Event, Lens},
    },
    ports::{AgainToday, CheckAnswer, IdentityFields, Language},
};

fn setting() -> Setting {
    let organization = OrganizationLine {
        ogrn: Ogrn::parse("1027700132195").expect("valid"),
        name: "МКУ".to_owned(),
        in_force: true,
        note: "до 31 декабря".to_owned(),
        covered: "студент".to_owned(),
    };
    Setting {
        language: Language::Ru,
        organizations: vec![organization],
        texts: BTreeMap::new(),
        other_texts: [("outcome-confirmed-word", "Confirmed")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into(),
        worker: String::new(),
        origin: String::new(),
        shell: false,
        kiosk: false,
    }
}

fn after(events: &[Event]) -> Drawing {
    let setting = setting();
    let mut machine = setting.machine();
    for event in events {
        machine.handle(event.clone(), 0);
    }
    Drawing::of(&machine, &setting)
}

fn live(more: &[Event]) -> Drawing {
    let opened = Event::CameraOpened(Abilities {
        lenses: ["a", "b"]
            .map(|id| Lens {
                id: id.to_owned(),
                label: String::new(),
            })
            .into(),
        lens: Some("b".to_owned()),
        ..Abilities::default()
    });
    after(&[&[Event::Start, opened], more].concat())
}

fn read() -> Event {
    Event::Read {
        code: Code {
            text: "code".to_owned(),
            foreign: None,
        },
        key: "1".to_owned(),
    }
}

fn answered(result: Result<CheckAnswer, AppError>) -> Event {
    Event::Answered {
        key: "1".to_owned(),
        result,
    }
}

fn answer(outcome: OutcomeKind) -> CheckAnswer {
    CheckAnswer {
        id: "check".to_owned(),
        outcome,
        at: 0,
        organization: None,
        scenario: None,
        words: None,
        slip: None,
        used: None,
        foreign: None,
        authority: None,
        waits_until: Some(60),
        photo_until: None,
        again: None,
        return_until: None,
    }
}

#[test]
fn a_second_visit_has_a_band_in_the_place_of_the_tick() {
    let again = CheckAnswer {
        again: Some(AgainToday { at: 0 }),
        ..answer(OutcomeKind::Confirmed)
    };
    let counted = CheckAnswer {
        return_until: Some(600),
        ..answer(OutcomeKind::Confirmed)
    };
    let [twice, once] = [again, counted].map(|it| live(&[read(), answered(Ok(it))]));
    assert!(twice.facts.shows("again") && !twice.facts.shows("shape"));
    assert!(once.facts.shows("shape") && !once.facts.shows("again"));
    assert!(once.facts.shows("may-return") && !twice.facts.shows("may-return"));
    let class = twice.facts.text("outcome-class");
    assert!(class.contains("outcome-twice"), "{class}");
    let told = |result| Event::PaperTaken {
        check: "check".to_owned(),
        result,
    };
    let counted = CheckAnswer {
        return_until: Some(600),
        ..answer(OutcomeKind::Confirmed)
    };
    let shown = [read(), answered(Ok(counted)), Event::GiveBack, told(Ok(()))];
    let returned = live(&shown);
    assert_eq!(returned.facts.text("paper"), "outcome-return-done");
    assert!(!returned.facts.shows("may-return"));
}

#[test]
fn one_scene_at_a_time() {
    let scenes =
        |drawing: &Drawing| ["start", "live", "blocked"].map(|scene| drawing.facts.shows(scene));
    assert_eq!(scenes(&after(&[])), [true, false, false]);
    assert_eq!(scenes(&after(&[Event::Start])), [false, true, false]);
    assert_eq!(scenes(&live(&[])), [false, true, false]);
    let refused = after(&[Event::Start, Event::CameraFailed(CameraTrouble::Refused)]);
    assert_eq!(scenes(&refused), [false, false, true]);
    assert!(refused.facts.shows("refused") && refused.facts.shows("!reload"));
}

#[test]
fn the_chosen_organization_is_named() {
    let drawing = after(&[]);
    assert_eq!(drawing.facts.text("organization"), "МКУ");
    assert!(drawing.facts.shows("as-1027700132195 individual"));
    let individual = after(&[Event::Choose(None)]);
    assert!(individual.facts.shows("individual") && !individual.facts.shows("organization"));
}

#[test]
fn a_code_is_seen_to_be_checked_at_once() {
    let over_the_camera = live(&[read()]);
    assert_eq!(over_the_camera.facts.text("hint"), "scan-hint-asking");
    assert_eq!(over_the_camera.facts.text("state"), "asking");
    assert!(!over_the_camera.facts.shows("covered"));
    let photo = Event::PhotoRead {
        code: Code {
            text: "code".to_owned(),
            foreign: None,
        },
        key: "1".to_owned(),
    };
    let without = after(&[Event::PhotoChosen, photo]);
    assert_eq!(without.facts.text("word"), "scan-hint-asking");
    assert!(without.facts.shows("covered"));
}

#[test]
fn every_outcome_has_one_way_on() {
    const WAYS: [&str; 7] = [
        "may-train",
        "may-go-on",
        "may-retry",
        "may-choose",
        "may-sign-in",
        "may-confirm",
        "may-stop-waiting",
    ];
    let errors = [
        AppError::SignedOut,
        AppError::NotConfirmed,
        AppError::TooMany { retry_after: 1 },
        AppError::Internal {
            request_id: String::new(),
        },
    ];
    let answers = OutcomeKind::ALL.map(|outcome| Ok(answer(outcome)));
    let untrained = CheckAnswer {
        authority: Some(AuthorityRefusal::Untrained),
        ..answer(OutcomeKind::NoAuthority)
    };
    let drawing = live(&[read(), answered(Ok(untrained.clone()))]);
    assert!(drawing.facts.shows("may-train") && drawing.facts.shows("may-be-individual"));
    let answers = answers.into_iter().chain([Ok(untrained)]);
    for result in answers.chain(errors.map(Err)) {
        let drawing = live(&[read(), answered(result.clone())]);
        let ways = WAYS.iter().filter(|way| drawing.facts.shows(way)).count();
        assert_eq!(ways, 1, "{result:?}");
        assert!(drawing.facts.shows("covered"));
        assert!(!drawing.facts.text("word").is_empty());
    }
}

/// A family's certificate of this installation is opened on a tap, nothing else that is not ours.
#[test]
fn a_certificate_has_a_page_and_nothing_else_has() {
    let opens = |kind: &str, setting: &Setting| {
        let mut machine = setting.machine();
        let code = Code {
            text: "HTTPS://ID.EXAMPLE/C/ABC234".to_owned(),
            foreign: Some(vec![kind.to_owned(), "ID.EXAMPLE".to_owned()]),
        };
        let photo = Event::PhotoRead {
            code,
            key: "1".to_owned(),
        };
        for event in [Event::PhotoChosen, photo] {
            machine.handle(event, 0);
        }
        let drawing = Drawing::of(&machine, setting);
        let shown = drawing.facts.shows("may-open");
        shown.then(|| drawing.facts.text("certificate").to_owned())
    };
    let own = setting();
    assert_eq!(opens("certificate", &own), Some("/c/ABC234".to_owned()));
    for kind in ["link", "badge", "payment", "text"] {
        assert_eq!(opens(kind, &own), None, "{kind}");
    }
    let kiosk = Setting {
        kiosk: true,
        ..setting()
    };
    assert_eq!(opens("certificate", &kiosk), None);
}

#[test]
fn the_ring_runs_down() {
    let setting = setting();
    let mut machine = setting.machine();
    machine.handle(Event::PhotoChosen, 0);
    machine.handle(Event::PhotoEmpty, 0);
    let gone = |machine: &Machine| Drawing::of(machine, &setting).facts.text("ring").to_owned();
    assert_eq!(gone(&machine), "0");
    machine.handle(Event::Tick, 5_000);
    assert_eq!(gone(&machine), "20");
    machine.handle(Event::Hold, 5_000);
    assert!(!Drawing::of(&machine, &setting).facts.shows("counts"));
}

#[test]
fn an_identity_is_drawn_and_gone() {
    let fields = IdentityFields {
        name: "Имя".to_owned(),
        birth: "1990-05-17".to_owned(),
        document: "45 20".to_owned(),
        photo: "data:,".to_owned(),
    };
    let allowed = Event::Awaited {
        check: "check".to_owned(),
        result: Ok(crate::ports::Awaited::Allowed(fields)),
    };
    let events = [
        read(),
        answered(Ok(answer(OutcomeKind::AwaitingHolder))),
        allowed,
    ];
    let drawing = live(&events);
    assert!(drawing.facts.shows("identity") && !drawing.facts.shows("can-hold"));
    assert_eq!(drawing.facts.text("identity-name"), "Имя");
    let gone = live(&[&events[..], &[Event::Next]].concat());
    assert!(!format!("{gone:?}").contains("Имя"));
}

#[test]
fn cameras_without_a_name_are_numbered() {
    let drawing = live(&[]);
    let lenses: Vec<_> = drawing
        .lenses
        .iter()
        .map(|(id, _, chosen)| (id.as_str(), *chosen))
        .collect();
    assert_eq!(lenses, [("a", false), ("b", true)]);
}

#[test]
fn an_answer_is_told_in_the_other_language_and_back() {
    let confirmed = || answered(Ok(answer(OutcomeKind::Confirmed)));
    let own = live(&[read(), confirmed()]);
    assert_eq!(own.facts.text("outcome-language"), "ru");
    assert!(own.facts.shows("may-translate") && !own.facts.shows("translated"));
    let other = live(&[read(), confirmed(), Event::Translate]);
    assert_eq!(other.facts.text("word"), "Confirmed");
    assert_eq!(other.facts.text("outcome-language"), "en");
    let back = live(&[read(), confirmed(), Event::Translate, Event::Translate]);
    assert_eq!(back, own);
}

#[test]
fn at_a_kiosk_there_is_nothing_to_choose() {
    let setting = Setting {
        kiosk: true,
        ..setting()
    };
    let mut machine = setting.machine();
    let opened = Event::CameraOpened(Abilities::default());
    let refused = answered(Ok(answer(OutcomeKind::NoAuthority)));
    for event in [Event::Start, opened, read(), refused] {
        machine.handle(event, 0);
    }
    let facts = Drawing::of(&machine, &setting).facts;
    assert!(facts.shows("may-go-on") && facts.shows("counts"));
    assert!(!facts.shows("may-choose may-be-individual can-hold may-take-paper"));
}
