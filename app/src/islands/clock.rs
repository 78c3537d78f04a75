//! The server's clock, as far as a page can know it.
//!
//! The page's own wall clock is never believed: a phone may be set to any time. What counts
//! is the server's time in each answer plus the seconds that have passed since by a clock
//! which nobody can set (`performance.now()`). That one may stand still while the device
//! sleeps, though; the two clocks then part, and until the next answer nothing is known.
//!
//! In a place without a network there is no next answer. Then, and only for a page that was
//! away (asleep, or loaded anew), the phone's clock counts the time since the server was
//! heard last: see [`Anchor`].

use serde::{Deserialize, Serialize};

/// What the browser's two clocks say at one moment, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// Runs evenly since the page was opened, and may stand still in sleep.
    pub(super) steady: i64,
    /// Whatever the phone is set to.
    pub(super) wall: i64,
}

impl Reading {
    fn gap(self) -> i64 {
        self.wall - self.steady
    }
}

/// Milliseconds by which the two clocks may part without the device having slept.
const TOLERATED: i64 = 2_000;

/// What the server's clock said, and what the phone's said in that moment.
///
/// A phone that was set back since is found out, for time cannot run backwards: it knows
/// nothing until the server answers, and no old code comes back. One that was set forward
/// while no page was looking cannot be told from one that slept. Whoever does that to their
/// own phone sees a code before its time, and no verifier takes it before: they would have
/// given a code away that they could as well have shown then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Anchor {
    /// Milliseconds of the server's clock.
    pub(super) server: i64,
    /// Milliseconds of the phone's.
    pub(super) wall: i64,
}

impl Anchor {
    /// The server's clock when the phone's says `wall`; never behind what it said.
    pub(super) fn at(self, wall: i64) -> Option<i64> {
        let passed = wall - self.wall;
        (passed >= -TOLERATED).then_some(self.server + passed.max(0))
    }
}

/// What is known of the server's clock: bounds of its distance from the steady one.
#[derive(Clone, Debug)]
pub(super) struct ServerClock {
    earliest: i64,
    latest: i64,
    gap: i64,
    /// Whether the server did not say so itself.
    assumed: bool,
}

impl ServerClock {
    /// The clock after an answer that says `now`: it was written somewhere between the
    /// question and its arrival.
    pub(super) fn heard(sent: Reading, received: Reading, now: i64) -> Self {
        Self {
            earliest: now - received.steady,
            latest: now - sent.steady,
            gap: received.gap(),
            assumed: false,
        }
    }

    /// The clock as it is taken to be until the next answer, which is believed whatever it
    /// says.
    pub(super) fn assumed(at: Reading, now: i64) -> Self {
        Self {
            assumed: true,
            ..Self::heard(at, at, now)
        }
    }

    /// A clock of which nothing is known.
    pub(super) fn unknown(at: Reading) -> Self {
        Self {
            gap: at.gap() - 2 * TOLERATED,
            ..Self::assumed(at, 0)
        }
    }

    /// Narrows the bounds by another answer. An answer that contradicts them is right: the
    /// server's clock was set, or one of the two runs unevenly.
    pub(super) fn hear(&mut self, sent: Reading, received: Reading, now: i64) {
        if (received.gap() - sent.gap()).abs() > TOLERATED {
            return; // The device slept over the question: no telling how long it took.
        }
        let heard = Self::heard(sent, received, now);
        let both = Self {
            earliest: self.earliest.max(heard.earliest),
            latest: self.latest.min(heard.latest),
            gap: heard.gap,
            assumed: false,
        };
        *self = if self.assumed || self.slept(received) || both.earliest > both.latest {
            heard
        } else {
            both
        };
    }

    /// The latest that the server's clock can say: a code is gone from the screen a moment
    /// early rather than a moment late. `None` if the device has slept since the last answer.
    pub(super) fn now(&self, at: Reading) -> Option<i64> {
        (!self.slept(at)).then_some(at.steady + self.latest)
    }

    fn slept(&self, at: Reading) -> bool {
        (at.gap() - self.gap).abs() > TOLERATED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: i64 = 1_800_000_000_000;

    fn at(steady: i64) -> Reading {
        Reading {
            steady,
            wall: 5_000_000 + steady,
        }
    }

    #[test]
    fn the_clock_runs_on_and_is_never_late() {
        let clock = ServerClock::heard(at(1_000), at(1_400), SERVER);
        // Written at 1,000 at the earliest: 1,600 ms ago at most.
        assert_eq!(clock.now(at(2_600)), Some(SERVER + 1_600));
    }

    #[test]
    fn a_quick_answer_narrows_a_slow_one() {
        let mut clock = ServerClock::heard(at(0), at(3_000), SERVER);
        clock.hear(at(4_000), at(4_050), SERVER + 3_000);
        assert_eq!(clock.now(at(4_050)), Some(SERVER + 3_050));
        // A slow one afterwards changes nothing.
        clock.hear(at(5_000), at(9_000), SERVER + 6_000);
        assert_eq!(clock.now(at(9_000)), Some(SERVER + 8_000));
    }

    #[test]
    fn a_server_whose_clock_was_set_is_believed() {
        let mut clock = ServerClock::heard(at(0), at(10), SERVER);
        clock.hear(at(1_000), at(1_010), SERVER + 90_000);
        assert_eq!(clock.now(at(1_010)), Some(SERVER + 90_010));
    }

    #[test]
    fn a_phone_counts_on_from_what_the_server_said_and_never_back() {
        let anchor = Anchor {
            server: SERVER,
            wall: 5_000_000,
        };
        assert_eq!(anchor.at(5_240_000), Some(SERVER + 240_000));
        assert_eq!(anchor.at(4_999_000), Some(SERVER), "hardly set back");
        assert_eq!(anchor.at(5_000_000 - 3_600_000), None, "set back an hour");
    }

    #[test]
    fn what_was_assumed_gives_way_to_the_first_answer() {
        let mut clock = ServerClock::assumed(at(1_000), SERVER + 90_000);
        assert_eq!(clock.now(at(2_000)), Some(SERVER + 91_000));
        clock.hear(at(3_000), at(9_000), SERVER + 98_000);
        assert_eq!(clock.now(at(9_000)), Some(SERVER + 104_000));
    }

    #[test]
    fn after_sleep_nothing_is_known_until_the_next_answer() {
        let mut clock = ServerClock::heard(at(0), at(10), SERVER);
        let woken = |steady| Reading {
            steady,
            wall: at(steady).wall + 600_000,
        };
        assert_eq!(clock.now(woken(2_000)), None);
        // The question asked before falling asleep says nothing either.
        clock.hear(at(1_900), woken(2_000), SERVER + 2_000);
        assert_eq!(clock.now(woken(2_000)), None);
        clock.hear(woken(2_100), woken(2_200), SERVER + 602_100);
        assert_eq!(clock.now(woken(2_200)), Some(SERVER + 602_200));
    }

    #[test]
    fn a_phone_set_to_another_time_changes_nothing_after_one_answer() {
        let mut clock = ServerClock::heard(at(0), at(10), SERVER);
        let set_back = |steady| Reading { steady, wall: 0 };
        assert_eq!(clock.now(set_back(1_000)), None);
        clock.hear(set_back(1_000), set_back(1_020), SERVER + 1_005);
        assert_eq!(clock.now(set_back(1_020)), Some(SERVER + 1_025));
    }
}
