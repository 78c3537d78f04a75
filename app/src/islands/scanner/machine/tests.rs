use domain::outcome::OutcomeKind;

use super::*;
use crate::{
    error::AppError,
    islands::scanner::states::{CameraTrouble, Code},
    ports::{Awaited, CheckAnswer, IdentityFields},
};

mod around;
mod delivery;
mod door;
mod holder;
mod news;
mod offline;
mod once;
mod portrait;
mod switching;

/// A machine with a clock, and everything it asked for so far.
struct Bench {
    machine: Machine,
    now: u64,
    commands: Vec<Command>,
}

/// A code that may be one of ours.
fn ours(text: &str) -> Code {
    Code {
        text: text.to_owned(),
        foreign: None,
    }
}

impl Bench {
    /// With the camera running.
    fn live() -> Self {
        let mut bench = Self {
            machine: Machine::new(Language::Ru, Ogrn::parse("1027700132195").ok()),
            now: 0,
            commands: Vec::new(),
        };
        bench.send(Event::Start);
        bench.send(Event::CameraOpened(Abilities {
            torch: true,
            ..Abilities::default()
        }));
        assert!(bench.machine.decodes());
        bench.commands.clear();
        bench
    }

    fn send(&mut self, event: Event) {
        self.commands.extend(self.machine.handle(event, self.now));
    }

    fn after(&mut self, milliseconds: u64) {
        self.now += milliseconds;
        self.send(Event::Tick);
    }

    fn read(&mut self, text: &str, key: &str) {
        self.send(Event::Read {
            code: ours(text),
            key: key.to_owned(),
        });
    }

    fn answered(&mut self, key: &str, result: Result<CheckAnswer, AppError>) {
        self.send(Event::Answered {
            key: key.to_owned(),
            result,
        });
    }

    /// Keys of everything that was sent.
    fn sent(&self) -> Vec<&str> {
        self.commands
            .iter()
            .filter_map(|command| match command {
                Command::Ask { request, .. } => Some(request.idempotency_key.as_str()),
                _ => None,
            })
            .collect()
    }

    fn what(&self) -> &What {
        match &self.machine.over {
            Over::Shown(shown) => &shown.what,
            other => panic!("{other:?}"),
        }
    }

    fn felt(&self, feel: Feel) -> bool {
        self.commands.contains(&Command::Feel(feel))
    }
}

fn answer(outcome: OutcomeKind) -> CheckAnswer {
    CheckAnswer {
        id: "check".to_owned(),
        outcome,
        at: 1_000,
        organization: None,
        scenario: None,
        words: None,
        slip: None,
        used: None,
        foreign: None,
        authority: None,
        waits_until: (outcome == OutcomeKind::AwaitingHolder).then_some(1_060),
        photo_until: None,
        again: None,
        return_until: None,
    }
}

fn fields() -> IdentityFields {
    IdentityFields {
        name: "Имя".to_owned(),
        birth: "1990-05-17".to_owned(),
        document: "45 20".to_owned(),
        photo: "data:,".to_owned(),
    }
}

#[test]
fn bad_bad_good() {
    let mut bench = Bench::live();
    let codes = [
        ("a", OutcomeKind::Forged),
        ("b", OutcomeKind::Expired),
        ("c", OutcomeKind::Confirmed),
    ];
    for (text, outcome) in codes {
        bench.read(text, text);
        assert!(!bench.machine.decodes());
        bench.answered(text, Ok(answer(outcome)));
        assert_eq!(bench.what(), &What::Answer(answer(outcome)));
        assert_eq!(bench.felt(Feel::Yes), outcome == OutcomeKind::Confirmed);
        bench.send(Event::Next);
        assert!(bench.machine.decodes(), "ready after {outcome:?}");
    }
    assert_eq!(bench.sent(), ["a", "b", "c"]);
}

#[test]
fn an_answer_clears_itself_and_the_camera_goes_on() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert_eq!(bench.machine.seconds_left(), Some(15));
    bench.after(14_500);
    assert_eq!(bench.machine.seconds_left(), Some(1));
    bench.after(500);
    assert!(bench.machine.decodes());
}

#[test]
fn an_answer_stays_when_it_is_held_or_needs_a_decision() {
    for (outcome, hold) in [
        (OutcomeKind::Confirmed, true),
        (OutcomeKind::NoAuthority, false),
    ] {
        let mut bench = Bench::live();
        bench.read("a", "1");
        bench.answered("1", Ok(answer(outcome)));
        if hold {
            bench.send(Event::Hold);
        }
        bench.after(600_000);
        assert_eq!(bench.what(), &What::Answer(answer(outcome)));
    }
}

#[test]
fn the_same_code_waits_three_seconds_another_does_not() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Next);
    bench.now += 2_999;
    bench.read("a", "2");
    assert_eq!(bench.sent(), ["1"]);
    bench.read("b", "3");
    bench.answered("3", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Next);
    bench.read("a", "4");
    bench.answered("4", Ok(answer(OutcomeKind::AlreadyUsed)));
    bench.send(Event::Next);
    bench.now += 3_000;
    bench.read("a", "5");
    assert_eq!(bench.sent(), ["1", "3", "4", "5"]);
}

#[test]
fn a_lost_network_is_tried_three_times_with_one_key() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    for _ in 0..3 {
        bench.answered("1", Err(AppError::Network));
    }
    assert_eq!(bench.sent(), ["1", "1", "1"]);
    assert!(matches!(bench.what(), What::Failed(AppError::Network, _)));
    bench.after(600_000);
    bench.send(Event::Retry);
    assert_eq!(bench.sent(), ["1", "1", "1", "1"]);
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert_eq!(bench.what(), &What::Answer(answer(OutcomeKind::Confirmed)));
}

#[test]
fn an_answer_to_something_else_is_dropped() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("0", Ok(answer(OutcomeKind::Confirmed)));
    assert!(matches!(bench.machine.over, Over::Asking(_)));
    bench.answered("1", Ok(answer(OutcomeKind::Forged)));
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert_eq!(bench.what(), &What::Answer(answer(OutcomeKind::Forged)));
}

#[test]
fn other_errors_are_said_at_once() {
    for error in [
        AppError::SignedOut,
        AppError::NotConfirmed,
        AppError::TooMany { retry_after: 9 },
    ] {
        let mut bench = Bench::live();
        bench.read("a", "1");
        bench.answered("1", Err(error.clone()));
        assert_eq!(bench.sent(), ["1"]);
        assert!(matches!(bench.what(), What::Failed(said, _) if *said == error));
    }
}

#[test]
fn another_organization_gets_another_answer_to_the_same_code() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::NoAuthority)));
    bench.send(Event::Open(Sheet::Organizations));
    bench.send(Event::Choose(None));
    assert!(bench.commands.contains(&Command::Remember(None)));
    bench.read("a", "2");
    assert_eq!(bench.sent(), ["1", "2"]);
    assert_eq!(bench.machine.organization, None);
}

#[test]
fn a_sheet_stops_the_clock_and_the_decoder() {
    let mut bench = Bench::live();
    bench.send(Event::Open(Sheet::Reads));
    bench.read("a", "1");
    assert!(bench.sent().is_empty());
    bench.send(Event::Closed(Sheet::Digits));
    assert_eq!(bench.machine.sheet, Some(Sheet::Reads));
    bench.send(Event::Closed(Sheet::Reads));
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::NotConfirmed)));
    bench.after(5_000);
    bench.send(Event::Open(Sheet::Details));
    bench.after(60_000);
    bench.send(Event::Closed(Sheet::Details));
    assert_eq!(bench.machine.seconds_left(), Some(10));
}

#[test]
fn typed_digits() {
    let mut bench = Bench::live();
    let typed = |digits: &str| Event::Typed {
        digits: digits.to_owned(),
        key: "1".to_owned(),
    };
    bench.send(Event::Open(Sheet::Digits));
    bench.send(typed("4821 09"));
    assert_eq!(bench.machine.typed_problem, Some(TypedProblem::Length(6)));
    bench.send(typed("4821 O933"));
    assert_eq!(bench.machine.typed_problem, Some(TypedProblem::Shape));
    bench.send(typed("4821 0933"));
    assert!(bench.machine.asks_typed());
    bench.answered("1", Err(AppError::TooMany { retry_after: 40 }));
    assert_eq!(bench.machine.typed_problem, Some(TypedProblem::TooMany(40)));
    assert_eq!(bench.machine.sheet, Some(Sheet::Digits));
    bench.send(typed("48210933"));
    bench.answered("1", Ok(answer(OutcomeKind::Expired)));
    assert_eq!(bench.machine.typed_problem, Some(TypedProblem::Unknown));
    bench.send(typed("48210934"));
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert_eq!(bench.machine.sheet, None);
    assert_eq!(bench.what(), &What::Answer(answer(OutcomeKind::Confirmed)));
}

#[test]
fn a_photo_before_the_camera_was_ever_on() {
    let mut bench = Bench::live();
    bench.machine = Machine::new(Language::En, None);
    bench.send(Event::PhotoChosen);
    assert_eq!(bench.machine.over, Over::Photo);
    bench.send(Event::PhotoEmpty);
    assert_eq!(bench.what(), &What::EmptyPhoto);
    bench.send(Event::Next);
    bench.send(Event::PhotoChosen);
    bench.send(Event::PhotoRead {
        code: ours("a"),
        key: "1".to_owned(),
    });
    bench.answered("1", Ok(answer(OutcomeKind::NotOurCode)));
    bench.send(Event::Next);
    assert_eq!(
        (bench.machine.ground, &bench.machine.over),
        (Ground::Start, &Over::Nothing)
    );
    bench.send(Event::PhotoChosen);
    bench.send(Event::PhotoFailed);
    assert_eq!(
        bench.machine.ground,
        Ground::Blocked(CameraTrouble::Decoder)
    );
}

#[test]
fn a_foreign_code_is_told_to_nobody() {
    let mut bench = Bench::live();
    let code = || Code {
        text: "ST00012|Name=ООО".to_owned(),
        foreign: Some(vec!["payment".to_owned()]),
    };
    let read = |bench: &mut Bench| {
        bench.send(Event::Read {
            code: code(),
            key: "a".to_owned(),
        });
    };
    read(&mut bench);
    assert!(bench.sent().is_empty());
    assert!(matches!(&bench.machine.over, Over::Shown(shown)
        if matches!(&*shown.what, What::Foreign(_))));
    bench.send(Event::Share);
    assert_eq!(bench.commands.last(), Some(&Command::Share(code().text)));
    // Still before the camera, it is not said again at once.
    bench.send(Event::Next);
    read(&mut bench);
    assert_eq!(bench.machine.over, Over::Nothing);
    // From a photo it is said too.
    bench.send(Event::PhotoChosen);
    bench.send(Event::PhotoRead {
        code: code(),
        key: "b".to_owned(),
    });
    assert!(bench.sent().is_empty());
    assert!(bench.machine.over != Over::Nothing);
}

#[test]
fn the_next_code_from_a_scanner_in_the_hand_takes_the_place_of_the_answer() {
    let mut bench = Bench::live();
    bench.read("one", "a");
    bench.answered("a", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::PhotoChosen);
    bench.send(Event::PhotoRead {
        code: ours("two"),
        key: "b".to_owned(),
    });
    assert_eq!(bench.sent(), ["a", "b"]);
    // Whoever is being asked is not forgotten for it.
    bench.answered("b", Ok(answer(OutcomeKind::AwaitingHolder)));
    bench.send(Event::PhotoChosen);
    bench.send(Event::PhotoRead {
        code: ours("three"),
        key: "c".to_owned(),
    });
    assert_eq!(bench.sent(), ["a", "b"]);
}
