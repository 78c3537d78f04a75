use domain::{
    power::{Hours, Limits, Powers, Validity, ValidityError, Weekdays},
    scenario::Scenario,
};
use time::{Date, macros::format_description};

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::IssuePower,
};

/// Fields of the people to whom it is given besides the first.
pub const OTHERS: [&str; 4] = ["person-1", "person-2", "person-3", "person-4"];

/// Most characters of powers in plain words; the format has room for 10,000.
pub const LONGEST_TEXT: usize = 2_000;

/// Most checks a day that can be asked for.
const MOST_CHECKS: u32 = 100_000;
/// Longest name of a branch with what stands before it, in characters.
const BRANCH: usize = 63;

/// Reads `person`, `scenario` (repeated), `from` and `until` (`2026-03-01`), what narrows it:
/// `branch` (`in:` and a name; `any` or nothing for everywhere), `weekday` (repeated, 1 is Monday;
/// none or all seven is no limit), `hours_from` and `hours_until` (`09:00`; both or neither),
/// `checks_a_day`, and `replaces`; further people (`person-1` to `person-4`), `plain_text` and
/// `may_hand_over`. `today` is the Moscow day before which no mandate may begin.
pub fn issue_power(fields: &Fields, today: Date) -> Result<IssuePower, AppError> {
    let mut problems = Problems::default();
    let person = problems
        .note("person", fields.one("person", 40))
        .map(str::to_owned);
    let mandate = mandate(fields, today, &mut problems);
    let replaces = problems.note("replaces", optional(fields, "replaces", 36));
    let others = others(fields, &mut problems);
    let plain_text = optional(fields, "plain_text", LONGEST_TEXT).map(|text| {
        // As browsers send it, with the line ends that XML keeps.
        text.map(|text| text.replace("\r\n", "\n"))
    });
    let plain_text = problems.note("plain_text", plain_text);
    let draft = problems.note("draft", optional(fields, "draft", 36));
    let may_hand_over = problems.note("may_hand_over", ticked(fields, "may_hand_over"));
    let more = plain_text.zip(may_hand_over).zip(draft);
    match (person, mandate, replaces, others, more) {
        (
            Some(person),
            Some((powers, validity, limits)),
            Some(replaces),
            Some(others),
            Some(((plain_text, may_hand_over), draft)),
        ) => Ok(IssuePower {
            draft: draft.map(str::to_owned),
            others,
            plain_text,
            may_hand_over,
            person,
            powers,
            validity,
            limits,
            replaces: replaces.map(str::to_owned),
        }),
        _ => Err(problems.into_error()),
    }
}

/// Everyone else who was named; fields may be left empty.
fn others(fields: &Fields, problems: &mut Problems) -> Option<Vec<(&'static str, String)>> {
    let typed = OTHERS.map(|name| {
        let typed = problems.note(name, optional(fields, name, 40))?;
        Some(typed.map(|typed| (name, typed.to_owned())))
    });
    let typed: Option<Vec<_>> = typed.into_iter().collect();
    Some(typed?.into_iter().flatten().collect())
}

/// A box that is ticked or not.
fn ticked(fields: &Fields, name: &str) -> Result<bool, Problem> {
    match optional(fields, name, 3)? {
        None => Ok(false),
        Some("yes") => Ok(true),
        Some(_) => Err(Problem::Choice),
    }
}

/// What a mandate says, whoever gets it.
pub(super) fn mandate(
    fields: &Fields,
    today: Date,
    problems: &mut Problems,
) -> Option<(Powers, Validity, Limits)> {
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
    let limits = limits(fields, problems);
    Some((powers?, validity?, limits?))
}

fn scenarios(fields: &Fields) -> Result<Powers, Problem> {
    let scenarios: Option<Vec<_>> = fields.all("scenario").map(Scenario::from_key).collect();
    Powers::new(scenarios.ok_or(Problem::Choice)?).ok_or(Problem::Required)
}

fn limits(fields: &Fields, problems: &mut Problems) -> Option<Limits> {
    let branch = problems.note("branch", branch(fields));
    let weekdays = problems.note("weekday", weekdays(fields));
    let checks_a_day = problems.note("checks_a_day", checks_a_day(fields));
    let from = problems.note("hours_from", optional(fields, "hours_from", 5));
    let until = problems.note("hours_until", optional(fields, "hours_until", 5));
    let hours = match (from?, until?) {
        (None, None) => None,
        (Some(from), Some(until)) => {
            let hours = Hours::parse(&format!("{from}-{until}")).ok_or(Problem::Time);
            Some(problems.note("hours_until", hours)?)
        }
        (None, Some(_)) => problems.note("hours_from", Err(Problem::Required))?,
        (Some(_), None) => problems.note("hours_until", Err(Problem::Required))?,
    };
    Some(Limits {
        branch: branch?,
        weekdays: weekdays?,
        hours,
        checks_a_day: checks_a_day?,
    })
}

/// Whether there is such a branch, the server says.
fn branch(fields: &Fields) -> Result<Option<String>, Problem> {
    match optional(fields, "branch", BRANCH)? {
        None | Some("any") => Ok(None),
        Some(chosen) => match chosen.strip_prefix("in:") {
            Some(name) => Ok(Some(name.to_owned())),
            None => Err(Problem::Choice),
        },
    }
}

fn weekdays(fields: &Fields) -> Result<Option<Weekdays>, Problem> {
    let days: Option<Vec<u8>> = fields.all("weekday").map(|day| day.parse().ok()).collect();
    let days = days.ok_or(Problem::Choice)?;
    if days.is_empty() {
        return Ok(None);
    }
    let days = Weekdays::new(days).ok_or(Problem::Choice)?;
    Ok((days.numbers().count() < 7).then_some(days))
}

fn checks_a_day(fields: &Fields) -> Result<Option<u32>, Problem> {
    let Some(text) = optional(fields, "checks_a_day", 6)? else {
        return Ok(None);
    };
    match text.parse() {
        Ok(most) if (1..=MOST_CHECKS).contains(&most) => Ok(Some(most)),
        _ => Err(Problem::Count),
    }
}

/// A field that may be left empty.
pub(super) fn optional<'f>(
    fields: &'f Fields,
    name: &str,
    longest: usize,
) -> Result<Option<&'f str>, Problem> {
    match fields.one(name, longest) {
        Ok(text) => Ok(Some(text)),
        Err(Problem::Required) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// A day as date fields send it.
pub(super) fn day(fields: &Fields, name: &str) -> Result<Date, Problem> {
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

    fn read(values: &[(&str, &str)]) -> IssuePower {
        let mut fields = vec![
            ("person", "112-233-445 95"),
            ("scenario", "age18"),
            ("from", "2026-03-01"),
            ("until", "2026-12-31"),
        ];
        fields.extend(values);
        issue_power(&Fields::of(&fields), TODAY).expect("a power")
    }

    #[test]
    fn what_narrows_it_may_be_left_out() {
        let empty = [
            ("hours_from", ""),
            ("hours_until", ""),
            ("checks_a_day", ""),
            ("replaces", ""),
        ];
        for power in [read(&[]), read(&empty)] {
            assert!(power.limits.is_none());
            assert_eq!(power.replaces, None);
        }
        let every_day = ["1", "2", "3", "4", "5", "6", "7"].map(|day| ("weekday", day));
        assert!(read(&every_day).limits.is_none(), "all seven is no limit");
        let power = read(&[
            ("weekday", "5"),
            ("weekday", "1"),
            ("hours_from", "22:00"),
            ("hours_until", "06:00"),
            ("checks_a_day", "200"),
            ("replaces", "0198c0de-0000-7000-8000-000000000001"),
        ]);
        assert_eq!(power.limits.weekdays, Weekdays::parse("1,5"));
        assert_eq!(power.limits.hours, Hours::parse("22:00-06:00"));
        assert_eq!(power.limits.checks_a_day, Some(200));
        assert!(power.replaces.is_some());
    }

    #[test]
    fn several_people_plain_words_and_handing_over_may_be_left_out() {
        let power = read(&[("person-1", " "), ("plain_text", "")]);
        assert!(power.others.is_empty() && power.plain_text.is_none() && !power.may_hand_over);
        let power = read(&[
            ("person-3", "900-000-006 87"),
            ("person-1", "+7 900 000-00-11"),
            ("plain_text", "Открывать зал.\r\nЗакрывать зал."),
            ("may_hand_over", "yes"),
        ]);
        let others: Vec<_> = power.others.iter().map(|(field, _)| *field).collect();
        assert_eq!(others, ["person-1", "person-3"]);
        let text = power.plain_text.as_deref();
        assert_eq!(text, Some("Открывать зал.\nЗакрывать зал."));
        assert!(power.may_hand_over);
        for (field, value, expected) in [
            ("person-2", "9".repeat(41), Problem::TooLong),
            ("plain_text", "x".repeat(LONGEST_TEXT + 1), Problem::TooLong),
            ("may_hand_over", "no".to_owned(), Problem::Choice),
        ] {
            assert_eq!(problem(field, &[(field, value.as_str())]), Some(expected));
        }
    }

    #[test]
    fn what_narrows_it_is_looked_at() {
        for (field, values, expected) in [
            ("weekday", vec![("weekday", "8")], Problem::Choice),
            ("weekday", vec![("weekday", "пн")], Problem::Choice),
            (
                "hours_until",
                vec![("hours_from", "09:00")],
                Problem::Required,
            ),
            (
                "hours_from",
                vec![("hours_until", "09:00")],
                Problem::Required,
            ),
            (
                "hours_until",
                vec![("hours_from", "09:00"), ("hours_until", "09:00")],
                Problem::Time,
            ),
            (
                "hours_until",
                vec![("hours_from", "25:00"), ("hours_until", "09:00")],
                Problem::Time,
            ),
            ("checks_a_day", vec![("checks_a_day", "0")], Problem::Count),
            (
                "checks_a_day",
                vec![("checks_a_day", "100001")],
                Problem::Count,
            ),
            (
                "checks_a_day",
                vec![("checks_a_day", "1.5")],
                Problem::Count,
            ),
        ] {
            assert_eq!(problem(field, &values), Some(expected), "{values:?}");
        }
    }
}
