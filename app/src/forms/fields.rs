use crate::error::{AppError, FieldError, Problem};

/// The fields of a form as they came: `application/x-www-form-urlencoded`, in order,
/// repeated names kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// More fields than any of our forms has, or bytes that are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a form of ours")]
pub struct TooManyFields;

/// No form of ours has more; whoever sends more does not use our forms.
const MOST_FIELDS: usize = 100;

impl Fields {
    /// Reads an urlencoded body or query.
    pub fn parse(body: &[u8]) -> Result<Self, TooManyFields> {
        Self::parse_most(body, MOST_FIELDS)
    }

    /// Reads the body of a form in which each member of staff may have a box: as many fields as
    /// fit into a body.
    pub fn parse_many(body: &[u8]) -> Result<Self, TooManyFields> {
        Self::parse_most(body, usize::MAX)
    }

    fn parse_most(body: &[u8], most: usize) -> Result<Self, TooManyFields> {
        let mut fields = Vec::new();
        for pair in body
            .split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
        {
            if fields.len() == most {
                return Err(TooManyFields);
            }
            let at = pair
                .iter()
                .position(|byte| *byte == b'=')
                .unwrap_or(pair.len());
            let (name, value) = pair.split_at(at);
            fields.push((decode(name)?, decode(value.get(1..).unwrap_or_default())?));
        }
        Ok(Self(fields))
    }

    /// Fields made by hand, for tests and re-display.
    pub fn of(fields: &[(&str, &str)]) -> Self {
        Self(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    /// The first value of `name`.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every value of `name`.
    pub fn all<'f, 'n>(&'f self, name: &'n str) -> impl Iterator<Item = &'f str> + use<'f, 'n> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every name and value, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The one value of `name`, trimmed: missing, empty, repeated and overlong ones are
    /// problems. `longest` counts characters.
    pub fn one(&self, name: &str, longest: usize) -> Result<&str, Problem> {
        let mut values = self.all(name);
        let value = values.next().unwrap_or_default().trim();
        if values.next().is_some() || value.contains('\0') {
            Err(Problem::Shape)
        } else if value.is_empty() {
            Err(Problem::Required)
        } else if value.chars().count() > longest {
            Err(Problem::TooLong)
        } else {
            Ok(value)
        }
    }
}

/// `%XX` and `+`; the result must be UTF-8.
fn decode(bytes: &[u8]) -> Result<String, TooManyFields> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => break,
            [b'%', high, low, tail @ ..] => {
                let digit = |c: &u8| {
                    char::from(*c)
                        .to_digit(16)
                        .and_then(|d| u8::try_from(d).ok())
                };
                let (Some(high), Some(low)) = (digit(high), digit(low)) else {
                    return Err(TooManyFields);
                };
                decoded.push(high << 4 | low);
                tail
            }
            [b'%', ..] => return Err(TooManyFields),
            [b'+', tail @ ..] => {
                decoded.push(b' ');
                tail
            }
            [byte, tail @ ..] => {
                decoded.push(*byte);
                tail
            }
        };
    }
    String::from_utf8(decoded).map_err(|_| TooManyFields)
}

/// Fields whose values are never shown again.
const SECRET: [&str; 4] = ["password", "new_password", "pin", "pin_again"];

/// A form that was refused: what was typed and what is wrong with it. The page that has
/// the form shows both.
#[derive(Clone, Debug)]
pub struct Submission {
    /// What was typed. Passwords are left out.
    pub fields: Fields,
    /// Why it was refused.
    pub error: AppError,
    /// Whether it is no refused form but one that somebody goes on with.
    pub is_draft: bool,
}

impl Submission {
    /// A refused form; values of password fields are never shown again.
    pub fn new(fields: Fields, error: AppError) -> Self {
        let Fields(fields) = fields;
        let fields = fields
            .into_iter()
            .filter(|(name, _)| !SECRET.contains(&name.as_str()))
            .collect();
        Self {
            fields: Fields(fields),
            error,
            is_draft: false,
        }
    }

    /// A form that somebody goes on with: filled in, and nothing is wrong yet.
    pub fn draft(fields: Fields) -> Self {
        let nothing = AppError::Invalid { fields: Vec::new() };
        Self {
            is_draft: true,
            ..Self::new(fields, nothing)
        }
    }

    /// What was typed into `name`.
    pub fn value(&self, name: &str) -> String {
        self.fields.first(name).unwrap_or_default().to_owned()
    }

    /// What is wrong with `name`.
    pub fn problem(&self, name: &str) -> Option<Problem> {
        self.problems()
            .iter()
            .find(|error| error.field == name)
            .map(|error| error.problem)
    }

    /// Everything that is wrong, in the order of the form.
    pub fn problems(&self) -> &[FieldError] {
        match &self.error {
            AppError::Invalid { fields } => fields,
            _ => &[],
        }
    }
}

/// Collects problems while a form is read, so that the person sees all of them at once.
#[derive(Default)]
pub(super) struct Problems(Vec<FieldError>);

impl Problems {
    pub(super) fn add(&mut self, field: &str, problem: Problem) {
        self.0.push(FieldError {
            field: field.to_owned(),
            problem,
        });
    }

    /// The value, or `None` with the problem noted.
    pub(super) fn note<T>(&mut self, field: &str, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.add(field, problem)).ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_error(self) -> AppError {
        AppError::Invalid { fields: self.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let fields = Fields::parse("a=1&b=%D1%91+x&a=2&c&d=".as_bytes()).expect("a form");
        assert_eq!(
            fields,
            Fields::of(&[("a", "1"), ("b", "ё x"), ("a", "2"), ("c", ""), ("d", "")])
        );
    }

    #[test]
    fn refuses_what_is_no_text_or_no_form() {
        for body in ["a=%", "a=%4", "a=%zz", "a=%ff", &"a=1&".repeat(101)] {
            assert_eq!(Fields::parse(body.as_bytes()), Err(TooManyFields), "{body}");
        }
        assert!(Fields::parse_many("a=1&".repeat(101).as_bytes()).is_ok());
        assert_eq!(Fields::parse_many(b"a=%zz"), Err(TooManyFields));
    }

    #[test]
    fn one_value_of_one_field() {
        let fields = Fields::of(&[
            ("a", " x "),
            ("b", ""),
            ("c", "1"),
            ("c", "2"),
            ("d", "long"),
        ]);
        assert_eq!(fields.one("a", 3), Ok("x"));
        assert_eq!(fields.one("b", 3), Err(Problem::Required));
        assert_eq!(fields.one("missing", 3), Err(Problem::Required));
        assert_eq!(fields.one("c", 3), Err(Problem::Shape));
        assert_eq!(fields.one("d", 3), Err(Problem::TooLong));
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let fields = Fields::of(&[("login", "x"), ("password", "secret")]);
        let submission = Submission::new(fields, AppError::Conflict);
        assert_eq!(submission.value("login"), "x");
        assert_eq!(submission.value("password"), "");
    }
}
