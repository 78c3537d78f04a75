//! What is said of the words' way to the holder.

use super::*;

fn with_words(outcome: OutcomeKind) -> CheckAnswer {
    CheckAnswer {
        words: Some(["синица".to_owned(), "якорь".to_owned()]),
        ..answer(outcome)
    }
}

fn shown(answer: CheckAnswer) -> Bench {
    let mut bench = Bench::live();
    bench.read("a", "1");
    bench.answered("1", Ok(answer));
    bench.commands.clear();
    bench
}

impl Bench {
    /// How often the server was asked.
    fn asked(&self) -> usize {
        let ask = Command::AskDelivery("check".to_owned());
        self.commands.iter().filter(|it| **it == ask).count()
    }

    fn delivery(&mut self, result: Result<bool, AppError>) -> Option<&'static str> {
        self.send(Event::Delivery {
            check: "check".to_owned(),
            result,
        });
        self.machine.words_note()
    }
}

#[test]
fn words_that_arrived_are_asked_for_once_and_not_spoken_of() {
    for outcome in [
        OutcomeKind::Confirmed,
        OutcomeKind::NotConfirmed,
        OutcomeKind::AlreadyUsed,
    ] {
        let mut bench = shown(with_words(outcome));
        bench.after(1_999);
        assert_eq!(bench.asked(), 0);
        bench.after(1);
        assert_eq!(bench.asked(), 1);
        assert_eq!(bench.delivery(Ok(true)), None);
        bench.after(10_000);
        assert_eq!(bench.asked(), 1);
    }
}

#[test]
fn away_is_said_and_taken_back_when_they_arrive_after_all() {
    let mut bench = shown(with_words(OutcomeKind::Confirmed));
    bench.after(2_000);
    assert_eq!(bench.delivery(Ok(false)), Some("outcome-words-away"));
    bench.after(1_999);
    assert_eq!(bench.asked(), 1);
    bench.after(1);
    assert_eq!(bench.asked(), 2);
    assert_eq!(bench.delivery(Ok(true)), Some("outcome-words-arrived"));
    bench.after(5_000);
    assert_eq!(bench.asked(), 2);
    // The next guest begins anew.
    bench.after(6_000);
    assert_eq!(bench.machine.over, Over::Nothing);
    bench.read("b", "2");
    bench.answered("2", Ok(with_words(OutcomeKind::Confirmed)));
    assert_eq!(bench.machine.words_note(), None);
}

#[test]
fn without_an_answer_nothing_is_said() {
    let mut bench = shown(with_words(OutcomeKind::Confirmed));
    bench.after(2_000);
    assert_eq!(bench.delivery(Err(AppError::Network)), None);
    bench.after(2_000);
    assert_eq!(bench.asked(), 2);
    assert_eq!(bench.delivery(Err(AppError::NotFound)), None);
    bench.after(4_000);
    assert_eq!(bench.asked(), 2);
}

#[test]
fn a_screen_without_words_asks_nothing_and_a_held_one_not_for_ever() {
    let mut bench = shown(answer(OutcomeKind::Forged));
    bench.after(5_000);
    assert_eq!(bench.asked(), 0);

    let mut bench = shown(with_words(OutcomeKind::Confirmed));
    bench.send(Event::Hold);
    for _ in 0..200 {
        bench.after(2_000);
        bench.delivery(Ok(false));
    }
    assert_eq!(bench.asked(), 59);
}

#[test]
fn while_the_holder_is_asked_the_words_are_on_their_way_too() {
    let mut bench = shown(with_words(OutcomeKind::AwaitingHolder));
    bench.after(2_000);
    assert_eq!(bench.asked(), 1);
    assert_eq!(bench.delivery(Ok(false)), Some("outcome-words-away"));
    bench.send(Event::Awaited {
        check: "check".to_owned(),
        result: Ok(Awaited::Declined),
    });
    bench.after(2_000);
    assert_eq!(bench.delivery(Ok(true)), Some("outcome-words-arrived"));
}
