use domain::{confirmation::IdentityPaper, identifiers::Ogrn};
use time::Date;

use super::{Fields, confirm_account, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::StaffConfirmation,
};

/// Reads what a member of staff has seen: `organization`, `guest_code`, `paper`, `face`, and the person
/// as at the registry desk. Nobody is born after `today`.
pub fn staff_confirmation(fields: &Fields, today: Date) -> Result<StaffConfirmation, AppError> {
    let mut problems = Problems::default();
    let organization = fields
        .one("organization", 15)
        .and_then(|ogrn| Ogrn::parse(ogrn).map_err(|_| Problem::Choice));
    let organization = problems.note("organization", organization);
    let code = problems.note("guest_code", fields.one("guest_code", 20));
    let paper = fields
        .one("paper", 30)
        .and_then(|key| IdentityPaper::from_key(key).ok_or(Problem::Choice));
    let paper = problems.note("paper", paper);
    let person = confirm_account(&with_account(fields), today);
    let person = match person {
        Ok((_, person)) => Some(person),
        Err(AppError::Invalid { fields }) => {
            for error in fields {
                problems.add(&error.field, error.problem);
            }
            None
        }
        Err(error) => return Err(error),
    };
    if fields.first("face") != Some("yes") {
        problems.add("face", Problem::Required);
    }
    match (organization, code, paper, person) {
        (Some(organization), Some(code), Some(paper), Some(person)) if problems.is_empty() => {
            Ok(StaffConfirmation {
                organization,
                code: code.to_owned(),
                paper,
                person,
            })
        }
        _ => Err(problems.into_error()),
    }
}

/// The account is found by the code, not by the form.
fn with_account(fields: &Fields) -> Fields {
    let mut all: Vec<_> = fields
        .pairs()
        .filter(|(name, _)| *name != "account")
        .collect();
    all.push(("account", "-"));
    Fields::of(&all)
}

/// Reads `allowed`.
///
/// # Errors
/// [`AppError::Invalid`] for what no form of ours sends.
pub fn confirming_allowed(fields: &Fields) -> Result<bool, AppError> {
    yes_or_no(fields, "allowed")
}

/// Reads `blocked`.
///
/// # Errors
/// [`AppError::Invalid`] for what no form of ours sends.
pub fn organization_blocked(fields: &Fields) -> Result<bool, AppError> {
    yes_or_no(fields, "blocked")
}

/// Reads `account` and `may`.
///
/// # Errors
/// [`AppError::Invalid`] for what no form of ours sends.
pub fn confirmer(fields: &Fields) -> Result<(String, bool), AppError> {
    let account = fields
        .one("account", 40)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?;
    Ok((account.to_owned(), yes_or_no(fields, "may")?))
}

fn yes_or_no(fields: &Fields, name: &str) -> Result<bool, AppError> {
    match fields.one(name, 3) {
        Ok("yes") => Ok(true),
        Ok("no") => Ok(false),
        _ => Err(AppError::Invalid { fields: Vec::new() }),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const GOOD: [(&str, &str); 9] = [
        ("organization", "1027700132195"),
        ("guest_code", "1234 5678"),
        ("paper", "passport"),
        ("face", "yes"),
        ("whole_name", "Тихонова Майя Олеговна"),
        ("snils", "900-000-014 87"),
        ("birth", "1990-05-17"),
        ("citizenship", "RUS"),
        ("identity_document", "паспорт 00 26 000114"),
    ];

    fn read(changed: &[(&str, &str)]) -> Result<StaffConfirmation, AppError> {
        let mut fields = GOOD.to_vec();
        fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
        fields.extend(changed);
        staff_confirmation(&Fields::of(&fields), date!(2026 - 03 - 01))
    }

    #[test]
    fn what_a_member_of_staff_has_seen() {
        let wanted = read(&[]).expect("reads");
        assert_eq!(wanted.paper, IdentityPaper::Passport);
        assert_eq!(wanted.person.surname, "Тихонова");
        for (field, value, problem) in [
            ("organization", "1", Problem::Choice),
            ("guest_code", "", Problem::Required),
            ("paper", "library_card", Problem::Choice),
            ("paper", "", Problem::Required),
            ("face", "", Problem::Required),
            ("face", "no", Problem::Required),
            ("birth", "2026-03-02", Problem::Future),
            ("whole_name", "Тихонова", Problem::FullName),
        ] {
            let expected = Err(AppError::field(field, problem));
            assert_eq!(read(&[(field, value)]), expected, "{field} {value}");
        }
    }

    #[test]
    fn switches_say_yes_or_no() {
        let of = |fields: &[(&str, &str)]| confirmer(&Fields::of(fields));
        assert_eq!(
            of(&[("account", "a"), ("may", "yes")]),
            Ok(("a".to_owned(), true))
        );
        assert!(of(&[("account", "a")]).is_err());
        assert!(of(&[("may", "no")]).is_err());
        assert_eq!(
            confirming_allowed(&Fields::of(&[("allowed", "no")])),
            Ok(false)
        );
        assert!(confirming_allowed(&Fields::default()).is_err());
    }
}
