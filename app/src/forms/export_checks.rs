use time::{Date, macros::format_description};

use super::{Fields, fields::Problems};
use crate::error::{AppError, Problem};

/// Reads `from` and `until` (`2026-03-01`).
pub fn export_checks(fields: &Fields) -> Result<(Date, Date), AppError> {
    let mut problems = Problems::default();
    let day = |name| {
        let text = fields.one(name, 10)?;
        Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|_| Problem::Date)
    };
    let (from, until) = (day("from"), day("until"));
    match (problems.note("from", from), problems.note("until", until)) {
        (Some(from), Some(until)) => Ok((from, until)),
        _ => Err(problems.into_error()),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn both_days_are_needed() {
        let read = |from: &str, until: &str| {
            export_checks(&Fields::of(&[("from", from), ("until", until)]))
        };
        assert_eq!(
            read("2026-02-01", "2026-02-28"),
            Ok((date!(2026 - 02 - 01), date!(2026 - 02 - 28)))
        );
        assert_eq!(
            read("2026-02-01", "2026-02-30"),
            Err(AppError::field("until", Problem::Date))
        );
        let Err(AppError::Invalid { fields }) = read("", "x") else {
            panic!("accepted");
        };
        assert_eq!(fields.len(), 2);
    }
}
