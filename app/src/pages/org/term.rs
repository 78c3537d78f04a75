//! From when until when, unless somebody says otherwise.

use time::{Date, Duration, Month};

/// Below this the end of the year is too near to be what is meant.
const AT_LEAST: Duration = Duration::days(90);

/// The last day offered for a mandate that begins on `from`: the end of the year, or a
/// year later if that is near.
pub(super) fn usual_until(from: Date) -> Date {
    let end_of_year = Date::from_calendar_date(from.year(), Month::December, 31).unwrap_or(from);
    if end_of_year - from >= AT_LEAST {
        end_of_year
    } else {
        // 29 February never comes here: it is far from the end of its year.
        from.replace_year(from.year() + 1)
            .ok()
            .and_then(Date::previous_day)
            .unwrap_or(end_of_year)
    }
}

/// The first day of a mandate that follows one which ends on `until`.
pub(super) fn day_after(until: Date, today: Date) -> Date {
    until.next_day().unwrap_or(until).max(today)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn to_the_end_of_the_year_or_a_whole_one() {
        assert_eq!(usual_until(date!(2026 - 03 - 01)), date!(2026 - 12 - 31));
        assert_eq!(usual_until(date!(2026 - 10 - 02)), date!(2026 - 12 - 31));
        assert_eq!(usual_until(date!(2026 - 10 - 03)), date!(2027 - 10 - 02));
        assert_eq!(usual_until(date!(2028 - 02 - 29)), date!(2028 - 12 - 31));
    }

    #[test]
    fn a_follower_begins_the_day_after_but_not_in_the_past() {
        let today = date!(2026 - 03 - 01);
        assert_eq!(
            day_after(date!(2026 - 03 - 10), today),
            date!(2026 - 03 - 11)
        );
        assert_eq!(day_after(date!(2026 - 01 - 10), today), today);
    }
}
