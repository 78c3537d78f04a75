use domain::identifiers::Ogrn;

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{CheckInput, CheckRequest, Language},
};

/// Digits of a typed code.
const DIGITS: usize = 8;

/// Reads `organization` (ОГРН, or empty to check as an individual), `digits` (in whatever
/// groups) and the hidden `key` of this attempt.
pub fn typed_check(fields: &Fields, language: Language) -> Result<CheckRequest, AppError> {
    let mut problems = Problems::default();
    let organization = problems.note("organization", organization(fields));
    let digits = problems.note("digits", digits(fields));
    let key = problems.note("key", key(fields));
    match (organization, digits, key) {
        (Some(organization), Some(digits), Some(idempotency_key)) => Ok(CheckRequest {
            device: None,
            organization,
            input: CheckInput::Typed(digits),
            idempotency_key,
            language,
        }),
        _ => Err(problems.into_error()),
    }
}

fn organization(fields: &Fields) -> Result<Option<Ogrn>, Problem> {
    match fields.one("organization", 20) {
        Ok(text) => Ogrn::parse(text).map(Some).map_err(|_| Problem::Choice),
        Err(Problem::Required) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn digits(fields: &Fields) -> Result<String, Problem> {
    plain_digits(fields.one("digits", 40)?).ok_or(Problem::Shape)
}

/// The eight digits of `text` without the spaces and hyphens people put between them.
pub fn plain_digits(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—'))
        .collect();
    let whole = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then_some(digits)
}

/// A UUID in its usual spelling, as pages are given one.
fn key(fields: &Fields) -> Result<String, Problem> {
    let key = fields.one("key", 36)?;
    let fits = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    let plain = key.len() == 36 && key.bytes().enumerate().all(fits);
    plain.then(|| key.to_owned()).ok_or(Problem::Shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0190c2a4-7e0b-7c3f-8a55-0d9f2b1c4e6a";

    fn read(organization: &str, digits: &str, key: &str) -> Result<CheckRequest, AppError> {
        let fields = Fields::of(&[
            ("organization", organization),
            ("digits", digits),
            ("key", key),
        ]);
        typed_check(&fields, Language::En)
    }

    #[test]
    fn digits_in_groups_are_the_same_digits() {
        for digits in ["48210933", "4821 0933", " 4821\u{a0}0933 ", "48-21-09-33"] {
            let request = read("1027700132195", digits, KEY).expect("accepted");
            assert_eq!(
                request.input,
                CheckInput::Typed("48210933".to_owned()),
                "{digits}"
            );
            assert_eq!(request.organization, Ogrn::parse("1027700132195").ok());
            assert_eq!(request.language, Language::En);
        }
    }

    #[test]
    fn what_is_no_code_is_refused_field_by_field() {
        let problem = |organization, digits, key| match read(organization, digits, key) {
            Err(AppError::Invalid { fields }) => fields
                .first()
                .map(|error| (error.field.clone(), error.problem)),
            other => panic!("{other:?}"),
        };
        let field = |name: &str, problem| Some((name.to_owned(), problem));
        assert_eq!(problem("", "", KEY), field("digits", Problem::Required));
        for digits in ["4821093", "482109333", "4821O933", "٤٨٢١٠٩٣٣"] {
            assert_eq!(
                problem("", digits, KEY),
                field("digits", Problem::Shape),
                "{digits}"
            );
        }
        assert_eq!(
            problem("1", "48210933", KEY),
            field("organization", Problem::Choice)
        );
        assert_eq!(problem("", "48210933", ""), field("key", Problem::Required));
        assert_eq!(
            problem("", "48210933", "'; drop --"),
            field("key", Problem::Shape)
        );
        assert_eq!(
            problem("", "48210933", &"-".repeat(36)),
            field("key", Problem::Shape)
        );
    }

    #[test]
    fn no_organization_is_an_individual() {
        assert_eq!(
            read("", "48210933", KEY).expect("accepted").organization,
            None
        );
    }
}
