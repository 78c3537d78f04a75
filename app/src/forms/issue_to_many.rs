use time::Date;

use super::{Fields, fields::Problems, issue_power::mandate};
use crate::{
    error::{AppError, Problem},
    ports::IssueToMany,
};

/// Longest id of an account.
const ID: usize = 36;

/// Reads `member` (repeated: accounts), `everyone` (`yes`), and what
/// [`issue_power`](super::issue_power) reads of the mandate itself.
pub fn issue_to_many(fields: &Fields, today: Date) -> Result<IssueToMany, AppError> {
    let mut problems = Problems::default();
    let people: Vec<String> = fields.all("member").map(str::to_owned).collect();
    let everyone_without = fields.first("everyone") == Some("yes");
    if people.is_empty() && !everyone_without {
        problems.add("member", Problem::Required);
    } else if people.iter().any(|id| id.len() > ID) {
        problems.add("member", Problem::Choice);
    }
    let mandate = mandate(fields, today, &mut problems);
    match mandate {
        Some((powers, validity, limits)) if problems.is_empty() => Ok(IssueToMany {
            people,
            everyone_without,
            powers,
            validity,
            limits,
        }),
        _ => Err(problems.into_error()),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn read(values: &[(&str, &str)]) -> Result<IssueToMany, AppError> {
        let mut fields = vec![
            ("scenario", "age18"),
            ("from", "2026-03-01"),
            ("until", "2026-12-31"),
        ];
        fields.extend(values);
        issue_to_many(&Fields::of(&fields), date!(2026 - 03 - 01))
    }

    #[test]
    fn somebody_is_needed() {
        let wrong = |problem| Some(AppError::field("member", problem));
        assert_eq!(read(&[]).err(), wrong(Problem::Required));
        assert_eq!(read(&[("everyone", "no")]).err(), wrong(Problem::Required));
        let long = "x".repeat(37);
        assert_eq!(read(&[("member", &long)]).err(), wrong(Problem::Choice));
        let read = read(&[("member", "a"), ("member", "b"), ("everyone", "yes")]);
        let read = read.expect("an order");
        assert_eq!(read.people, ["a", "b"]);
        assert!(read.everyone_without);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = read(&[("weekday", "9")]).expect_err("two things");
        let AppError::Invalid { fields } = wrong else {
            panic!("{wrong}");
        };
        let fields: Vec<_> = fields.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["member", "weekday"]);
    }
}
