use domain::status::StatusKind;
use time::Date;

use super::{
    Fields,
    fields::Problems,
    issue_power::{day, optional},
};
use crate::{
    error::{AppError, Problem},
    ports::{EndStatus, GrantStatus, HoldStatus, LONGEST_SOURCE},
};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// Reads `kind`, `from`, `until` (may be empty) and `source`.
pub fn grant_status(fields: &Fields) -> Result<GrantStatus, AppError> {
    let mut problems = Problems::default();
    let kind = fields
        .one("kind", 40)
        .and_then(|key| StatusKind::from_key(key).ok_or(Problem::Choice));
    let kind = problems.note("kind", kind);
    let from = problems.note("from", day(fields, "from"));
    let until = problems.note("until", open_day(fields, "until"));
    let source = problems.note("source", fields.one("source", LONGEST_SOURCE));
    match (kind, from, until, source) {
        (Some(kind), Some(from), Some(until), Some(source)) => Ok(GrantStatus {
            kind,
            from,
            until,
            source: source.to_owned(),
        }),
        _ => Err(problems.into_error()),
    }
}

/// Reads `revision`, `last` and `end_reason`.
pub fn end_status(fields: &Fields) -> Result<EndStatus, AppError> {
    let revision = revision(fields)?;
    let mut problems = Problems::default();
    let last = problems.note("last", day(fields, "last"));
    let reason = problems.note("end_reason", fields.one("end_reason", LONGEST_REASON));
    match (last, reason) {
        (Some(last), Some(reason)) => Ok(EndStatus {
            revision,
            last,
            reason: reason.to_owned(),
        }),
        _ => Err(problems.into_error()),
    }
}

/// Reads `revision` and `hold_reason`.
pub fn hold_status(fields: &Fields) -> Result<HoldStatus, AppError> {
    let revision = revision(fields)?;
    let reason = fields
        .one("hold_reason", LONGEST_REASON)
        .map_err(|problem| AppError::field("hold_reason", problem))?;
    Ok(HoldStatus {
        revision,
        reason: reason.to_owned(),
    })
}

/// Hidden: no form of ours is without it.
fn revision(fields: &Fields) -> Result<i64, AppError> {
    let revision = fields.one("revision", 20).ok();
    revision
        .and_then(|revision| revision.parse().ok())
        .ok_or(AppError::Invalid { fields: Vec::new() })
}

fn open_day(fields: &Fields, name: &str) -> Result<Option<Date>, Problem> {
    match optional(fields, name, 10)? {
        Some(_) => day(fields, name).map(Some),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_status_has_a_kind_a_beginning_and_a_source() {
        let read = |until: &str, kind: &str| {
            grant_status(&Fields::of(&[
                ("kind", kind),
                ("from", "2026-03-01"),
                ("until", until),
                ("source", " справка 5 "),
            ]))
        };
        let granted = read("", "student").expect("open");
        assert_eq!(granted.until, None);
        assert_eq!(granted.source, "справка 5");
        let granted = read("2026-06-30", "student").expect("closed");
        assert_eq!(granted.until, Some(date!(2026 - 06 - 30)));
        assert_eq!(
            read("2026-02-30", "student"),
            Err(AppError::field("until", Problem::Date))
        );
        assert_eq!(
            read("", "emperor"),
            Err(AppError::field("kind", Problem::Choice))
        );
        let Err(AppError::Invalid { fields }) = grant_status(&Fields::default()) else {
            panic!("accepted");
        };
        assert_eq!(fields.len(), 3, "the last day may be left open");
    }

    #[test]
    fn an_end_needs_what_was_seen_a_day_and_a_reason() {
        let fields = [
            ("revision", "3"),
            ("last", "2026-02-28"),
            ("end_reason", "x"),
        ];
        let end = end_status(&Fields::of(&fields)).expect("read");
        assert_eq!((end.revision, end.last), (3, date!(2026 - 02 - 28)));
        for missing in ["last", "end_reason"] {
            let mut fields = fields.to_vec();
            fields.retain(|(name, _)| *name != missing);
            let refused = end_status(&Fields::of(&fields));
            assert_eq!(refused, Err(AppError::field(missing, Problem::Required)));
        }
        let blind = end_status(&Fields::of(&fields[1..]));
        assert_eq!(blind, Err(AppError::Invalid { fields: Vec::new() }));
        let hold = hold_status(&Fields::of(&[("revision", "0"), ("hold_reason", " ")]));
        let required = AppError::field("hold_reason", Problem::Required);
        assert_eq!(hold, Err(required));
    }
}
