//! What a scanner sent, read strictly before anything is asked.

use app::{
    error::{AppError, Problem},
    ports::{AskingTill, CheckInput, CheckRequest, Language},
};
use data_encoding::HEXLOWER;
use domain::{device::Proof, identifiers::Ogrn, words::WordList};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The most characters a QR code holds (version 40, level L, alphanumeric).
const LONGEST_CODE: usize = 4_296;
/// Digits of a typed code.
pub(crate) const DIGITS: usize = 8;

/// One attempt to check a code.
pub(super) struct Attempt<'a> {
    /// The idempotency key, a UUID in its usual spelling.
    pub(super) key: String,
    /// In whose name.
    pub(super) organization: Option<&'a Ogrn>,
    /// What was scanned or typed.
    pub(super) input: Input<'a>,
    /// SHA-256 of what is asked, hexadecimal: tells a retry from another request.
    pub(super) hash: String,
    /// The list from which the matching words are taken.
    pub(super) words: WordList,
    /// What the device proves; nothing that cannot be read is looked at.
    pub(super) proof: Option<Proof>,
    /// `scanned` or `typed`, and the text, as they were sent: what the device has signed.
    sent: [&'a str; 2],
}

/// What was scanned or typed.
pub(super) enum Input<'a> {
    /// Text of a QR code.
    Scanned(&'a str),
    /// Eight digits.
    Typed(String),
}

impl<'a> Attempt<'a> {
    /// # Errors
    /// [`AppError::Invalid`], naming `idempotency_key` or `text`.
    pub(super) fn read(request: &'a CheckRequest) -> Result<Self, AppError> {
        let key = Uuid::try_parse(&request.idempotency_key)
            .map_err(|_| AppError::field("idempotency_key", Problem::Shape))?;
        let input = match &request.input {
            CheckInput::Scanned(text) if text.chars().count() > LONGEST_CODE => {
                return Err(AppError::field("text", Problem::TooLong));
            }
            CheckInput::Scanned(text) => Input::Scanned(text),
            CheckInput::Typed(text) => {
                Input::Typed(digits(text).map_err(|problem| AppError::field("text", problem))?)
            }
        };
        Ok(Self {
            key: key.to_string(),
            organization: request.organization.as_ref(),
            hash: hash(request.organization.as_ref(), &input),
            input,
            proof: request.device.as_deref().and_then(Proof::parse),
            sent: match &request.input {
                CheckInput::Scanned(text) => ["scanned", text],
                CheckInput::Typed(text) => ["typed", text],
            },
            words: match request.language {
                Language::Ru => WordList::Russian,
                Language::En => WordList::English,
            },
        })
    }

    /// The same, made by `till`: its keys are its own, for all tills of one responsible person
    /// check in the name of one account; and what it asks is a part of what it asks for.
    pub(super) fn made_by(mut self, till: Option<&AskingTill>) -> Self {
        if let Some(till) = till {
            self.key = format!("{}/{}", till.id, self.key);
            let asks = till.asks.key();
            self.hash = digest("digital-id/till-request/1", [&self.hash, &till.id, &asks]);
        }
        self
    }

    /// What the device has signed: this organization, this code and this attempt.
    pub(super) fn about(&self) -> [&str; 4] {
        let [kind, text] = self.sent;
        let organization = self.organization.map(Ogrn::as_str).unwrap_or_default();
        [organization, kind, text, &self.key]
    }
}

/// The digits, however they were grouped.
fn digits(typed: &str) -> Result<String, Problem> {
    if typed.len() > 100 {
        return Err(Problem::TooLong);
    }
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if digits.is_empty() {
        Err(Problem::Required)
    } else if digits.len() == DIGITS && digits.chars().all(|c| c.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(Problem::Shape)
    }
}

/// The language is left out: who changes it between two retries asks the same thing.
fn hash(organization: Option<&Ogrn>, input: &Input<'_>) -> String {
    let (kind, text) = match input {
        Input::Scanned(text) => ("scanned", *text),
        Input::Typed(digits) => ("typed", digits.as_str()),
    };
    let organization = organization.map(Ogrn::as_str).unwrap_or_default();
    digest("digital-id/check-request/1", [organization, kind, text])
}

/// Each part is preceded by its length, so no two requests run into the same bytes.
fn digest(prefix: &str, parts: [&str; 3]) -> String {
    let mut hash = Sha256::new_with_prefix(prefix);
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    HEXLOWER.encode(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "7b0f3c56-9d53-4f0e-8f0a-0d4d3a1c2b11";

    fn request(key: &str, input: CheckInput) -> CheckRequest {
        CheckRequest {
            organization: None,
            input,
            idempotency_key: key.to_owned(),
            language: Language::Ru,
            device: None,
        }
    }

    fn scanned(text: &str) -> CheckInput {
        CheckInput::Scanned(text.to_owned())
    }

    fn typed(text: &str) -> CheckInput {
        CheckInput::Typed(text.to_owned())
    }

    fn problem(request: &CheckRequest) -> Option<(String, Problem)> {
        match Attempt::read(request).err()? {
            AppError::Invalid { fields } => Some((fields[0].field.clone(), fields[0].problem)),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let check = |key: &str, input: CheckInput| problem(&request(key, input));
        let of = |field: &str, problem| Some((field.to_owned(), problem));
        assert_eq!(check(KEY, scanned("x")), None);
        assert_eq!(
            check("1", scanned("x")),
            of("idempotency_key", Problem::Shape)
        );
        assert_eq!(check(KEY, scanned(&"ё".repeat(4_296))), None);
        assert_eq!(
            check(KEY, scanned(&"ё".repeat(4_297))),
            of("text", Problem::TooLong)
        );
        assert_eq!(check(KEY, typed(" 48 210-937\u{a0}")), None);
        assert_eq!(check(KEY, typed(" ")), of("text", Problem::Required));
        for wrong in ["4821093", "482109377", "4821093a", "４８２１０９３７"] {
            assert_eq!(
                check(KEY, typed(wrong)),
                of("text", Problem::Shape),
                "{wrong}"
            );
        }
        assert_eq!(
            check(KEY, typed(&"1".repeat(101))),
            of("text", Problem::TooLong)
        );
    }

    #[test]
    fn a_retry_is_told_from_another_request() {
        let hash = |request: &CheckRequest| Attempt::read(request).expect("taken").hash;
        let one = request(KEY, scanned("12345678"));
        let mut other = one.clone();
        other.language = Language::En;
        assert_eq!(hash(&one), hash(&other), "only the language changed");
        other.organization = Ogrn::parse("1027700132195").ok();
        assert_ne!(hash(&one), hash(&other));
        assert_ne!(hash(&one), hash(&request(KEY, typed("12345678"))));
        assert_eq!(
            hash(&request(KEY, typed("12345678"))),
            hash(&request(KEY, typed("1234 5678")))
        );
    }
}
