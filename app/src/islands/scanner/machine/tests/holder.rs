//! Waiting for the holder's decision.

use super::*;

#[test]
fn the_holder_is_waited_for_and_the_identity_goes() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::AwaitingHolder)));
    assert_eq!(bench.machine.seconds_left(), Some(60));
    assert!(bench.felt(Feel::Wait));
    bench.after(1_500);
    bench.after(250);
    let poll = Command::Poll("check".to_owned());
    assert_eq!(
        bench
            .commands
            .iter()
            .filter(|command| **command == poll)
            .count(),
        1
    );
    let awaited = |result| Event::Awaited {
        check: "check".to_owned(),
        result,
    };
    bench.send(awaited(Err(AppError::Network)));
    bench.after(1_500);
    assert_eq!(
        bench
            .commands
            .iter()
            .filter(|command| **command == poll)
            .count(),
        2
    );
    bench.send(awaited(Ok(Awaited::Allowed(fields()))));
    assert!(matches!(bench.what(), What::Identity(..)));
    assert_eq!(bench.machine.seconds_left(), Some(30));
    bench.after(30_000);
    assert!(bench.machine.decodes());
}

#[test]
fn an_identity_does_not_outlive_the_page() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::AwaitingHolder)));
    let allowed = Ok(Awaited::Allowed(fields()));
    bench.send(Event::Awaited {
        check: "check".to_owned(),
        result: allowed,
    });
    bench.send(Event::Hidden);
    assert_eq!(bench.machine.over, Over::Nothing);
}

#[test]
fn the_holder_may_refuse_or_stay_silent() {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::AwaitingHolder)));
    bench.send(Event::Awaited {
        check: "check".to_owned(),
        result: Ok(Awaited::Declined),
    });
    assert!(matches!(bench.what(), What::Declined(_)));
    bench.after(15_000);
    bench.read("b", "2");
    bench.answered("2", Ok(answer(OutcomeKind::AwaitingHolder)));
    bench.after(61_999);
    assert!(matches!(bench.what(), What::Awaiting(_)));
    bench.after(1);
    assert!(matches!(bench.what(), What::Over(_)));
}
