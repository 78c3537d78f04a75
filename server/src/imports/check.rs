//! Looking at all rows of a list before anything is entered.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use app::error::Problem;
use domain::{identifiers::Snils, status::StatusKind};

use super::row::Row;

/// What is remembered of each row, to find those that contradict each other: a few bytes, since
/// there may be a million.
#[derive(Default)]
pub(super) struct Seen {
    keys: Vec<(u64, u32)>,
    spans: Vec<Span>,
}

/// The days of one person in one kind of status.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    /// The digits of the СНИЛС and the kind: no two people share it.
    whose: u64,
    from: i32,
    until: i32,
    line: u32,
}

impl Seen {
    /// Remembers a row.
    pub(super) fn note(&mut self, row: &Row) {
        let line = u32::try_from(row.line).unwrap_or(u32::MAX);
        let mut hasher = DefaultHasher::new();
        row.key.hash(&mut hasher);
        self.keys.push((hasher.finish(), line));
        let until = row.status.until.map_or(i32::MAX, time::Date::to_julian_day);
        self.spans.push(Span {
            whose: whose(&row.snils, row.status.kind),
            from: row.status.from.to_julian_day(),
            until,
            line,
        });
    }

    /// The rows that say something else than one above them: a key that was there, days of one
    /// kind that the same person has already.
    pub(super) fn contradictions(mut self) -> BTreeMap<(u64, &'static str), Problem> {
        let mut found = BTreeMap::new();
        self.keys.sort_unstable();
        for pair in self.keys.windows(2) {
            if let [(one, _), (other, line)] = pair
                && one == other
            {
                found.insert((u64::from(*line), "key"), Problem::Repeated);
            }
        }
        self.spans.sort_unstable();
        let mut widest: Option<Span> = None;
        for span in self.spans {
            match widest {
                Some(before) if before.whose == span.whose && span.from <= before.until => {
                    let later = before.line.max(span.line);
                    found.insert((u64::from(later), "kind"), Problem::Overlaps);
                    if span.until > before.until {
                        widest = Some(span);
                    }
                }
                _ => widest = Some(span),
            }
        }
        found
    }
}

fn whose(snils: &Snils, kind: StatusKind) -> u64 {
    let digits: u64 = snils.as_digits().parse().unwrap_or(u64::MAX / 16);
    let kind = StatusKind::ALL.iter().position(|known| *known == kind);
    digits * 16 + kind.unwrap_or_default() as u64
}

#[cfg(test)]
mod tests {
    use domain::status::Status;
    use time::{Date, macros::date};

    use super::*;

    fn row(line: u64, key: &str, kind: StatusKind, from: Date, until: Option<Date>) -> Row {
        Row {
            line,
            key: key.to_owned(),
            snils: Snils::parse("11223344595").expect("valid"),
            status: Status {
                kind,
                from,
                until,
                suspended: false,
            },
            name: None,
            birth: None,
        }
    }

    #[test]
    fn rows_that_contradict_one_above_are_told() {
        use StatusKind::{Student, Veteran};
        let rows = [
            row(
                2,
                "a",
                Student,
                date!(2024 - 09 - 01),
                Some(date!(2025 - 06 - 30)),
            ),
            row(3, "b", Student, date!(2025 - 09 - 01), None),
            row(4, "a", Veteran, date!(2024 - 09 - 01), None),
            row(
                5,
                "c",
                Student,
                date!(2026 - 01 - 01),
                Some(date!(2026 - 02 - 01)),
            ),
            row(
                6,
                "d",
                Student,
                date!(2020 - 01 - 01),
                Some(date!(2024 - 09 - 01)),
            ),
        ];
        let mut seen = Seen::default();
        for row in &rows {
            seen.note(row);
        }
        let found: Vec<_> = seen.contradictions().into_iter().collect();
        assert_eq!(
            found,
            [
                ((4, "key"), Problem::Repeated),
                ((5, "kind"), Problem::Overlaps),
                ((6, "kind"), Problem::Overlaps),
            ]
        );
    }
}
