use time::Date;

use super::{Fields, fields::Problems, issue_power::mandate};
use crate::{error::AppError, ports::HandedOver};

/// To whom a representative hands a power of attorney over: `person`, `scenario` (repeated),
/// `until`; it begins `today`.
pub fn hand_over(fields: &Fields, today: Date) -> Result<HandedOver, AppError> {
    let mut problems = Problems::default();
    let person = problems
        .note("person", fields.one("person", 40))
        .map(str::to_owned);
    // What narrows it goes with it, and when it begins is not asked.
    let said: Vec<_> = fields
        .pairs()
        .filter(|(name, _)| ["scenario", "until"].contains(name))
        .collect();
    let from = crate::text::iso_day(today);
    let fields = Fields::of(&[&said[..], &[("from", from.as_str())]].concat());
    let mandate = mandate(&fields, today, &mut problems);
    match (person, mandate) {
        (Some(person), Some((powers, validity, _))) => Ok(HandedOver {
            person,
            powers,
            validity,
        }),
        _ => Err(problems.into_error()),
    }
}

#[cfg(test)]
mod tests {
    use domain::scenario::Scenario;
    use time::macros::date;

    use super::*;
    use crate::error::Problem;

    #[test]
    fn whom_what_and_until_when_and_nothing_that_widens_it() {
        let today = date!(2026 - 03 - 01);
        let fields = Fields::of(&[
            ("person", "900-000-006 87"),
            ("scenario", "age18"),
            ("until", "2026-03-31"),
            ("from", "2026-01-01"),
            ("checks_a_day", "100000"),
        ]);
        let read = hand_over(&fields, today).expect("whole");
        assert_eq!(read.validity.from(), today);
        assert!(read.powers.cover(Scenario::Age18));
        let empty = hand_over(&Fields::of(&[]), today);
        let Err(AppError::Invalid { fields }) = empty else {
            panic!("{empty:?}");
        };
        let named: Vec<_> = fields
            .iter()
            .map(|it| (it.field.as_str(), it.problem))
            .collect();
        let missing = ["person", "scenario", "until"].map(|field| (field, Problem::Required));
        assert_eq!(named, missing);
    }
}
