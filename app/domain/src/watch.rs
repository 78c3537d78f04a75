//! The abuse watch: which patterns of checks a director should look at. A table of rules and a
//! pure function over what one member of staff has checked lately in the name of one
//! organization; nothing about the citizens goes in, and nothing comes out.

use crate::{moscow, outcome::OutcomeKind};

/// A pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// More checks than a door has guests.
    Burst,
    /// Checks when nobody is there.
    Night,
    /// One "no" after the other: somebody tries out whom they can find.
    Refusals,
    /// Used codes again and again: somebody shows pictures of codes.
    Replays,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 4] = [Self::Burst, Self::Night, Self::Refusals, Self::Replays];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Burst => "burst",
            Self::Night => "night",
            Self::Refusals => "refusals",
            Self::Replays => "replays",
        }
    }

    /// The rule of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.key() == key)
    }

    /// Its line of the table.
    pub fn entry(self) -> Entry {
        let (threshold, window, action) = match self {
            Self::Burst => (60, 5 * 60, Action::Alert),
            Self::Night => (5, 6 * 60 * 60, Action::Alert),
            Self::Refusals => (10, 30 * 60, Action::Suspend),
            // A queue that shows the same pictures is no fault of whoever scans them.
            Self::Replays => (5, 10 * 60, Action::Alert),
        };
        Entry {
            rule: self,
            threshold,
            window,
            action,
        }
    }
}

/// What follows when a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Directors are told.
    Alert,
    /// The same, and the power of attorney is suspended until one of them has decided.
    Suspend,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The pattern.
    pub rule: Rule,
    /// From how many checks on it counts.
    pub threshold: usize,
    /// Within how many seconds.
    pub window: i64,
    /// What follows.
    pub action: Action,
}

/// Seconds before now from which [`broken`] wants to know the checks.
pub const LONGEST_WINDOW: i64 = 6 * 60 * 60;
/// How many of the latest checks tell everything that [`broken`] asks.
pub const MOST_CHECKS: usize = 60;
/// The hours of the night in Moscow: from the first to before the second.
const NIGHT: (u8, u8) = (23, 6);

/// A check as far as the watch is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watched {
    /// When, Unix seconds.
    pub at: i64,
    /// What the screen said.
    pub outcome: OutcomeKind,
}

/// The rules that the latest checks of one member of staff break at `now` (Unix seconds);
/// `checks` the newest first, from [`LONGEST_WINDOW`] on, [`MOST_CHECKS`] at most. Of what
/// was told before nothing is known here: leave out what does not count any more.
pub fn broken(checks: &[Watched], now: i64) -> Vec<Rule> {
    Rule::ALL
        .into_iter()
        .filter(|rule| is_broken(rule.entry(), checks, now))
        .collect()
}

fn is_broken(entry: Entry, checks: &[Watched], now: i64) -> bool {
    let within = checks
        .iter()
        .filter(|check| check.at > now.saturating_sub(entry.window) && check.at <= now);
    let Some(newest) = checks.first() else {
        return false;
    };
    match entry.rule {
        Rule::Burst => within.count() >= entry.threshold,
        Rule::Night => {
            is_night(newest.at)
                && within.filter(|check| is_night(check.at)).count() >= entry.threshold
        }
        Rule::Refusals => {
            let in_a_row = within.take_while(|check| check.outcome == OutcomeKind::NotConfirmed);
            in_a_row.count() >= entry.threshold
        }
        Rule::Replays => {
            let is_replay = |check: &Watched| check.outcome == OutcomeKind::AlreadyUsed;
            within.filter(|check| is_replay(check)).count() >= entry.threshold
        }
    }
}

fn is_night(at: i64) -> bool {
    let (from, until) = NIGHT;
    moscow::at(at).is_some_and(|at| at.hour() >= from || at.hour() < until)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use OutcomeKind::{AlreadyUsed, Confirmed, NotConfirmed};

    /// Three in the afternoon in Moscow.
    const NOON: i64 = datetime!(2026-03-01 12:00 UTC).unix_timestamp();

    /// Checks so many seconds apart, the last of them at `now`.
    fn checks(outcome: OutcomeKind, count: i64, apart: i64, now: i64) -> Vec<Watched> {
        let check = |at: i64| Watched {
            at: now - at * apart,
            outcome,
        };
        (0..count).map(check).collect()
    }

    #[test]
    fn the_table_fits_what_is_read_of_the_past() {
        for rule in Rule::ALL {
            let entry = rule.entry();
            assert!(entry.window <= LONGEST_WINDOW && entry.threshold <= MOST_CHECKS);
            assert_eq!(Rule::from_key(rule.key()), Some(rule));
        }
        assert_eq!(broken(&[], NOON), []);
    }

    #[test]
    fn a_burst() {
        assert_eq!(broken(&checks(Confirmed, 60, 5, NOON), NOON), [Rule::Burst]);
        assert_eq!(broken(&checks(Confirmed, 59, 5, NOON), NOON), []);
        // The sixtieth lies five minutes back: no longer within.
        let slow = checks(Confirmed, 60, 300 / 59 + 1, NOON);
        assert_eq!(broken(&slow, NOON), []);
    }

    #[test]
    fn by_night() {
        let one = datetime!(2026-02-28 22:00 UTC).unix_timestamp();
        assert_eq!(broken(&checks(Confirmed, 5, 60, one), one), [Rule::Night]);
        assert_eq!(broken(&checks(Confirmed, 4, 60, one), one), []);
        // From 23:00 to before 06:00 in Moscow.
        for (at, night) in [
            (datetime!(2026-02-28 19:59:59 UTC), false),
            (datetime!(2026-02-28 20:00:00 UTC), true),
            (datetime!(2026-03-01 02:59:59 UTC), true),
            (datetime!(2026-03-01 03:00:00 UTC), false),
        ] {
            let at = at.unix_timestamp();
            let same = checks(Confirmed, 5, 0, at);
            assert_eq!(broken(&same, at) == [Rule::Night], night, "{at}");
        }
    }

    #[test]
    fn many_a_no_in_a_row() {
        let row = checks(NotConfirmed, 10, 120, NOON);
        assert_eq!(broken(&row, NOON), [Rule::Refusals]);
        assert_eq!(broken(&row[..9], NOON), []);
        let mut with_a_yes = row.clone();
        with_a_yes[5].outcome = Confirmed;
        assert_eq!(broken(&with_a_yes, NOON), [], "a guest in between");
        assert_eq!(
            broken(&checks(NotConfirmed, 10, 200, NOON), NOON),
            [],
            "too slow"
        );
    }

    #[test]
    fn used_codes_again_and_again() {
        let mut mixed = checks(Confirmed, 10, 30, NOON);
        for at in [0, 2, 4, 6, 8] {
            mixed[at].outcome = AlreadyUsed;
        }
        assert_eq!(
            broken(&mixed, NOON),
            [Rule::Replays],
            "also with others in between"
        );
        mixed[4].outcome = Confirmed;
        assert_eq!(broken(&mixed, NOON), []);
        let slow = checks(AlreadyUsed, 5, 150, NOON);
        assert_eq!(broken(&slow, NOON), [], "the first of them ten minutes ago");
    }
}
