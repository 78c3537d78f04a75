use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{LONGEST_PASSWORD, NewAccount, SHORTEST_PASSWORD},
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

/// Reads `account`, `whole_name` and `snils`.
pub fn confirm_account(fields: &Fields) -> Result<[String; 3], AppError> {
    let account = fields
        .one("account", 36)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?;
    let mut problems = Problems::default();
    let name = problems.note("whole_name", whole_name(fields));
    let snils = problems.note("snils", fields.one("snils", 20));
    match (name, snils) {
        (Some(name), Some(snils)) => Ok([account.to_owned(), name, snils.to_owned()]),
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
