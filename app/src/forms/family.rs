use domain::{family::FamilyRole, region::Region};
use time::Date;

use super::{Fields, fields::Problems, issue_power::day};
use crate::{
    error::{AppError, Problem},
    ports::{FamilyChange, LONGEST_FAMILY_REASON, NewFamily, NewMember},
};

/// The fields of one member in the form of a new family.
#[derive(Clone, Copy, Debug)]
pub struct MemberFields {
    /// Surname, given name, patronymic in one line.
    pub name: &'static str,
    /// Day of birth.
    pub birth: &'static str,
    /// Last day of full-time study.
    pub studies: &'static str,
    /// СНИЛС.
    pub snils: &'static str,
}

macro_rules! row {
    ($number:literal) => {
        MemberFields {
            name: concat!("whole_name-", $number),
            birth: concat!("birth-", $number),
            studies: concat!("studies-", $number),
            snils: concat!("snils-", $number),
        }
    };
}

/// The rows of the form of a new family: two for parents, the others for children. Larger
/// families get their other members afterwards.
pub const MEMBER_ROWS: [MemberFields; 10] = [
    row!("0"),
    row!("1"),
    row!("2"),
    row!("3"),
    row!("4"),
    row!("5"),
    row!("6"),
    row!("7"),
    row!("8"),
    row!("9"),
];

/// Rows that are for parents.
pub const PARENT_ROWS: usize = 2;

/// The fields of a member who comes into a family that exists.
const ONE_MEMBER: MemberFields = MemberFields {
    name: "whole_name",
    birth: "birth",
    studies: "studies",
    snils: "snils",
};

/// The longest of the three names.
const LONGEST_NAME: usize = 150;

/// Reads `region`, `from`, `until` and the [`MEMBER_ROWS`]; rows without a name are left out.
/// Nobody is born after `today`.
pub fn new_family(fields: &Fields, today: Date) -> Result<NewFamily, AppError> {
    let mut problems = Problems::default();
    let region = fields
        .one("region", 2)
        .and_then(|key| Region::from_key(key).ok_or(Problem::Choice));
    let region = problems.note("region", region);
    let from = problems.note("from", day(fields, "from"));
    let until = problems.note("until", optional_day(fields, "until"));
    if let (Some(from), Some(Some(until))) = (from, until)
        && until < from
    {
        problems.add("until", Problem::Reversed);
    }
    let mut members = Vec::new();
    for (at, row) in MEMBER_ROWS.iter().enumerate() {
        let role = if at < PARENT_ROWS {
            FamilyRole::Parent
        } else {
            FamilyRole::Child
        };
        let empty = [row.name, row.birth, row.studies, row.snils]
            .iter()
            .all(|name| fields.first(name).unwrap_or_default().trim().is_empty());
        if !empty {
            let member = member(fields, row, role, today, &mut problems);
            members.push(member.map(|member| (*row, member)));
        }
    }
    let members: Option<Vec<_>> = members.into_iter().collect();
    if let Some(members) = &members {
        contradictions(members, &mut problems);
    }
    match (region, from, until, members) {
        (Some(region), Some(from), Some(until), Some(members)) if problems.is_empty() => {
            Ok(NewFamily {
                region,
                from,
                until,
                members: members.into_iter().map(|(_, member)| member).collect(),
            })
        }
        _ => Err(problems.into_error()),
    }
}

/// What no family is: without a parent, with somebody twice, with children older than parents.
fn contradictions(members: &[(MemberFields, NewMember)], problems: &mut Problems) {
    let parents: Vec<_> = members
        .iter()
        .map(|(_, member)| member)
        .filter(|member| member.role == FamilyRole::Parent)
        .collect();
    if parents.is_empty() {
        problems.add("whole_name-0", Problem::Required);
    }
    for (at, (row, member)) in members.iter().enumerate() {
        let before = members.get(..at).unwrap_or_default();
        let twice = before.iter().any(|(_, other)| {
            (
                &other.surname,
                &other.given_name,
                &other.patronymic,
                other.birth,
            ) == (
                &member.surname,
                &member.given_name,
                &member.patronymic,
                member.birth,
            )
        });
        let older = member.role == FamilyRole::Child
            && parents.iter().any(|parent| parent.birth >= member.birth);
        if twice || older {
            let problem = if twice {
                Problem::Repeated
            } else {
                Problem::Reversed
            };
            problems.add(row.birth, problem);
        }
    }
}

/// Reads what is to happen to a family: `revision`, and the fields of `what`: `join`, `correct`,
/// `term`, or `decide` with `decision`. `None` for an address that is none of ours.
pub fn family_change(
    what: &str,
    fields: &Fields,
    today: Date,
) -> Option<Result<(i64, FamilyChange), AppError>> {
    let read = match what {
        "join" => join,
        "correct" => correct,
        "term" => term,
        "decide" => decide,
        _ => return None,
    };
    let broken = || AppError::Invalid { fields: Vec::new() };
    let revision = fields
        .one("revision", 19)
        .ok()
        .and_then(|revision| revision.parse().ok())
        .ok_or_else(broken);
    Some(revision.and_then(|revision| Ok((revision, read(fields, today)?))))
}

fn join(fields: &Fields, today: Date) -> Result<FamilyChange, AppError> {
    let mut problems = Problems::default();
    let role = fields
        .one("role", 10)
        .and_then(|key| FamilyRole::from_key(key).ok_or(Problem::Choice));
    let role = problems.note("role", role);
    let joined = problems.note("joined", day(fields, "joined"));
    let member = member(
        fields,
        &ONE_MEMBER,
        role.unwrap_or(FamilyRole::Child),
        today,
        &mut problems,
    );
    match (joined, member) {
        (Some(joined), Some(member)) if problems.is_empty() => {
            Ok(FamilyChange::Join(member, joined))
        }
        _ => Err(problems.into_error()),
    }
}

fn correct(fields: &Fields, _: Date) -> Result<FamilyChange, AppError> {
    let mut problems = Problems::default();
    let studies_until = problems.note("studies_until", optional_day(fields, "studies_until"));
    let left = problems.note("left", optional_day(fields, "left"));
    let member = problems.note("member", fields.one("member", 36));
    match (member, studies_until, left) {
        (Some(member), Some(studies_until), Some(left)) => Ok(FamilyChange::Correct {
            member: member.to_owned(),
            studies_until,
            left,
        }),
        _ => Err(problems.into_error()),
    }
}

fn term(fields: &Fields, _: Date) -> Result<FamilyChange, AppError> {
    optional_day(fields, "until")
        .map(FamilyChange::Term)
        .map_err(|problem| AppError::field("until", problem))
}

fn decide(fields: &Fields, _: Date) -> Result<FamilyChange, AppError> {
    let decision = fields.one("decision", 10);
    if decision == Ok("resume") {
        return Ok(FamilyChange::Resume);
    }
    let reason = fields
        .one("reason", LONGEST_FAMILY_REASON)
        .map(str::to_owned)
        .map_err(|problem| AppError::field("reason", problem))?;
    match decision {
        Ok("suspend") => Ok(FamilyChange::Suspend(reason)),
        Ok("end") => Ok(FamilyChange::End(reason)),
        _ => Err(AppError::Invalid { fields: Vec::new() }),
    }
}

fn member(
    fields: &Fields,
    row: &MemberFields,
    role: FamilyRole,
    today: Date,
    problems: &mut Problems,
) -> Option<NewMember> {
    let name = problems.note(row.name, whole_name(fields, row.name));
    let birth = day(fields, row.birth).and_then(|birth| {
        if birth > today {
            Err(Problem::Future)
        } else {
            Ok(birth)
        }
    });
    let birth = problems.note(row.birth, birth);
    let studies = problems.note(row.studies, optional_day(fields, row.studies));
    let snils = match fields.one(row.snils, 20) {
        Err(Problem::Required) => Ok(None),
        read => read.map(|snils| Some((snils.to_owned(), row.snils))),
    };
    let snils = problems.note(row.snils, snils);
    let (surname, given_name, patronymic) = name?;
    Some(NewMember {
        role,
        surname,
        given_name,
        patronymic,
        birth: birth?,
        studies_until: studies?,
        snils: snils?,
    })
}

/// `Ветрова Анна Павловна`: surname, given name, and all the rest as patronymic.
fn whole_name(fields: &Fields, field: &str) -> Result<(String, String, Option<String>), Problem> {
    let name = fields.one(field, LONGEST_NAME)?;
    let mut words = name.split_whitespace();
    let (Some(surname), Some(given_name)) = (words.next(), words.next()) else {
        return Err(Problem::FullName);
    };
    let patronymic = words.collect::<Vec<_>>().join(" ");
    Ok((
        surname.to_owned(),
        given_name.to_owned(),
        (!patronymic.is_empty()).then_some(patronymic),
    ))
}

fn optional_day(fields: &Fields, name: &str) -> Result<Option<Date>, Problem> {
    match day(fields, name) {
        Err(Problem::Required) => Ok(None),
        read => read.map(Some),
    }
}

#[cfg(test)]
mod tests;
