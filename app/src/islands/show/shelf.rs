//! The codes at hand, each with the time in which it may be shown.

use domain::presentation::window::PERIOD;

use crate::ports::ShownCode;

/// Milliseconds for which one code is shown.
const PERIOD_MS: i64 = PERIOD * 1_000;

/// The code of this window and those ahead.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    codes: Vec<ShownCode>,
    /// How far ahead they reached when they came, in milliseconds.
    reach: i64,
}

impl Shelf {
    /// Takes in what the server sent; a code sent anew replaces the one of the same window.
    /// What has closed is thrown away.
    pub(super) fn put(&mut self, codes: Vec<ShownCode>, now: i64) {
        let last = codes.iter().map(|code| code.closes * 1_000).max();
        self.reach = last.map_or(0, |last| last - now);
        for code in codes {
            self.codes.retain(|known| known.opens != code.opens);
            self.codes.push(code);
        }
        self.codes.retain(|code| now < code.closes * 1_000);
    }

    /// The code that may be shown at `now`, if one is at hand.
    pub(super) fn at(&self, now: i64) -> Option<&ShownCode> {
        self.codes
            .iter()
            .find(|code| code.opens * 1_000 <= now && now < code.closes * 1_000)
    }

    /// All of them.
    pub(super) fn codes(&self) -> &[ShownCode] {
        &self.codes
    }

    /// Whether the last one has closed.
    pub(super) fn ended(&self, now: i64) -> bool {
        self.codes.iter().all(|code| code.closes * 1_000 <= now)
    }

    /// Until when there is a code for each moment from `now` on, Unix seconds.
    pub(super) fn until(&self, now: i64) -> Option<i64> {
        let mut end = self.at(now)?.closes;
        while let Some(next) = self.codes.iter().find(|code| code.opens == end) {
            end = next.closes;
        }
        Some(end)
    }

    /// Whether it is time to fetch: less than half is left of what came, or nothing after
    /// the current window, and `pause` is over since. All windows in the country begin in
    /// the same second, so each page pauses for a while of its own.
    pub(super) fn lacks(&self, now: i64, pause: i64) -> bool {
        let last = self.codes.iter().map(|code| code.closes * 1_000).max();
        let enough = (self.reach / 2).max(PERIOD_MS);
        last.is_none_or(|last| last - now <= enough - pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn code(opens: i64) -> ShownCode {
        ShownCode {
            opens,
            closes: opens + PERIOD,
            size: 49,
            modules: opens.to_string(),
        }
    }

    fn shelf() -> Shelf {
        let mut shelf = Shelf::default();
        shelf.put(vec![code(300), code(330)], 310_000);
        shelf
    }

    #[test]
    fn the_next_code_takes_over_exactly_when_it_opens() {
        let shelf = shelf();
        let opens = |now| shelf.at(now).map(|code| code.opens);
        assert_eq!(opens(299_999), None);
        assert_eq!(opens(300_000), Some(300));
        assert_eq!(opens(329_999), Some(300));
        assert_eq!(opens(330_000), Some(330));
        assert_eq!(opens(359_999), Some(330));
        assert_eq!(opens(360_000), None);
    }

    #[test]
    fn more_is_fetched_once_the_last_code_is_the_one_shown() {
        let shelf = shelf();
        assert!(!shelf.lacks(329_999, 0));
        assert!(shelf.lacks(330_000, 0));
        assert!(!shelf.lacks(330_000, 5_000));
        assert!(shelf.lacks(335_000, 5_000));
        assert!(shelf.lacks(400_000, 5_000));
        assert!(Shelf::default().lacks(0, 5_000));
    }

    #[test]
    fn of_ten_minutes_more_is_fetched_when_five_are_left() {
        let mut shelf = Shelf::default();
        shelf.put((0..21).map(|window| code(window * 30)).collect(), 0);
        assert!(!shelf.lacks(314_999, 0));
        assert!(shelf.lacks(315_000, 0));
        assert!(!shelf.lacks(315_000, 5_000));
        assert!(shelf.lacks(320_000, 5_000));
    }

    #[test]
    fn held_until_the_first_gap() {
        let mut shelf = Shelf::default();
        assert_eq!(shelf.until(0), None);
        shelf.put([30, 0, 60, 120].map(code).to_vec(), 0);
        assert_eq!(shelf.until(0), Some(90));
        assert_eq!(shelf.until(95_000), None);
        assert_eq!(shelf.until(120_000), Some(150));
    }

    #[test]
    fn a_code_sent_anew_replaces_the_old_and_what_closed_goes() {
        let mut shelf = shelf();
        let anew = ShownCode {
            modules: "anew".to_owned(),
            ..code(330)
        };
        shelf.put(vec![anew.clone(), code(360)], 331_000);
        assert_eq!(shelf.at(331_000), Some(&anew));
        assert_eq!(shelf.codes.len(), 2);
    }
}
