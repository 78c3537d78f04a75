//! Paper after a "no", a group, the guest's language, guests who scan for themselves, and the lens
//! that comes nearer.

use super::*;
use crate::islands::scanner::states::{Glimpse, GroupStep, Paper};

impl Bench {
    /// A code is read and answered.
    fn check(&mut self, key: &str, outcome: OutcomeKind) {
        self.read(key, key);
        self.answered(key, Ok(answer(outcome)));
    }

    /// Rests on a small code for so many milliseconds.
    fn sees(&mut self, glimpse: Glimpse, milliseconds: u64) {
        for _ in 0..milliseconds / 250 {
            self.send(Event::Glimpsed(glimpse));
            self.after(250);
        }
    }
}

fn paper_told(result: Result<(), AppError>) -> Event {
    Event::PaperTaken {
        check: "check".to_owned(),
        result,
    }
}

#[test]
fn paper_is_taken_after_a_no_and_told_once() {
    let mut bench = Bench::live();
    bench.check("1", OutcomeKind::Confirmed);
    assert!(!bench.machine.may_take_paper());
    bench.send(Event::TakePaper);
    bench.send(Event::Next);
    bench.check("2", OutcomeKind::NotConfirmed);
    bench.send(Event::TakePaper);
    bench.send(Event::TakePaper);
    let told = Command::TakePaper("check".to_owned());
    let times = bench.commands.iter().filter(|it| **it == told).count();
    assert_eq!(times, 1, "a second tap is none");
    bench.send(paper_told(Ok(())));
    assert_eq!(bench.machine.paper, Paper::Taken);
    assert!(!bench.machine.may_take_paper());
    bench.send(Event::Next);
    bench.check("3", OutcomeKind::Forged);
    assert_eq!(
        bench.machine.paper,
        Paper::No,
        "the next guest has shown none"
    );
}

#[test]
fn paper_that_was_not_written_down_can_be_told_again() {
    let mut bench = Bench::live();
    bench.check("1", OutcomeKind::Expired);
    bench.send(Event::TakePaper);
    bench.send(paper_told(Err(AppError::Network)));
    assert_eq!(bench.machine.paper, Paper::Failed);
    assert!(bench.machine.may_take_paper());
    bench.send(Event::Next);
    bench.send(paper_told(Ok(())));
    assert_eq!(
        bench.machine.paper,
        Paper::Failed,
        "of a screen that has gone"
    );
}

#[test]
fn a_group_counts_yes_alone_and_is_kept() {
    let mut bench = Bench::live();
    bench.check("0", OutcomeKind::Confirmed);
    bench.send(Event::Next);
    assert_eq!(bench.machine.group, None);
    bench.send(Event::Open(Sheet::Group));
    bench.send(Event::Group(GroupStep::Begin("2".to_owned())));
    assert_eq!(bench.machine.sheet, None);
    for (key, outcome) in [
        ("1", OutcomeKind::Confirmed),
        ("2", OutcomeKind::NotConfirmed),
        ("3", OutcomeKind::Confirmed),
    ] {
        bench.check(key, outcome);
        bench.send(Event::Next);
    }
    let kept = |text: &str| Some(Command::KeepGroup(text.to_owned()));
    let last = |bench: &Bench| {
        let mut commands = bench.commands.iter().rev();
        commands
            .find(|command| matches!(command, Command::KeepGroup(_)))
            .cloned()
    };
    assert_eq!(last(&bench), kept("2/2"));
    assert!(bench.machine.group.expect("a group").is_whole());
    bench.send(Event::Group(GroupStep::Again));
    assert_eq!(last(&bench), kept("0/2"));
    bench.send(Event::Group(GroupStep::End));
    assert_eq!(last(&bench), kept(""));
    assert_eq!(bench.machine.group, None);
}

#[test]
fn the_next_guest_reads_the_language_of_the_device_again() {
    let mut bench = Bench::live();
    bench.check("1", OutcomeKind::NotConfirmed);
    bench.send(Event::Translate);
    assert!(bench.machine.translated);
    bench.send(Event::Next);
    assert!(!bench.machine.translated);
}

#[test]
fn at_a_kiosk_every_answer_goes_by_itself() {
    let mut bench = Bench::live();
    bench.machine.be_kiosk();
    bench.check("1", OutcomeKind::NoAuthority);
    assert!(!bench.machine.decodes());
    bench.after(KIOSK_STAYS);
    assert!(bench.machine.decodes(), "ready for the next guest");
    bench.read("2", "2");
    bench.answered("2", Err(AppError::SignedOut));
    bench.after(KIOSK_STAYS);
    assert!(bench.machine.decodes());
    bench.check("3", OutcomeKind::NotConfirmed);
    assert!(!bench.machine.may_take_paper(), "nobody takes it there");
}

#[test]
fn a_kiosk_asks_for_its_camera_until_it_gets_one() {
    let mut bench = Bench::live();
    bench.machine.be_kiosk();
    bench.send(Event::CameraFailed(CameraTrouble::Busy));
    bench.commands.clear();
    bench.after(9_000);
    assert_eq!(bench.commands, []);
    bench.after(1_000);
    assert_eq!(bench.commands, [Command::OpenCamera(None)]);
    assert_eq!(bench.machine.ground, Ground::Opening);
}

#[test]
fn the_code_of_a_browser_is_followed_and_at_a_kiosk_it_is_not() {
    let code = || Code {
        text: "HTTPS://ID.EXAMPLE/Q/A".to_owned(),
        foreign: Some(vec!["sign_in".to_owned()]),
    };
    let read = |bench: &mut Bench| {
        bench.send(Event::Read {
            code: code(),
            key: "1".to_owned(),
        });
        bench.commands.contains(&Command::Follow(code().text))
    };
    assert!(read(&mut Bench::live()));
    let mut kiosk = Bench::live();
    kiosk.machine.be_kiosk();
    assert!(!read(&mut kiosk));
    assert!(matches!(kiosk.what(), What::Foreign(_)));
    let mut alone = Bench::live();
    alone.send(Event::Network(Some("11:40".to_owned())));
    assert!(!read(&mut alone), "the page behind it needs a network");
}

#[test]
fn the_lens_comes_nearer_to_a_small_code_and_goes_back() {
    let mut bench = Bench::live();
    bench.sees(Glimpse::Closer, 1_500);
    assert!(!bench.machine.zoomed, "not at once");
    bench.sees(Glimpse::Closer, 2_000);
    assert!(bench.machine.zoomed);
    assert!(bench.commands.contains(&Command::Zoom(true)));
    bench.check("1", OutcomeKind::Confirmed);
    bench.after(250);
    assert_eq!(bench.commands.last(), Some(&Command::Zoom(false)));
    bench.send(Event::Next);
    bench.sees(Glimpse::Steady, 4_000);
    assert!(bench.machine.zoomed, "also to one that is out of focus");
    bench.after(1_000);
    bench.after(1_500);
    bench.after(3_000);
    assert!(!bench.machine.zoomed, "there is no code any more");
}

#[test]
fn a_lens_that_came_too_near_goes_back() {
    let mut bench = Bench::live();
    bench.sees(Glimpse::Steady, 4_000);
    assert!(bench.machine.zoomed);
    bench.sees(Glimpse::Away, 2_000);
    assert!(!bench.machine.zoomed);
    assert_eq!(bench.commands.last(), Some(&Command::Zoom(false)));
}

#[test]
fn what_a_hand_has_zoomed_stays() {
    let mut bench = Bench::live();
    bench.send(Event::Zoom);
    bench.check("1", OutcomeKind::Confirmed);
    bench.after(250);
    bench.send(Event::Next);
    bench.after(10_000);
    assert!(bench.machine.zoomed);
}
