//! Days in Moscow, where every validity is counted.
//!
//! Moscow has kept UTC+3 without summer time since 26 October 2014
//! (Federal law 248-ФЗ of 21.07.2014), so a fixed offset is exact for our dates.

use time::{Date, OffsetDateTime, UtcOffset, macros::offset};

const MOSCOW: UtcOffset = offset!(+3);

/// Seconds by which Moscow is ahead of UTC: for whoever counts days where there is no calendar.
pub const OFFSET_SECONDS: i64 = MOSCOW.whole_seconds() as i64;

/// The calendar day in Moscow at `unix` seconds; `None` outside the years a date can hold.
pub fn day(unix: i64) -> Option<Date> {
    Some(at(unix)?.date())
}

/// The moment `unix` (seconds) as Moscow wall time; `None` outside the representable years.
pub fn at(unix: i64) -> Option<OffsetDateTime> {
    Some(
        OffsetDateTime::from_unix_timestamp(unix)
            .ok()?
            .to_offset(MOSCOW),
    )
}

/// Unix seconds of the midnight that opens `day` in Moscow.
pub fn midnight(day: Date) -> i64 {
    day.midnight().assume_offset(MOSCOW).unix_timestamp()
}

/// Full years between `birth` and `day`. A person born on 29 February is a year older on
/// 1 March of a common year.
pub fn full_years(birth: Date, day: Date) -> i32 {
    let had_birthday = (day.month() as u8, day.day()) >= (birth.month() as u8, birth.day());
    day.year() - birth.year() - i32::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn the_day_turns_at_21_utc() {
        let last = datetime!(2026-02-28 20:59:59 UTC).unix_timestamp();
        assert_eq!(day(last), Some(date!(2026 - 02 - 28)));
        assert_eq!(day(last + 1), Some(date!(2026 - 03 - 01)));
        assert_eq!(midnight(date!(2026 - 03 - 01)), last + 1);
    }

    #[test]
    fn age_is_reached_on_the_birthday() {
        let birth = date!(2008 - 11 - 22);
        assert_eq!(full_years(birth, date!(2026 - 11 - 21)), 17);
        assert_eq!(full_years(birth, date!(2026 - 11 - 22)), 18);
    }

    #[test]
    fn born_on_a_leap_day() {
        let birth = date!(2008 - 02 - 29);
        assert_eq!(full_years(birth, date!(2026 - 02 - 28)), 17);
        assert_eq!(full_years(birth, date!(2026 - 03 - 01)), 18);
    }
}
