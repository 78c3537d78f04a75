use time::{Date, macros::format_description};

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{LONGEST_ACTS, MOST_ACTS, PaperDetails},
};

/// Most characters of a single line.
const LONGEST_LINE: usize = 160;

/// Reads what a director writes into the papers: `acts` (one a line), `order_number`,
/// `order_day` (`2026-03-01`), `place`, `post`, `head`, `responsible`. Each may be empty: it is
/// then left to a pen.
pub fn paper_details(fields: &Fields) -> Result<PaperDetails, AppError> {
    let mut problems = Problems::default();
    let mut line = |name: &'static str| {
        let read = optional(fields, name, LONGEST_LINE).and_then(one_line);
        problems.note(name, read).unwrap_or_default()
    };
    let (order_number, place) = (line("order_number"), line("place"));
    let (post, head, responsible) = (line("post"), line("head"), line("responsible"));
    let acts = problems.note("acts", acts(fields)).unwrap_or_default();
    let order_day = problems.note("order_day", day(fields)).unwrap_or_default();
    if problems.is_empty() {
        Ok(PaperDetails {
            acts,
            order_number,
            order_day,
            place,
            post,
            head,
            responsible,
        })
    } else {
        Err(problems.into_error())
    }
}

fn optional<'f>(fields: &'f Fields, name: &str, longest: usize) -> Result<&'f str, Problem> {
    match fields.one(name, longest) {
        Err(Problem::Required) => Ok(""),
        read => read,
    }
}

fn one_line(text: &str) -> Result<String, Problem> {
    if text.chars().any(char::is_control) {
        Err(Problem::Shape)
    } else {
        Ok(text.to_owned())
    }
}

fn acts(fields: &Fields) -> Result<Vec<String>, Problem> {
    let lines = optional(fields, "acts", LONGEST_ACTS)?.lines();
    let acts: Vec<_> = lines
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(one_line)
        .collect::<Result<_, _>>()?;
    if acts.len() > MOST_ACTS {
        return Err(Problem::TooLong);
    }
    Ok(acts)
}

fn day(fields: &Fields) -> Result<Option<Date>, Problem> {
    match optional(fields, "order_day", 10)? {
        "" => Ok(None),
        text => Date::parse(text, format_description!("[year]-[month]-[day]"))
            .map(Some)
            .map_err(|_| Problem::Date),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn everything_may_be_left_to_a_pen() {
        assert_eq!(
            paper_details(&Fields::default()),
            Ok(PaperDetails::default())
        );
        let fields = Fields::of(&[
            ("acts", " Закон № 1;\r\n\r\n письмо № 2 "),
            ("order_number", " 11-ол "),
            ("order_day", "2026-02-16"),
            ("head", "В. А. Берегов"),
        ]);
        let details = paper_details(&fields).expect("good");
        assert_eq!(details.acts, ["Закон № 1;", "письмо № 2"]);
        assert_eq!(details.order_number, "11-ол");
        assert_eq!(details.order_day, Some(date!(2026 - 02 - 16)));
        assert_eq!(details.head, "В. А. Берегов");
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let fields = Fields::of(&[
            ("acts", &"акт\n".repeat(MOST_ACTS + 1)),
            ("order_day", "16.02.2026"),
            ("head", "a\nb"),
            ("place", &"ё".repeat(LONGEST_LINE + 1)),
        ]);
        let Err(AppError::Invalid { fields }) = paper_details(&fields) else {
            panic!("refused");
        };
        let mut wrong: Vec<_> = fields
            .iter()
            .map(|one| (one.field.as_str(), one.problem))
            .collect();
        wrong.sort_by_key(|(field, _)| *field);
        assert_eq!(
            wrong,
            [
                ("acts", Problem::TooLong),
                ("head", Problem::Shape),
                ("order_day", Problem::Date),
                ("place", Problem::TooLong),
            ]
        );
    }
}
