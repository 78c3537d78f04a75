//! A benefit that is given once a day: a second visit, and what was not given after all.

use super::*;
use crate::{islands::scanner::states::Paper, ports::AgainToday};

fn again() -> CheckAnswer {
    CheckAnswer {
        again: Some(AgainToday { at: 900 }),
        ..answer(OutcomeKind::Confirmed)
    }
}

fn counted() -> CheckAnswer {
    CheckAnswer {
        return_until: Some(1_600),
        ..answer(OutcomeKind::Confirmed)
    }
}

fn told(result: Result<(), AppError>) -> Event {
    Event::PaperTaken {
        check: "check".to_owned(),
        result,
    }
}

#[test]
fn a_second_visit_feels_like_neither_and_stays_as_long_as_a_plain_yes() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert!(bench.felt(Feel::Yes) && !bench.felt(Feel::Again));
    let plain = bench.machine.seconds_in_all();
    bench.send(Event::Next);
    bench.read("b", "2");
    bench.answered("2", Ok(again()));
    assert!(bench.felt(Feel::Again) && !bench.felt(Feel::No));
    assert_eq!(bench.machine.seconds_in_all(), plain);
    assert!(!bench.machine.may_give_back(), "nothing was counted by it");
}

#[test]
fn what_was_not_given_is_told_once_and_again_if_it_failed() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(counted()));
    assert!(bench.machine.may_give_back() && !bench.machine.may_take_paper());
    bench.send(Event::TakePaper);
    assert_eq!(bench.machine.paper, Paper::No, "that is another button");
    for _ in 0..2 {
        bench.send(Event::GiveBack);
    }
    bench.send(told(Err(AppError::Network)));
    assert_eq!(bench.machine.paper, Paper::Failed);
    bench.send(Event::GiveBack);
    bench.send(told(Ok(())));
    assert_eq!(bench.machine.paper, Paper::Taken);
    assert!(!bench.machine.may_give_back());
    let sent = Command::GiveBack("check".to_owned());
    assert_eq!(bench.commands.iter().filter(|it| **it == sent).count(), 2);

    // The next guest is another one.
    bench.send(Event::Next);
    bench.read("b", "2");
    bench.answered("2", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::GiveBack);
    assert_eq!(bench.commands.iter().filter(|it| **it == sent).count(), 2);
}
