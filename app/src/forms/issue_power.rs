use domain::{
    power::{Powers, Validity, ValidityError},
    scenario::Scenario,
};
use time::{Date, macros::format_description};

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::IssuePower,
};

/// Reads `person`, `scenario` (repeated), `from` and `until` (`2026-03-01`); `today` is
/// the Moscow day before which no mandate may begin.
pub fn issue_power(fields: &Fields, today: Date) -> Result<IssuePower, AppError> {
    let mut problems = Problems::default();
    let person = problems
        .note("person", fields.one("person", 40))
        .map(str::to_owned);
    let powers = problems.note("scenario", scenarios(fields));
    let from = problems.note(
        "from",
        day(fields, "from").and_then(|from| {
            if from < today {
                Err(Problem::Past)
            } else {
                Ok(from)
            }
        }),
    );
    let until = problems.note("until", day(fields, "until"));
    let validity = from.zip(until).and_then(|(from, until)| {
        let validity = Validity::new(from, until).map_err(|error| match error {
            ValidityError::Reversed => Problem::Reversed,
            ValidityError::TooLong => Problem::TooFar,
        });
        problems.note("until", validity)
    });
    match (person, powers, validity) {
        (Some(person), Some(powers), Some(validity)) => Ok(IssuePower {
            person,
            powers,
            validity,
        }),
        _ => Err(problems.into_error()),
    }
}

fn scenarios(fields: &Fields) -> Result<Powers, Problem> {
    let scenarios: Option<Vec<_>> = fields.all("scenario").map(Scenario::from_key).collect();
    Powers::new(scenarios.ok_or(Problem::Choice)?).ok_or(Problem::Required)
}

fn day(fields: &Fields, name: &str) -> Result<Date, Problem> {
    let text = fields.one(name, 10)?;
    Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|_| Problem::Date)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 01);

    fn problem(field: &str, values: &[(&str, &str)]) -> Option<Problem> {
        let mut fields = vec![
            ("person", "112-233-445 95"),
            ("scenario", "age18"),
            ("from", "2026-03-01"),
            ("until", "2026-12-31"),
        ];
        fields.retain(|(name, _)| *name != field);
        fields.extend(values);
        match issue_power(&Fields::of(&fields), TODAY) {
            Ok(_) => None,
            Err(AppError::Invalid { fields }) => fields
                .iter()
                .find(|error| error.field == field)
                .map(|error| error.problem),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn every_field_is_looked_at() {
        assert_eq!(problem("from", &[("from", "2026-03-01")]), None);
        assert_eq!(
            problem("from", &[("from", "2026-02-28")]),
            Some(Problem::Past)
        );
        assert_eq!(
            problem("from", &[("from", "2026-02-30")]),
            Some(Problem::Date)
        );
        assert_eq!(problem("from", &[]), Some(Problem::Required));
        assert_eq!(
            problem("until", &[("until", "tomorrow")]),
            Some(Problem::Date)
        );
        assert_eq!(
            problem("until", &[("until", "2026-02-28")]),
            Some(Problem::Reversed)
        );
        assert_eq!(
            problem("until", &[("until", "2046-02-28")]),
            Some(Problem::TooFar)
        );
        assert_eq!(
            problem("until", &[("until", "1"), ("until", "2")]),
            Some(Problem::Shape)
        );
        assert_eq!(problem("scenario", &[]), Some(Problem::Required));
        assert_eq!(
            problem("scenario", &[("scenario", "x")]),
            Some(Problem::Choice)
        );
        assert_eq!(
            problem("person", &[("person", &"9".repeat(41))]),
            Some(Problem::TooLong)
        );
    }
}
