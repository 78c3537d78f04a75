use domain::offline::{OfflineAnswer, Standing};

use super::*;
use crate::{islands::scanner::states::Kept, ports::UsedBefore};

fn kept(pending: u32, reached: bool) -> Event {
    Event::Kept(Kept {
        standing: Some(Standing {
            data_at: 900,
            at: 1_000,
            offset: 0,
        }),
        pending,
        reached,
    })
}

fn judged(key: &str, outcome: Option<OutcomeKind>) -> Event {
    Event::Judged {
        key: key.to_owned(),
        answer: Some(OfflineAnswer {
            outcome,
            at: 1_000,
            sure: true,
            data_at: 900,
            scenario: None,
            foreign: None,
            authority: None,
            used_at: None,
            used_elsewhere: false,
            once: false,
            proves: None,
        }),
    }
}

/// With data kept, so that something can be said without the server.
fn bench() -> Bench {
    let mut bench = Bench::live();
    bench.send(kept(0, true));
    bench
}

impl Bench {
    fn judges(&self) -> bool {
        matches!(self.commands.last(), Some(Command::Judge(_)))
    }
}

#[test]
fn a_server_that_never_answers_is_waited_for_so_long_and_no_longer() {
    let mut bench = bench();
    bench.read("a", "1");
    assert!(matches!(
        bench.commands.last(),
        Some(Command::Ask {
            patience: 2_500,
            ..
        })
    ));
    bench.after(2_500);
    bench.answered("1", Err(AppError::Network));
    assert!(bench.judges());
    assert_eq!(bench.sent(), ["1"]);
}

#[test]
fn a_dead_server_is_tried_again_within_that_time() {
    let mut bench = bench();
    bench.read("a", "1");
    for _ in 0..3 {
        assert!(!bench.judges());
        bench.after(400);
        bench.answered("1", Err(AppError::Network));
    }
    assert!(bench.judges());
    assert_eq!(bench.sent(), ["1", "1", "1"]);
}

#[test]
fn what_this_device_knows_is_shown_and_sent_later() {
    let mut bench = bench();
    bench.read("a", "1");
    bench.after(2_500);
    bench.answered("1", Err(AppError::Network));
    bench.send(judged("0", Some(OutcomeKind::Forged)));
    assert!(matches!(bench.machine.over, Over::Asking(_)), "another one");
    bench.send(judged("1", Some(OutcomeKind::Offline)));
    assert!(matches!(bench.what(), What::Offline(_)));
    assert!(bench.commands.contains(&Command::SendLater));
    assert!(!bench.felt(Feel::Yes), "never felt as a yes");
    // An answer of the server that comes now is too late for this screen.
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert!(matches!(bench.what(), What::Offline(_)));
    assert!(bench.machine.is_offline());
}

#[test]
fn where_nothing_can_be_said_it_can_be_tried_again() {
    for event in [
        judged("1", None),
        Event::Judged {
            key: "1".to_owned(),
            answer: None,
        },
    ] {
        let mut bench = bench();
        bench.read("a", "1");
        bench.after(2_500);
        bench.answered("1", Err(AppError::Network));
        bench.send(event);
        bench.send(Event::Retry);
        assert_eq!(bench.sent(), ["1", "1"]);
    }
}

#[test]
fn what_waits_goes_with_the_next_answer() {
    let mut bench = bench();
    bench.send(kept(2, false));
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    assert!(bench.commands.contains(&Command::Send));
    assert!(!bench.machine.is_offline());
}

#[test]
fn digits_are_never_judged_here() {
    let mut bench = bench();
    bench.send(Event::Typed {
        digits: "12345678".to_owned(),
        key: "1".to_owned(),
    });
    for _ in 0..3 {
        bench.answered("1", Err(AppError::Network));
    }
    assert!(matches!(bench.what(), What::Failed(AppError::Network, _)));
}

#[test]
fn what_an_organization_has_taken_online_is_remembered_for_the_time_without() {
    let taken = |outcome, change: fn(&mut CheckAnswer), individual: bool| {
        let mut bench = bench();
        if individual {
            bench.send(Event::Choose(None));
        }
        bench.read("a", "1");
        let mut answer = answer(outcome);
        change(&mut answer);
        bench.answered("1", Ok(answer));
        bench
            .commands
            .into_iter()
            .find_map(|command| match command {
                Command::Taken { request, used } => {
                    Some((request.idempotency_key, used.at, used.by_same))
                }
                _ => None,
            })
    };
    let same = |_: &mut CheckAnswer| ();
    let now = Some(("1".to_owned(), 1_000, true));
    assert_eq!(taken(OutcomeKind::Confirmed, same, false), now);
    assert_eq!(taken(OutcomeKind::NotConfirmed, same, false), now);
    let before = |answer: &mut CheckAnswer| {
        answer.used = Some(UsedBefore {
            at: 990,
            by_same: false,
        });
    };
    let then = Some(("1".to_owned(), 990, false));
    assert_eq!(taken(OutcomeKind::AlreadyUsed, before, false), then);
    for outcome in [OutcomeKind::Forged, OutcomeKind::Expired] {
        assert_eq!(taken(outcome, same, false), None, "{outcome:?}");
    }
    assert_eq!(
        taken(OutcomeKind::Confirmed, same, true),
        None,
        "an individual takes nothing"
    );
}
