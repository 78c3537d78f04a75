//! Days of the demo, told from the day on which it is made, so that it does not rot.

use time::{Date, Duration};

/// A day.
#[derive(Clone, Copy)]
pub(super) enum Day {
    /// So many days ahead.
    In(i64),
    /// So many days back.
    Ago(i64),
    /// So many years and days back.
    YearsAgo(i32, i64),
    /// The last day of the month before.
    EndOfLastMonth,
}

impl Day {
    /// This day, told on `today`.
    pub(super) fn on(self, today: Date) -> Date {
        match self {
            Self::In(days) => today.saturating_add(Duration::days(days)),
            Self::Ago(days) => today.saturating_sub(Duration::days(days)),
            Self::YearsAgo(years, days) => {
                let same_day = today.saturating_sub(Duration::days(days));
                // There is no 29 February in most years: the day before, then.
                same_day
                    .replace_year(same_day.year() - years)
                    .or_else(|_| {
                        let before = same_day.saturating_sub(Duration::DAY);
                        before.replace_year(before.year() - years)
                    })
                    .unwrap_or(same_day)
            }
            Self::EndOfLastMonth => today.saturating_sub(Duration::days(i64::from(today.day()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn told_from_today() {
        let today = date!(2026 - 03 - 01);
        assert_eq!(Day::In(9).on(today), date!(2026 - 03 - 10));
        assert_eq!(Day::Ago(1).on(today), date!(2026 - 02 - 28));
        assert_eq!(Day::YearsAgo(17, 60).on(today), date!(2008 - 12 - 31));
        assert_eq!(Day::EndOfLastMonth.on(today), date!(2026 - 02 - 28));
        assert_eq!(
            Day::EndOfLastMonth.on(date!(2026 - 01 - 31)),
            date!(2025 - 12 - 31)
        );
        assert_eq!(
            Day::YearsAgo(1, 0).on(date!(2028 - 02 - 29)),
            date!(2027 - 02 - 28)
        );
    }
}
