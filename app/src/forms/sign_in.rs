use super::{Fields, fields::Problems};
use crate::error::AppError;

/// A sign-in as it was typed.
pub struct SignIn {
    /// Phone number or СНИЛС.
    pub login: String,
    /// Password, exactly as typed.
    pub password: String,
    /// Path to go to afterwards; always one of ours.
    pub next: Option<String>,
}

/// Reads `login`, `password` and `next`.
pub fn sign_in(fields: &Fields) -> Result<SignIn, AppError> {
    let mut problems = Problems::default();
    let login = problems
        .note("login", fields.one("login", 40))
        .map(str::to_owned);
    // Not trimmed: a space may be part of the password.
    let password = problems
        .note("password", fields.one("password", 200))
        .and(fields.first("password"))
        .map(str::to_owned);
    match (login, password) {
        (Some(login), Some(password)) => Ok(SignIn {
            login,
            password,
            next: next(fields),
        }),
        _ => Err(problems.into_error()),
    }
}

/// Where to go afterwards (field `next`). Only a path of this site: an address of another one, or one that a browser would read
/// as such (`//host`, `/\host`), would turn the sign-in into a springboard.
pub fn next(fields: &Fields) -> Option<String> {
    let next = fields.first("next")?;
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 300
        && next.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    plain.then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_stays_on_this_site() {
        let next = |next| super::next(&Fields::of(&[("next", next)]));
        assert_eq!(next("/scan?x=1"), Some("/scan?x=1".to_owned()));
        for elsewhere in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a b",
            "/\n",
        ] {
            assert_eq!(next(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn both_fields_are_needed() {
        let Err(AppError::Invalid { fields }) = sign_in(&Fields::default()) else {
            panic!("accepted");
        };
        assert_eq!(fields.len(), 2);
    }
}
