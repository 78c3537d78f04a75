//! What time it is at the server, on a device whose own clock anyone can set.
//!
//! Two clocks of the device are compared with the moment when the server last told its
//! time: one that nobody can set, but that stands still while some devices sleep and ends
//! with the page (`performance.now`), and the wall clock (`Date.now`). The one that says
//! that more time has passed is believed: a clock set back then changes nothing, and one
//! set forward makes codes old, never fresh.
//!
//! What remains: after a restart without a network only the wall clock is left. It cannot
//! go behind the latest moment that is known to have passed (the *floor*), but a device
//! whose clock was set back while it was off may believe that less time has passed than
//! has. Such a time is not [`sure`](Known::sure), and the screen says so.

use serde::{Deserialize, Serialize};

/// What the device's clocks say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Names the run of the steady clock: another number after each start of the page.
    pub run: u32,
    /// The steady clock, milliseconds since that start.
    pub steady: i64,
    /// The wall clock, Unix milliseconds.
    pub wall: i64,
}

impl Reading {
    /// The same `ms` milliseconds later.
    #[must_use]
    pub fn later(self, ms: i64) -> Self {
        Self {
            steady: self.steady.saturating_add(ms),
            wall: self.wall.saturating_add(ms),
            ..self
        }
    }
}

/// When the server told its time, by the device's clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// What the server said, Unix milliseconds.
    pub server: i64,
    /// The device's clocks at that moment.
    pub read: Reading,
    /// A moment that has certainly passed, Unix milliseconds of the server.
    pub floor: i64,
}

/// The server's time, as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Unix milliseconds.
    pub ms: i64,
    /// Whether no setting of the device's clock could have made it earlier.
    pub sure: bool,
}

impl Known {
    /// Unix seconds.
    pub fn seconds(self) -> i64 {
        self.ms.div_euclid(1_000)
    }
}

impl Anchor {
    /// The server has just said that it is `server` (Unix milliseconds). It is believed
    /// also when it is earlier than what was known before: it is the clock that rules.
    pub fn drop_at(server: i64, read: Reading) -> Self {
        Self {
            server,
            read,
            floor: server,
        }
    }

    /// The server's time at `reading`.
    pub fn now(&self, reading: Reading) -> Known {
        let same_run = reading.run == self.read.run;
        let steady = reading.steady.saturating_sub(self.read.steady);
        let wall = reading.wall.saturating_sub(self.read.wall);
        let passed = match same_run {
            true => steady.max(wall),
            false => wall,
        };
        let ms = self.server.saturating_add(passed).max(self.floor);
        Known {
            ms,
            sure: same_run && steady >= 0,
        }
    }

    /// The same, knowing that `ms` has passed.
    #[must_use]
    pub fn raised(self, ms: i64) -> Self {
        Self {
            floor: self.floor.max(ms),
            ..self
        }
    }

    /// Milliseconds by which the device's wall clock is ahead of the server's, as it was
    /// when the server told its time.
    pub fn offset(&self) -> i64 {
        self.read.wall.saturating_sub(self.server)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SERVER: i64 = 1_772_366_410_000;

    fn reading(run: u32, steady: i64, wall: i64) -> Reading {
        Reading { run, steady, wall }
    }

    /// The device's clock is an hour ahead.
    fn anchor() -> Anchor {
        Anchor::drop_at(SERVER, reading(1, 5_000, SERVER + 3_600_000))
    }

    #[test]
    fn the_offset_is_the_devices_lead() {
        assert_eq!(anchor().offset(), 3_600_000);
    }

    #[test]
    fn time_passes_by_either_clock_whichever_says_more() {
        let at = |steady: i64, wall: i64| {
            anchor().now(reading(1, 5_000 + steady, SERVER + 3_600_000 + wall))
        };
        let known = |passed| Known {
            ms: SERVER + passed,
            sure: true,
        };
        assert_eq!(at(60_000, 60_000), known(60_000));
        // Set back by a day: nothing is revived.
        assert_eq!(at(60_000, -86_400_000), known(60_000));
        // Asleep for an hour: the steady clock stood still.
        assert_eq!(at(1_000, 3_600_000), known(3_600_000));
    }

    #[test]
    fn after_a_restart_the_wall_clock_counts_and_is_not_sure() {
        let known = anchor().now(reading(2, 0, SERVER + 3_600_000 + 90_000));
        assert_eq!((known.ms, known.sure), (SERVER + 90_000, false));
    }

    proptest! {
        #[test]
        fn never_behind_what_has_passed(
            run in 0_u32..3, steady: i64, wall: i64, passed in 0_i64..1_000_000_000,
        ) {
            let anchor = anchor().raised(SERVER + passed);
            prop_assert!(anchor.now(reading(run, steady, wall)).ms >= SERVER + passed);
        }

        #[test]
        fn setting_the_clock_back_changes_nothing(
            steady in 0_i64..1_000_000_000, back in 0_i64..1_000_000_000_000,
        ) {
            let honest = reading(1, 5_000 + steady, SERVER + 3_600_000 + steady);
            let set_back = Reading { wall: honest.wall - back, ..honest };
            prop_assert_eq!(anchor().now(set_back), anchor().now(honest));
        }
    }
}
