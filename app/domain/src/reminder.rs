//! When an organization is reminded of a power of attorney that is about to end.

use time::{Date, Duration};

/// Days before the last one on which a reminder is due, in the order of time.
pub const DAYS: [u8; 3] = [14, 7, 1];

/// The reminder that is due on `today` (a Moscow day) for a power of attorney that counts up to
/// and including `until` and was issued on `issued`: the latest of [`DAYS`] that has come. One
/// that was missed (nothing ran that day) is made up for as long as no later one is due; one that
/// lies before the day of issue never was.
pub fn due(until: Date, issued: Date, today: Date) -> Option<u8> {
    let left = (until - today).whole_days();
    if left < 0 {
        return None;
    }
    DAYS.into_iter()
        .rev()
        .find(|days| left <= i64::from(*days))
        .filter(|days| {
            let day = until.checked_sub(Duration::days(i64::from(*days)));
            day.is_some_and(|day| issued <= day)
        })
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const LONG_AGO: Date = date!(2025 - 01 - 01);

    #[test]
    fn each_has_its_day_and_is_made_up_for() {
        let until = date!(2026 - 03 - 15);
        for (today, expected) in [
            (date!(2026 - 02 - 28), None),
            (date!(2026 - 03 - 01), Some(14)),
            (date!(2026 - 03 - 07), Some(14)),
            (date!(2026 - 03 - 08), Some(7)),
            (date!(2026 - 03 - 13), Some(7)),
            (date!(2026 - 03 - 14), Some(1)),
            (date!(2026 - 03 - 15), Some(1)),
            (date!(2026 - 03 - 16), None),
        ] {
            assert_eq!(due(until, LONG_AGO, today), expected, "{today}");
        }
    }

    #[test]
    fn days_are_counted_over_the_end_of_february() {
        // 2028 is a leap year.
        assert_eq!(
            due(date!(2028 - 03 - 01), LONG_AGO, date!(2028 - 02 - 29)),
            Some(1)
        );
        assert_eq!(
            due(date!(2028 - 03 - 01), LONG_AGO, date!(2028 - 02 - 28)),
            Some(7)
        );
        assert_eq!(
            due(date!(2027 - 03 - 01), LONG_AGO, date!(2027 - 02 - 28)),
            Some(1)
        );
    }

    #[test]
    fn what_is_short_is_not_announced_on_its_first_day() {
        let (until, issued) = (date!(2026 - 03 - 15), date!(2026 - 03 - 10));
        assert_eq!(
            due(until, issued, issued),
            None,
            "seven days were before it"
        );
        assert_eq!(due(until, issued, date!(2026 - 03 - 14)), Some(1));
        let same_day = date!(2026 - 03 - 08);
        assert_eq!(due(until, same_day, same_day), Some(7));
        assert_eq!(due(Date::MIN, Date::MIN, Date::MIN), None);
    }
}
