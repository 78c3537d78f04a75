//! What a till sends, read strictly.

use app::{
    error::{AppError, Problem as Fault},
    ports::{CheckInput, Language, till_scenarios},
};
use axum::{
    body::Bytes,
    extract::{FromRequest as _, Request},
    http::{HeaderMap, HeaderName, StatusCode, header::CONTENT_TYPE},
    response::IntoResponse as _,
};
use domain::scenario::Scenario;
use serde::Deserialize;
use serde_json::error::Category;
use uuid::Uuid;

use crate::problem::Problem;

/// By which a till knows a check again (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// A question of a till.
pub(super) struct Question {
    /// What was scanned or typed.
    pub(super) input: CheckInput,
    /// What it needs to know.
    pub(super) asks: Scenario,
    /// A UUID.
    pub(super) key: String,
    /// Of the customer's display.
    pub(super) language: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    code: Option<String>,
    digits: Option<String>,
    asks: Option<String>,
    key: Option<String>,
    language: Option<String>,
}

impl Question {
    /// Reads a request.
    pub(super) async fn read(request: Request) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        if !is_json(&headers) {
            return Err(Problem::media_type());
        }
        let body = Bytes::from_request(request, &()).await.map_err(|refused| {
            match refused.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge.into(),
                _ => Problem::unreadable(),
            }
        })?;
        let asked: Asked = serde_json::from_slice(&body).map_err(|error| {
            match error.classify() {
                // JSON, but not of the kind that is understood.
                Category::Data => AppError::Invalid { fields: Vec::new() }.into(),
                Category::Io | Category::Syntax | Category::Eof => Problem::unreadable(),
            }
        })?;
        Ok(Self::of(asked, &headers)?)
    }

    fn of(asked: Asked, headers: &HeaderMap) -> Result<Self, AppError> {
        let input = match (asked.code, asked.digits) {
            (Some(code), None) => CheckInput::Scanned(code),
            (None, Some(digits)) => CheckInput::Typed(digits),
            (None, None) => return Err(AppError::field("code", Fault::Required)),
            (Some(_), Some(_)) => return Err(AppError::field("digits", Fault::Contradicts)),
        };
        let asks = asked
            .asks
            .ok_or_else(|| AppError::field("asks", Fault::Required))?;
        let asks = till_scenarios().find(|one| one.key() == asks);
        let language = asked.language.as_deref().map(Language::from_tag);
        Ok(Self {
            input,
            asks: asks.ok_or_else(|| AppError::field("asks", Fault::Choice))?,
            key: key(asked.key, headers)?,
            language: language
                .unwrap_or(Some(Language::default()))
                .ok_or_else(|| AppError::field("language", Fault::Choice))?,
        })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// From the body or the header, where it may stand in quotes; from both if they agree.
fn key(in_body: Option<String>, headers: &HeaderMap) -> Result<String, AppError> {
    let refused = |fault| AppError::field("key", fault);
    let read = |key: &str| Uuid::try_parse(key).map_err(|_| refused(Fault::Shape));
    let in_header = headers.get(IDEMPOTENCY_KEY).map(|value| {
        let key = value.to_str().unwrap_or_default().trim();
        read(key.trim_matches('"'))
    });
    let in_body = in_body.as_deref().map(read);
    let key = match (in_body.transpose()?, in_header.transpose()?) {
        (None, None) => return Err(refused(Fault::Required)),
        (Some(one), Some(other)) if one != other => return Err(refused(Fault::Contradicts)),
        (Some(key), _) | (None, Some(key)) => key,
    };
    Ok(key.to_string())
}

/// The same error by the names that are used here.
pub(super) fn named(error: AppError, input: &CheckInput) -> AppError {
    let AppError::Invalid { mut fields } = error else {
        return error;
    };
    for field in &mut fields {
        if field.field == "text" {
            let name = match input {
                CheckInput::Scanned(_) => "code",
                CheckInput::Typed(_) => "digits",
            };
            name.clone_into(&mut field.field);
        }
    }
    AppError::Invalid { fields }
}
