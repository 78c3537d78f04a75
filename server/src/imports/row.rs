//! What the rows of a file mean, and what is wrong with them.

use app::{error::Problem, ports::IMPORT_COLUMNS};
use domain::{
    identifiers::{NumberError, Snils},
    status::{Status, StatusFault, StatusKind},
};
use time::Date;

use super::layout::Cells;
use crate::batches::{ScenarioNames, day};

/// Most characters of a key.
const LONGEST_KEY: usize = 100;
/// Most characters of a name.
const LONGEST_NAME: usize = 200;

/// A row that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Line of the file.
    pub(super) line: u64,
    /// Under which key the source knows it.
    pub(super) key: String,
    /// Whose status it is.
    pub(super) snils: Snils,
    pub(super) status: Status,
    /// Needed for those alone whom the registry does not know.
    pub(super) name: Option<FullName>,
    pub(super) birth: Option<Date>,
}

/// Surname, given name, and the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FullName {
    pub(super) surname: String,
    pub(super) given_name: String,
    pub(super) patronymic: Option<String>,
}

/// What is wrong in one column.
pub(super) type Fault = (&'static str, Problem);

/// Reads a row; all that is wrong is told, not only the first. The key is told besides, where it
/// can be read.
pub(super) fn read(line: u64, cells: &Cells, names: &ScenarioNames) -> Result<Row, Vec<Fault>> {
    let [key, snils, kind, from, until, name, birth] = cells;
    let mut faults = Vec::new();
    let key = note(&mut faults, "key", read_key(key));
    let snils = note(&mut faults, "snils", read_snils(snils));
    let kind = note(&mut faults, "kind", read_kind(kind, names));
    let from = note(&mut faults, "from", required_day(from));
    let until = note(&mut faults, "until", open_day(until));
    let name = note(&mut faults, "name", read_name(name));
    let birth = note(&mut faults, "birth", open_day(birth));
    match (key, snils, kind, from, until, name, birth) {
        (Some(key), Some(snils), Some(kind), Some(from), Some(until), Some(name), Some(birth)) => {
            Ok(Row {
                line,
                key,
                snils,
                status: Status {
                    kind,
                    from,
                    until,
                    suspended: false,
                },
                name,
                birth,
            })
        }
        _ => Err(faults),
    }
}

/// The key of a row in which something else may be wrong.
pub(super) fn read_key(text: &str) -> Result<String, Problem> {
    match text.chars().count() {
        0 => Err(Problem::Required),
        count if count > LONGEST_KEY => Err(Problem::TooLong),
        _ => Ok(text.to_owned()),
    }
}

fn note<T>(faults: &mut Vec<Fault>, column: &'static str, read: Result<T, Problem>) -> Option<T> {
    debug_assert!(IMPORT_COLUMNS.contains(&column), "{column}");
    read.map_err(|problem| faults.push((column, problem))).ok()
}

fn read_snils(text: &str) -> Result<Snils, Problem> {
    if text.is_empty() {
        return Err(Problem::Required);
    }
    Snils::parse(text).map_err(|error| match error {
        NumberError::Control => Problem::Control,
        _ => Problem::Shape,
    })
}

fn read_kind(text: &str, names: &ScenarioNames) -> Result<StatusKind, Problem> {
    match text {
        "" => Err(Problem::Required),
        text => StatusKind::from_key(text)
            .or_else(|| names.status(text))
            .ok_or(Problem::Choice),
    }
}

fn required_day(text: &str) -> Result<Date, Problem> {
    open_day(text)?.ok_or(Problem::Required)
}

fn open_day(text: &str) -> Result<Option<Date>, Problem> {
    match text {
        "" => Ok(None),
        text => day(text).map(Some).ok_or(Problem::Date),
    }
}

fn read_name(text: &str) -> Result<Option<FullName>, Problem> {
    if text.chars().count() > LONGEST_NAME {
        return Err(Problem::TooLong);
    }
    let mut words = text.split_whitespace();
    let Some(surname) = words.next() else {
        return Ok(None);
    };
    let given_name = words.next().ok_or(Problem::FullName)?;
    let rest = words.collect::<Vec<_>>().join(" ");
    Ok(Some(FullName {
        surname: surname.to_owned(),
        given_name: given_name.to_owned(),
        patronymic: (!rest.is_empty()).then_some(rest),
    }))
}

/// The column that can mend a fault of a status.
pub(super) fn of_status(fault: StatusFault) -> Fault {
    match fault {
        StatusFault::BeforeBirth => ("from", Problem::BeforeBirth),
        StatusFault::TooFar => ("from", Problem::TooFarAhead),
        StatusFault::Reversed => ("until", Problem::Reversed),
        StatusFault::Longer => ("until", Problem::NotShorter),
        StatusFault::Overlaps => ("kind", Problem::Overlaps),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::texts::FluentTexts;

    fn judged(cells: [&str; 7]) -> Result<Row, Vec<Fault>> {
        let names = ScenarioNames::of(&FluentTexts::load().expect("texts"));
        read(2, &cells.map(str::to_owned), &names)
    }

    #[test]
    fn a_row_says_who_what_and_how_long() {
        let row = judged([
            "a-1",
            "112-233-445 95",
            "Студент",
            "01.09.2025",
            "2026-06-30",
            "Ежевикина Пелагея Тихоновна",
            "19.04.1987",
        ])
        .expect("read");
        assert_eq!(row.status.kind, StatusKind::Student);
        assert_eq!(row.status.from, date!(2025 - 09 - 01));
        assert_eq!(row.status.until, Some(date!(2026 - 06 - 30)));
        assert_eq!(row.birth, Some(date!(1987 - 04 - 19)));
        let name = row.name.expect("name");
        assert_eq!(name.patronymic.as_deref(), Some("Тихоновна"));
        let short = judged(["a", "11223344595", "large_family", "2025-09-01", "", "", ""]);
        let short = short.expect("read");
        assert_eq!((short.status.until, short.name), (None, None));
    }

    #[test]
    fn everything_wrong_is_told() {
        let faults = judged(["", "112-233-445 96", "царь", "31.02.2025", "x", "Анна", "0"]);
        assert_eq!(
            faults.err(),
            Some(vec![
                ("key", Problem::Required),
                ("snils", Problem::Control),
                ("kind", Problem::Choice),
                ("from", Problem::Date),
                ("until", Problem::Date),
                ("name", Problem::FullName),
                ("birth", Problem::Date),
            ])
        );
    }
}
