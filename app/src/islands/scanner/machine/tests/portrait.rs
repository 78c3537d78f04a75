//! The photo beside a "yes".

use super::{super::portrait::Arrival, *};

fn offered() -> CheckAnswer {
    CheckAnswer {
        photo_until: Some(1_015),
        ..answer(OutcomeKind::Confirmed)
    }
}

fn came(result: Result<&str, AppError>) -> Event {
    Event::HolderPhoto {
        check: "check".to_owned(),
        result: result.map(str::to_owned),
    }
}

fn shown() -> Bench {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(offered()));
    bench
}

#[test]
fn it_is_fetched_once_and_only_where_it_is_offered() {
    let mut bench = shown();
    let fetch = Command::FetchPhoto("check".to_owned());
    for _ in 0..8 {
        bench.after(250);
    }
    let fetches = bench.commands.iter().filter(|command| **command == fetch);
    assert_eq!(fetches.count(), 1);
    let mut plain = Bench::live();
    plain.read("a", "1");
    plain.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert!(!plain.commands.contains(&fetch));
    assert_eq!(plain.machine.arrival(), None);
}

#[test]
fn it_stays_fifteen_seconds_however_long_the_answer_does() {
    let mut bench = shown();
    assert_eq!(bench.machine.arrival(), Some(Arrival::Awaited));
    bench.send(came(Ok("data:,")));
    assert_eq!(bench.machine.photo(), Some("data:,"));
    bench.send(Event::Hold);
    bench.after(14_999);
    assert_eq!(bench.machine.photo(), Some("data:,"));
    bench.after(1);
    assert_eq!(bench.machine.photo(), None);
    assert_eq!(bench.machine.arrival(), None);
    assert!(
        matches!(bench.what(), What::Answer(_)),
        "the answer is held"
    );
}

#[test]
fn it_goes_with_the_answer_and_with_the_page() {
    for leaves in [Event::Next, Event::Hidden] {
        let mut bench = shown();
        bench.send(came(Ok("data:,")));
        bench.send(leaves);
        assert_eq!(bench.machine.photo(), None);
        bench.send(came(Ok("data:,")));
        assert_eq!(bench.machine.photo(), None, "too late");
    }
}

#[test]
fn what_does_not_come_is_said() {
    let mut bench = shown();
    bench.send(came(Err(AppError::NotFound)));
    assert_eq!(bench.machine.arrival(), Some(Arrival::Failed));
    assert_eq!(bench.machine.photo(), None);
    let mut other = shown();
    other.send(Event::HolderPhoto {
        check: "another".to_owned(),
        result: Ok("data:,".to_owned()),
    });
    assert_eq!(other.machine.photo(), None, "of another check");
}
