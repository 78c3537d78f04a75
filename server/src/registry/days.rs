//! Days as they are stored: ISO text, `2026-03-01`, which sorts as it counts.

use app::error::AppError;
use domain::moscow;
use time::{Date, macros::format_description};

use crate::{clock::Clock, store::StoreError};

/// A stored day; `column` names where it was found, should it be no day.
pub(crate) fn read(stored: &str, column: &'static str) -> Result<Date, StoreError> {
    Date::parse(stored, format_description!("[year]-[month]-[day]"))
        .map_err(|_| StoreError::corrupt(column))
}

/// A day as it is stored.
pub(crate) fn write(day: Date) -> String {
    let (year, month, day) = day.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

/// Today in Moscow.
pub(crate) fn today(clock: &dyn Clock) -> Result<Date, AppError> {
    moscow::day(clock.now()).ok_or_else(|| {
        tracing::error!("the clock is outside the years that a date can hold");
        AppError::Internal {
            request_id: String::new(),
        }
    })
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn written_as_it_is_read() {
        for day in [date!(2026 - 03 - 01), date!(0987 - 12 - 31)] {
            assert_eq!(read(&write(day), "x").expect("a day"), day);
        }
        assert_eq!(write(date!(2026 - 03 - 01)), "2026-03-01");
        for broken in ["", "2026-02-30", "2026-3-1", "01.03.2026"] {
            assert!(read(broken, "x").is_err(), "{broken}");
        }
    }
}
