use time::Date;

use super::{Fields, fields::Problems, issue_power::day};
use crate::{
    error::{AppError, Problem},
    ports::{ConfirmedPerson, LONGEST_PASSWORD, NewAccount, SHORTEST_PASSWORD},
};

/// Characters of a whole name.
const LONGEST_NAME: usize = 150;

/// Reads `phone`.
pub fn phone(fields: &Fields) -> Result<String, AppError> {
    fields
        .one("phone", 30)
        .map(str::to_owned)
        .map_err(|problem| AppError::field("phone", problem))
}

/// Reads `code`.
pub fn code(fields: &Fields) -> Result<String, AppError> {
    fields
        .one("code", 20)
        .map(str::to_owned)
        .map_err(|problem| AppError::field("code", problem))
}

/// Reads `code`, `whole_name` and `new_password`.
pub fn new_account(fields: &Fields) -> Result<NewAccount, AppError> {
    let mut problems = Problems::default();
    let code = problems.note("code", fields.one("code", 20));
    let name = problems.note("whole_name", whole_name(fields));
    let password = problems.note("new_password", password(fields));
    match (code, name, password) {
        (Some(code), Some(name), Some(password)) => Ok(NewAccount {
            code: code.to_owned(),
            name,
            password,
        }),
        _ => Err(problems.into_error()),
    }
}

/// Reads `code` and `new_password`.
pub fn new_password(fields: &Fields) -> Result<(String, String), AppError> {
    let mut problems = Problems::default();
    let code = problems.note("code", fields.one("code", 20));
    let password = problems.note("new_password", password(fields));
    match (code, password) {
        (Some(code), Some(password)) => Ok((code.to_owned(), password)),
        _ => Err(problems.into_error()),
    }
}

/// Reads `account`, `whole_name`, `snils`, `birth`, `citizenship` (three letters) and
/// `identity_document`.
/// Nobody is born after `today`.
pub fn confirm_account(
    fields: &Fields,
    today: Date,
) -> Result<(String, ConfirmedPerson), AppError> {
    let account = fields
        .one("account", 36)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?;
    let mut problems = Problems::default();
    let name = problems.note("whole_name", whole_name(fields));
    let snils = problems.note("snils", fields.one("snils", 20));
    let birth = day(fields, "birth").and_then(|birth| {
        if birth > today {
            Err(Problem::Future)
        } else {
            Ok(birth)
        }
    });
    let birth = problems.note("birth", birth);
    let citizenship = fields.one("citizenship", 3).and_then(|code| {
        let plain = code.len() == 3 && code.bytes().all(|c| c.is_ascii_alphabetic());
        plain
            .then(|| code.to_ascii_uppercase())
            .ok_or(Problem::Shape)
    });
    let citizenship = problems.note("citizenship", citizenship);
    let document = problems.note("identity_document", fields.one("identity_document", 100));
    match (name, snils, birth, citizenship, document) {
        (Some(name), Some(snils), Some(birth), Some(citizenship), Some(document)) => {
            let mut words = name.splitn(3, ' ').map(str::to_owned);
            let person = ConfirmedPerson {
                surname: words.next().unwrap_or_default(),
                given_name: words.next().unwrap_or_default(),
                patronymic: words.next(),
                snils: snils.to_owned(),
                birth,
                citizenship,
                document: document.to_owned(),
            };
            Ok((account.to_owned(), person))
        }
        _ => Err(problems.into_error()),
    }
}

/// Surname and given name at least, with one space between.
fn whole_name(fields: &Fields) -> Result<String, Problem> {
    let name = fields.one("whole_name", LONGEST_NAME)?;
    let words: Vec<_> = name.split_whitespace().collect();
    if words.len() < 2 || name.chars().any(char::is_control) {
        return Err(Problem::FullName);
    }
    Ok(words.join(" "))
}

/// Not trimmed: a space may be part of it.
fn password(fields: &Fields) -> Result<String, Problem> {
    let mut typed = fields.all("new_password");
    let password = typed.next().unwrap_or_default();
    if typed.next().is_some() {
        Err(Problem::Shape)
    } else if password.is_empty() {
        Err(Problem::Required)
    } else if password.chars().count() < SHORTEST_PASSWORD {
        Err(Problem::ShortPassword)
    } else if password.chars().count() > LONGEST_PASSWORD {
        Err(Problem::TooLong)
    } else {
        Ok(password.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_confirmed_is_read_off_the_documents() {
        let today = time::macros::date!(2026 - 03 - 01);
        let read = |changed: &[(&str, &str)]| {
            let mut fields = vec![
                ("account", "a"),
                ("whole_name", "Тихонова Майя Олеговна"),
                ("snils", "900-000-014 87"),
                ("birth", "1990-05-17"),
                ("citizenship", "rus"),
                ("identity_document", "паспорт 00 26 000114"),
            ];
            fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
            fields.extend(changed);
            confirm_account(&Fields::of(&fields), today)
        };
        let (account, person) = read(&[]).expect("reads");
        assert_eq!(
            (account.as_str(), person.citizenship.as_str()),
            ("a", "RUS")
        );
        assert_eq!(person.patronymic.as_deref(), Some("Олеговна"));
        for (field, value, problem) in [
            ("birth", "2026-03-02", Problem::Future),
            ("birth", "1990-02-30", Problem::Date),
            ("citizenship", "РФ", Problem::Shape),
            ("identity_document", "", Problem::Required),
            ("whole_name", "Тихонова", Problem::FullName),
        ] {
            let expected = Err(AppError::field(field, problem));
            assert_eq!(read(&[(field, value)]), expected, "{field}");
        }
    }

    #[test]
    fn a_new_account_needs_code_name_and_a_password_that_is_long_enough() {
        let read = |code: &str, name: &str, password: &str| {
            new_account(&Fields::of(&[
                ("code", code),
                ("whole_name", name),
                ("new_password", password),
            ]))
        };
        let account = read(" 123456 ", " Зорина  Вера ", " восемь8 ").expect("reads");
        assert_eq!(account.code, "123456");
        assert_eq!(account.name, "Зорина Вера");
        assert_eq!(account.password, " восемь8 ", "exactly as typed");
        for (code, name, password, field, problem) in [
            (
                "",
                "Зорина Вера",
                "длинный-пароль",
                "code",
                Problem::Required,
            ),
            (
                "1",
                "Зорина",
                "длинный-пароль",
                "whole_name",
                Problem::FullName,
            ),
            ("1", "Зорина Вера", "", "new_password", Problem::Required),
            (
                "1",
                "Зорина Вера",
                "короткий"[..14].trim_end(),
                "new_password",
                Problem::ShortPassword,
            ),
        ] {
            assert_eq!(
                read(code, name, password),
                Err(AppError::field(field, problem)),
                "{field}"
            );
        }
        assert!(read("1", "Зорина Вера", &"я".repeat(201)).is_err());
    }
}
