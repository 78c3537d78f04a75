//! A change of the organization in the middle of a shift.

use super::*;

fn other() -> Option<Ogrn> {
    Ogrn::parse("1027739609391").ok()
}

#[test]
fn before_the_first_check_nothing_is_asked() {
    let mut bench = Bench::live();
    bench.send(Event::Open(Sheet::Organizations));
    bench.send(Event::Choose(other()));
    assert_eq!(bench.machine.organization, other());
    assert_eq!(bench.machine.sheet, None);
}

#[test]
fn in_the_middle_of_a_shift_it_is_asked_once() {
    let mut bench = Bench::live();
    let first = bench.machine.organization.clone();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Next);

    bench.send(Event::Open(Sheet::Organizations));
    bench.send(Event::Choose(other()));
    assert_eq!(bench.machine.sheet, Some(Sheet::Switch));
    assert_eq!(bench.machine.organization, first);
    // The browser tells that the list has closed: the question stays.
    bench.send(Event::Closed(Sheet::Organizations));
    assert_eq!(bench.machine.sheet, Some(Sheet::Switch));
    bench.read("b", "2");
    assert_eq!(bench.sent(), ["1"]);

    bench.send(Event::Switch);
    assert_eq!(bench.machine.organization, other());
    assert_eq!(bench.machine.sheet, None);
    assert!(bench.commands.contains(&Command::Remember(other())));

    bench.read("b", "2");
    bench.answered("2", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Next);
    bench.send(Event::Choose(first.clone()));
    assert_eq!(bench.machine.organization, first);
}

#[test]
fn a_question_that_was_closed_changes_nothing_and_comes_again() {
    let mut bench = Bench::live();
    let first = bench.machine.organization.clone();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Next);
    bench.send(Event::Choose(None));
    bench.send(Event::Closed(Sheet::Switch));
    assert_eq!(bench.machine.organization, first);
    // Too late: what was wanted is forgotten.
    bench.send(Event::Switch);
    assert_eq!(bench.machine.organization, first);
    bench.send(Event::Choose(None));
    assert_eq!(bench.machine.sheet, Some(Sheet::Switch));
}

#[test]
fn choosing_the_same_again_asks_nothing() {
    let mut bench = Bench::live();
    let first = bench.machine.organization.clone();
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Open(Sheet::Organizations));
    bench.send(Event::Choose(first.clone()));
    assert_eq!(bench.machine.sheet, None);
    assert_eq!(bench.machine.organization, first);
}
