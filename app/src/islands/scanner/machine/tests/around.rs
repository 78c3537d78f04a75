//! The camera, updates and hints around a check.

use super::*;
use crate::islands::scanner::states::{Glimpse, Lens};

#[test]
fn the_camera_comes_back_as_it_was() {
    let mut bench = Bench::live();
    bench.send(Event::Torch);
    bench.send(Event::UseLens("wide".to_owned()));
    bench.send(Event::Hidden);
    assert_eq!(bench.commands.last(), Some(&Command::CloseCamera));
    bench.send(Event::Visible);
    assert_eq!(
        bench.commands.last(),
        Some(&Command::OpenCamera(Some("wide".to_owned())))
    );
    let lenses = vec![Lens {
        id: "wide".to_owned(),
        label: String::new(),
    }];
    bench.send(Event::CameraOpened(Abilities {
        torch: true,
        lenses,
        ..Abilities::default()
    }));
    assert_eq!(bench.commands.last(), Some(&Command::Torch(true)));
    bench.send(Event::CameraFailed(CameraTrouble::Busy));
    bench.send(Event::Visible);
    assert_eq!(bench.commands.last(), Some(&Command::CloseCamera));
    assert_eq!(bench.machine.ground, Ground::Blocked(CameraTrouble::Busy));
}

#[test]
fn a_late_camera_is_closed_again() {
    let mut bench = Bench::live();
    bench.send(Event::CameraFailed(CameraTrouble::Decoder));
    bench.send(Event::CameraOpened(Abilities::default()));
    assert_eq!(bench.commands.last(), Some(&Command::CloseCamera));
}

#[test]
fn an_update_waits_for_the_end_of_a_check() {
    let mut bench = Bench::live();
    bench.send(Event::UpdateWaits);
    bench.read("a", "1");
    bench.send(Event::Update);
    assert!(!bench.commands.contains(&Command::Update));
    bench.answered("1", Ok(answer(OutcomeKind::Confirmed)));
    bench.send(Event::Next);
    bench.send(Event::Update);
    assert!(bench.commands.contains(&Command::Update));
}

#[test]
fn hints_begin_anew_after_each_code() {
    let mut bench = Bench::live();
    bench.after(20_000);
    assert_eq!(bench.machine.hint(), Hint::OtherWays);
    bench.send(Event::Glimpsed(Glimpse::Away));
    bench.read("a", "1");
    bench.answered("1", Ok(answer(OutcomeKind::Forged)));
    bench.send(Event::Next);
    assert_eq!(bench.machine.hint(), Hint::Aim);
}
