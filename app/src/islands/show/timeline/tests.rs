mod ahead;

use super::*;
use crate::error::AppError;

/// A window begins here.
const START: i64 = 1_800_000_000;
const AGE: Scenario = Scenario::Age18;
const OWNER: &str = "session";

fn code(opens: i64) -> ShownCode {
    ShownCode {
        opens,
        closes: opens + PERIOD,
        size: 49,
        modules: opens.to_string(),
    }
}

/// What the server answers `seconds` after the start.
fn codes(seconds: i64) -> Codes {
    let opens = (START + seconds).div_euclid(PERIOD) * PERIOD;
    Codes {
        now_ms: (START + seconds) * 1_000,
        owner: Some(OWNER.to_owned()),
        codes: vec![code(opens), code(opens + PERIOD)],
    }
}

fn notices(seconds: i64, check: Option<CheckNotice>) -> Notices {
    Notices {
        now_ms: (START + seconds) * 1_000,
        check,
        request: None,
        unseen: false,
    }
}

fn check(seconds: i64, taken: bool) -> CheckNotice {
    let at = START + seconds;
    CheckNotice {
        id: format!("check-{seconds}"),
        at,
        organization: taken.then(|| "Библиотека".to_owned()),
        scenario: AGE,
        words: Some(["синица".to_owned(), "якорь".to_owned()]),
        taken_until: taken.then(|| at.div_euclid(PERIOD) * PERIOD + PERIOD),
        reason: None,
    }
}

/// The browser's clocks `seconds` after the start; the phone's own is hours off.
fn at(seconds: f64) -> Reading {
    #[expect(clippy::cast_possible_truncation, reason = "small numbers of a test")]
    let steady = (seconds * 1_000.0) as i64;
    Reading {
        steady,
        wall: steady + 77_777_777,
    }
}

/// A page written and opened at the start of a window.
fn page() -> Timeline {
    let mut timeline = Timeline::new(AGE, codes(0), notices(0, None));
    timeline.begin(at(0.0), 0);
    timeline
}

fn opens(timeline: &mut Timeline, seconds: f64) -> Option<i64> {
    let moment = timeline.moment(at(seconds));
    moment.code.map(|code| code.opens - START)
}

/// Asks as the page does each second, and answers at once if there is a network.
fn second(timeline: &mut Timeline, seconds: i64, network: bool) {
    let now = at(seconds as f64);
    for call in timeline.calls(now) {
        let failure = AppError::Network;
        match call {
            Call::Codes(ticket) => {
                let answer = network.then(|| codes(seconds)).ok_or(failure);
                timeline.codes_came(ticket, now, now, answer);
            }
            Call::Notices(ticket) => {
                let answer = network.then(|| notices(seconds, None)).ok_or(failure);
                timeline.notices_came(ticket, now, now, answer);
            }
        }
    }
}

#[test]
fn never_blank_and_never_old_for_an_hour() {
    let mut timeline = page();
    for seconds in 0..3_600 {
        second(&mut timeline, seconds, true);
        let moment = timeline.moment(at(seconds as f64));
        let code = moment.code.expect("never blank");
        let now = START + seconds;
        assert!(code.opens <= now && now < code.closes, "at {seconds}");
        assert_eq!(moment.left, code.closes - now);
        assert_eq!(moment.face, Face::Code);
    }
}

#[test]
fn the_code_changes_in_the_millisecond_in_which_the_next_opens() {
    let mut timeline = page();
    assert_eq!(opens(&mut timeline, 29.999), Some(0));
    assert_eq!(timeline.moment(at(29.999)).left, 1);
    assert_eq!(opens(&mut timeline, 30.0), Some(30));
    assert_eq!(timeline.moment(at(30.0)).left, 30);
}

#[test]
fn without_a_network_the_last_code_goes_out_and_comes_back_by_itself() {
    let mut timeline = page();
    second(&mut timeline, 0, true);
    for seconds in 1..60 {
        second(&mut timeline, seconds, false);
        let moment = timeline.moment(at(seconds as f64));
        assert_eq!(moment.face, Face::Code, "the codes at hand count on");
    }
    second(&mut timeline, 60, false);
    let lost = timeline.moment(at(60.0));
    let since = Some(START + 60);
    assert_eq!(lost.face, Face::NoConnection { since });
    assert_eq!(lost.code, None);
    for seconds in 61..90 {
        second(&mut timeline, seconds, seconds > 80);
    }
    assert_eq!(opens(&mut timeline, 89.0), Some(60));
}

/// The seconds, of some, in which the page asks what is new, if each answer comes at once.
fn asks_for_notices(timeline: &mut Timeline, seconds: std::ops::Range<i64>) -> Vec<i64> {
    let asks = seconds.filter(|seconds| {
        let now = at(*seconds as f64);
        let mut asks = false;
        for call in timeline.calls(now) {
            match call {
                Call::Codes(ticket) => {
                    timeline.codes_came(ticket, now, now, Ok(codes(*seconds)));
                }
                Call::Notices(ticket) => {
                    timeline.notices_came(ticket, now, now, Ok(notices(*seconds, None)));
                    asks = true;
                }
            }
        }
        asks
    });
    asks.collect()
}

#[test]
fn while_the_server_tells_the_page_asks_seldom_and_at_once_when_told() {
    let mut timeline = page();
    assert!(timeline.opens_stream(at(0.0)));
    assert_eq!(asks_for_notices(&mut timeline, 0..5), [0, 2, 4]);
    timeline.heard(at(5.0));
    assert_eq!(asks_for_notices(&mut timeline, 5..30), [5, 20]);
    timeline.heard(at(30.0));
    assert_eq!(asks_for_notices(&mut timeline, 30..50), [30, 45]);
}

#[test]
fn a_stream_that_broke_is_made_up_for_by_asking_and_opened_again() {
    let mut timeline = page();
    assert!(timeline.opens_stream(at(0.0)));
    timeline.heard(at(0.0));
    assert_eq!(asks_for_notices(&mut timeline, 0..5), [0]);
    timeline.stream_lost(at(5.0));
    assert!(!timeline.opens_stream(at(5.5)));
    assert_eq!(asks_for_notices(&mut timeline, 5..10), [5, 7, 9]);
    assert!(timeline.opens_stream(at(10.0)));
    // The session is over: the answer says so, and nothing more is asked.
    timeline.stream_over(at(11.0));
    let Some(Call::Notices(ticket)) = timeline.calls(at(11.0)).pop() else {
        panic!("not asked");
    };
    timeline.notices_came(ticket, at(11.0), at(11.0), Err(AppError::SignedOut));
    assert_eq!(timeline.moment(at(12.0)).face, Face::SignedOut);
    assert!(!timeline.opens_stream(at(60.0)));
    assert!(!timeline.keeps_stream());
}

#[test]
fn a_page_in_the_background_listens_to_nothing() {
    let mut timeline = page();
    assert!(timeline.opens_stream(at(0.0)));
    timeline.heard(at(0.0));
    timeline.hide();
    assert!(!timeline.keeps_stream());
    assert!(!timeline.opens_stream(at(1.0)));
    timeline.wake(at(2.0));
    assert!(timeline.opens_stream(at(2.0)));
}

#[test]
fn a_question_that_failed_is_put_again_after_two_seconds() {
    let mut timeline = page();
    for seconds in 0..30 {
        second(&mut timeline, seconds, true);
    }
    let asked: Vec<i64> = (30..40)
        .filter(|seconds| {
            let now = at(*seconds as f64);
            let calls = timeline.calls(now);
            for call in &calls {
                match call {
                    Call::Codes(ticket) => {
                        timeline.codes_came(*ticket, now, now, Err(AppError::Network));
                    }
                    Call::Notices(ticket) => {
                        timeline.notices_came(*ticket, now, now, Err(AppError::Network));
                    }
                }
            }
            calls.iter().any(|call| matches!(call, Call::Codes(_)))
        })
        .collect();
    assert_eq!(asked, [30, 32, 34, 36, 38]);
}

#[test]
fn after_sleep_no_code_is_shown_before_the_server_has_answered() {
    let mut timeline = page();
    second(&mut timeline, 0, true);
    // Ten minutes of sleep in which the steady clock stood still.
    let woken = |seconds: f64| Reading {
        wall: at(seconds).wall + 600_000,
        ..at(seconds)
    };
    let moment = timeline.moment(woken(5.0));
    assert_eq!((moment.face, moment.code), (Face::Settling, None));
    let calls = timeline.calls(woken(5.0));
    let Some(Call::Codes(ticket)) = calls.first().copied() else {
        panic!("codes are asked for: {calls:?}");
    };
    timeline.codes_came(ticket, woken(5.0), woken(5.1), Ok(codes(605)));
    let moment = timeline.moment(woken(5.1));
    assert_eq!(moment.code.map(|code| code.opens), Some(START + 600));
}

#[test]
fn a_taken_code_gives_way_to_the_check_until_the_next_window() {
    let mut timeline = page();
    let Some(Call::Notices(ticket)) = timeline.calls(at(12.0)).pop() else {
        panic!("notices are asked for");
    };
    let taken = check(11, true);
    timeline.notices_came(
        ticket,
        at(12.0),
        at(12.0),
        Ok(notices(12, Some(taken.clone()))),
    );
    let moment = timeline.moment(at(12.0));
    assert_eq!(moment.face, Face::Taken(taken.clone()));
    assert_eq!((moment.code, moment.left), (None, 18));
    let next = timeline.moment(at(30.0));
    assert_eq!(next.face, Face::Code);
    assert_eq!(next.check, Some(taken), "its words can still be compared");
    assert_eq!(timeline.moment(at(131.0)).check, None);
}

#[test]
fn a_check_that_took_nothing_leaves_the_code() {
    let other_scenario = CheckNotice {
        scenario: Scenario::Identity,
        ..check(11, true)
    };
    let earlier_window = check(-5, true);
    for told in [check(11, false), other_scenario, earlier_window] {
        let mut timeline = Timeline::new(AGE, codes(12), notices(12, Some(told.clone())));
        let moment = timeline.first();
        assert_eq!(moment.face, Face::Code);
        assert_eq!(moment.check, Some(told));
    }
}

#[test]
fn in_the_background_nothing_is_shown_and_nothing_asked() {
    let mut timeline = page();
    timeline.hide();
    let moment = timeline.moment(at(3.0));
    assert_eq!((moment.face, moment.code), (Face::Hidden, None));
    assert_eq!(timeline.calls(at(3.0)), []);
    timeline.wake(at(4.0));
    assert_eq!(opens(&mut timeline, 4.0), Some(0));
    assert_eq!(timeline.calls(at(4.0)).len(), 1);
}

#[test]
fn digits_stand_until_they_end_or_are_used() {
    let mut timeline = page();
    let digits = Digits {
        digits: "48210937".to_owned(),
        until: START + 65,
        now_ms: (START + 5) * 1_000,
    };
    timeline.digits_came(at(5.0), at(5.0), digits.clone());
    let moment = timeline.moment(at(5.0));
    assert_eq!(moment.face, Face::Digits("48210937".to_owned()));
    assert_eq!(moment.left, 60);
    assert_ne!(timeline.moment(at(65.0)).face, moment.face);
    timeline.take_in(notices(40, Some(check(40, true))));
    assert!(matches!(timeline.moment(at(40.0)).face, Face::Taken(_)));
}

#[test]
fn a_request_takes_the_cards_place_until_answered_or_over() {
    let request = IdentityRequest {
        id: "r".to_owned(),
        organization: "Библиотека".to_owned(),
        ogrn: "1027700132195".to_owned(),
        power: "МЧД-1".to_owned(),
        fields: vec!["name".to_owned()],
        until: START + 60,
    };
    let asking = Notices {
        request: Some(request.clone()),
        unseen: false,
        ..notices(0, None)
    };
    let mut timeline = Timeline::new(AGE, codes(0), asking);
    timeline.begin(at(0.0), 0);
    let moment = timeline.moment(at(13.0));
    assert_eq!(moment.request, Some(request));
    assert_eq!((moment.request_left, moment.code), (47, None));
    timeline.answered(Some("r".to_owned()));
    assert_eq!(timeline.moment(at(13.0)).request, None);
    timeline.answered(None);
    assert_eq!(timeline.moment(at(60.0)).request, None);
}

#[test]
fn a_session_that_ended_and_a_status_that_is_gone_stop_the_showing() {
    for (error, face) in [
        (AppError::SignedOut, Face::SignedOut),
        (AppError::NotFound, Face::Gone),
    ] {
        let mut timeline = page();
        let ticket = 1;
        timeline.codes_came(ticket, at(1.0), at(1.0), Err(error));
        let moment = timeline.moment(at(1.0));
        assert_eq!((moment.face, moment.code), (face, None));
        assert_eq!(timeline.calls(at(9.0)), []);
    }
}

#[test]
fn the_clock_falls_back_by_answers_without_an_old_code_coming_back() {
    let mut timeline = Timeline::new(AGE, codes(0), notices(0, None));
    // Slow to come to life: the server may have written the page at any time until now.
    timeline.begin(at(3.0), 0);
    assert_eq!(opens(&mut timeline, 30.0), Some(30));
    let Some(Call::Notices(ticket)) = timeline.calls(at(28.0)).pop() else {
        panic!("notices are asked for");
    };
    timeline.notices_came(ticket, at(30.1), at(30.1), Ok(notices(29, None)));
    assert_eq!(opens(&mut timeline, 30.2), Some(30));
}

#[test]
fn a_new_device_is_told_of_at_once_and_once() {
    let mut timeline = page();
    assert!(!timeline.is_stale());
    for (unseen, stale) in [(false, false), (true, true), (true, false), (false, false)] {
        timeline.take_in(Notices {
            unseen,
            ..notices(1, None)
        });
        assert_eq!(timeline.is_stale(), stale);
        assert!(!timeline.is_stale(), "once");
    }
}

#[test]
fn where_the_pin_is_asked_for_the_page_is_drawn_anew() {
    let mut timeline = page();
    let woken = at(100.0);
    timeline.wake(woken);
    for call in timeline.calls(woken) {
        if let Call::Codes(ticket) = call {
            timeline.codes_came(ticket, woken, woken, Err(AppError::Conflict));
        }
    }
    assert!(timeline.is_stale());
    assert!(!timeline.is_stale(), "once");
    timeline.failed(&AppError::Conflict);
    assert!(timeline.is_stale(), "digits are refused in the same way");
}
