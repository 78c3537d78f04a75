use domain::scenario::Scenario;

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{LONGEST_TILL_NAME, NewTill},
};

/// Reads `till_name`, `till_responsible` (an account) and `scenario` (repeated).
pub fn new_till(fields: &Fields) -> Result<NewTill, AppError> {
    let mut problems = Problems::default();
    let name = problems.note("till_name", fields.one("till_name", LONGEST_TILL_NAME));
    let responsible = problems.note("till_responsible", fields.one("till_responsible", 36));
    let scenarios = problems.note("scenario", scenarios(fields));
    match (name, responsible, scenarios) {
        (Some(name), Some(responsible), Some(scenarios)) => Ok(NewTill {
            name: name.to_owned(),
            responsible: responsible.to_owned(),
            scenarios,
        }),
        _ => Err(problems.into_error()),
    }
}

fn scenarios(fields: &Fields) -> Result<Vec<Scenario>, Problem> {
    let chosen: Option<Vec<_>> = fields.all("scenario").map(Scenario::from_key).collect();
    let chosen = chosen.ok_or(Problem::Choice)?;
    if chosen.is_empty() {
        return Err(Problem::Required);
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_named_that_is_missing() {
        let wrong = |fields: &[(&str, &str)]| {
            let Err(AppError::Invalid { fields }) = new_till(&Fields::of(fields)) else {
                return Vec::new();
            };
            let fields = fields.into_iter();
            fields.map(|it| (it.field, it.problem)).collect()
        };
        let of = |field: &str, problem| (field.to_owned(), problem);
        assert_eq!(
            wrong(&[]),
            ["till_name", "till_responsible", "scenario"].map(|field| of(field, Problem::Required))
        );
        let good = [
            ("till_name", "Касса 3"),
            ("till_responsible", "7b0f3c56-9d53-4f0e-8f0a-0d4d3a1c2b11"),
            ("scenario", "age18"),
        ];
        assert_eq!(wrong(&good), []);
        let long = "я".repeat(LONGEST_TILL_NAME + 1);
        let fields = [("till_name", long.as_str()), good[1], ("scenario", "age17")];
        assert_eq!(
            wrong(&fields),
            [
                of("till_name", Problem::TooLong),
                of("scenario", Problem::Choice)
            ]
        );
    }
}
