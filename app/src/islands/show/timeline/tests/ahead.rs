//! Codes held ahead, for places without a network.

use super::*;

/// What the server answers `seconds` after the start, ten minutes ahead.
fn codes_ahead(seconds: i64) -> Codes {
    let opens = (START + seconds).div_euclid(PERIOD) * PERIOD;
    Codes {
        codes: (0..21)
            .map(|window| code(opens + window * PERIOD))
            .collect(),
        ..codes(seconds)
    }
}

/// The phone's clock said `at(0)` when the server's said the start.
fn anchor() -> Anchor {
    Anchor {
        server: START * 1_000,
        wall: at(0.0).wall,
    }
}

/// A page loaded anew: its steady clock begins again.
fn reloaded(seconds: i64) -> Reading {
    Reading {
        steady: 0,
        wall: at(seconds as f64).wall,
    }
}

#[test]
fn ten_minutes_without_a_network_each_code_in_its_window_and_then_none() {
    let mut timeline = Timeline::new(AGE, codes_ahead(0), notices(0, None));
    timeline.begin(at(0.0), 0);
    second(&mut timeline, 0, true);
    assert_eq!(timeline.moment(at(0.0)).held_until, None, "all is well");
    for seconds in 1..630 {
        second(&mut timeline, seconds, false);
        let moment = timeline.moment(at(seconds as f64));
        let code = moment.code.expect("never blank");
        let now = START + seconds;
        assert!(code.opens <= now && now < code.closes, "at {seconds}");
        assert!(seconds < 3 || moment.held_until == Some(START + 630));
        assert!(!timeline.is_over());
    }
    second(&mut timeline, 630, false);
    let over = timeline.moment(at(630.0));
    assert!(matches!(over.face, Face::NoConnection { .. }));
    assert_eq!(over.code, None);
    assert!(timeline.is_over(), "and nothing is held any more");
}

#[test]
fn a_reload_without_a_network_goes_on_by_the_phones_clock() {
    let reading = reloaded(240);
    let mut timeline = Timeline::held(AGE, codes_ahead(0), anchor(), reading);
    let moment = timeline.moment(reading);
    assert_eq!(moment.code.map(|code| code.opens), Some(START + 240));
    assert_eq!(moment.held_until, Some(START + 630));
}

#[test]
fn a_phone_set_back_shows_no_code_and_one_set_forward_before_ones_eyes_neither() {
    let back = reloaded(-3_600);
    let mut timeline = Timeline::held(AGE, codes_ahead(0), anchor(), back);
    assert_eq!(timeline.moment(back).code, None);

    let mut timeline = Timeline::held(AGE, codes_ahead(0), anchor(), reloaded(0));
    assert!(timeline.moment(reloaded(0)).code.is_some());
    for set in [-3_600, 120] {
        let moment = timeline.moment(reloaded(set));
        assert_eq!(moment.code, None, "set by {set} s while it was looked at");
    }
}

#[test]
fn after_sleep_in_a_dead_spot_the_phones_clock_counts_once_the_server_was_asked() {
    let mut timeline = Timeline::new(AGE, codes_ahead(0), notices(0, None));
    timeline.begin(at(0.0), 0);
    assert!(timeline.moment(at(0.0)).code.is_some());
    timeline.hide();
    timeline.moment(at(1.0));
    let woken = Reading {
        wall: at(301.0).wall,
        ..at(1.0)
    };
    timeline.wake(woken);
    assert_eq!(timeline.moment(woken).face, Face::Settling);
    for call in timeline.calls(woken) {
        if let Call::Codes(ticket) = call {
            timeline.codes_came(ticket, woken, woken, Err(AppError::Network));
        }
    }
    let code = timeline.moment(woken).code;
    assert_eq!(code.map(|code| code.opens), Some(START + 300));
}

#[test]
fn the_server_is_believed_again_as_soon_as_it_answers() {
    let reading = reloaded(240);
    let mut timeline = Timeline::held(AGE, codes_ahead(0), anchor(), reading);
    timeline.moment(reading);
    for call in timeline.calls(reading) {
        if let Call::Notices(ticket) = call {
            timeline.notices_came(ticket, reading, reading, Ok(notices(300, None)));
        }
    }
    let moment = timeline.moment(reading);
    assert_eq!(moment.code.map(|code| code.opens), Some(START + 300));
    assert_eq!(moment.held_until, None);
}
