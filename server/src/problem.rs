//! Errors of the API for programs: RFC 9457, with the stable codes of [`AppError`].

use app::{error::AppError, paths};
use axum::{
    body::Body,
    extract::Request,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER,
            WWW_AUTHENTICATE,
        },
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::layers::request_id;

/// The media type of the answers.
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");
/// Where programs ask.
const API: &str = "/api/v1/";

/// What is wrong with a request.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    fields: Vec<Field>,
    retry_after: Option<u32>,
    /// Id of the request, for what is ours to mend.
    request: Option<String>,
}

/// A part of it. What was sent is never repeated.
#[derive(Debug, Serialize)]
struct Field {
    field: String,
    problem: &'static str,
}

#[derive(Serialize)]
struct Written<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    code: &'static str,
    #[serde(skip_serializing_if = "<[Field]>::is_empty")]
    errors: &'a [Field],
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<&'a str>,
}

impl Problem {
    fn of(status: StatusCode, code: &'static str) -> Self {
        Self {
            status,
            code,
            fields: Vec::new(),
            retry_after: None,
            request: None,
        }
    }

    /// A body that is no JSON at all.
    pub(crate) fn unreadable() -> Self {
        Self::of(StatusCode::BAD_REQUEST, "invalid")
    }

    /// A body of another kind than JSON.
    pub(crate) fn media_type() -> Self {
        Self::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type")
    }

    /// The same with the request by whose id the log knows the cause.
    pub(crate) fn known_by(mut self, headers: &HeaderMap) -> Self {
        self.request = Some(request_id(headers)).filter(|_| self.status.is_server_error());
        self
    }

    /// What a layer refuses with a bare status.
    fn of_status(status: StatusCode) -> Self {
        let code = match status {
            StatusCode::UNAUTHORIZED => "signed-out",
            StatusCode::FORBIDDEN => "foreign-origin",
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::METHOD_NOT_ALLOWED => "method",
            StatusCode::PAYLOAD_TOO_LARGE => "too-large",
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => "unavailable",
            status if status.is_server_error() => "internal",
            _ => "invalid",
        };
        Self::of(status, code)
    }

    fn title(&self) -> &'static str {
        match self.code {
            "signed-out" => "No key, or one that does not count (any more)",
            "not-confirmed" => "The account that is responsible for this till is not confirmed",
            "not-found" => "There is no such thing, or it is somebody else's",
            "invalid" => "The request cannot be understood",
            "conflict" => "This key was used for another request",
            "too-many" => "Too many requests",
            "foreign-origin" => "A browser on another site may not ask",
            "too-large" => "The request is too large",
            "media-type" => "The body has to be application/json",
            "method" => "Not by this method",
            "unavailable" => "The service is unavailable: try again with the same key",
            _ => "Something of ours is broken",
        }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
        let mut problem = Self::of(status, error.code());
        match error {
            AppError::TooMany { retry_after } => problem.retry_after = Some(retry_after),
            AppError::Unavailable => problem.retry_after = Some(1),
            AppError::Invalid { fields } => {
                let fields = fields.into_iter().map(|it| Field {
                    field: it.field,
                    problem: it.problem.key(),
                });
                problem.fields = fields.collect();
            }
            _ => {}
        }
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let told = Written {
            r#type: format!("urn:digital-id:problem:{}", self.code),
            title: self.title(),
            status: self.status.as_u16(),
            code: self.code,
            errors: &self.fields,
            request: self.request.as_deref(),
        };
        let body = serde_json::to_vec(&told).unwrap_or_default();
        let mut answer = (self.status, Body::from(body)).into_response();
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, PROBLEM);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }
}

/// Whatever a layer refuses below [`API`] is told in the same way. The lists of the owners of data
/// have a form of their own.
pub(crate) async fn problems(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_ours = path.starts_with(API) && !path.starts_with(paths::PUSHED_LISTS);
    let asked = is_ours.then(|| request.headers().clone());
    let response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let is_told = response.headers().get(CONTENT_TYPE) == Some(&PROBLEM);
    let Some(asked) = asked.filter(|_| is_error && !is_told) else {
        return response;
    };
    let (mut parts, body) = Problem::of_status(status)
        .known_by(&asked)
        .into_response()
        .into_parts();
    // What other layers have said stays: `Allow`, the security headers.
    let mut headers = response.into_parts().0.headers;
    headers.remove(CONTENT_LENGTH);
    headers.remove(CONTENT_ENCODING);
    headers.extend(parts.headers);
    parts.headers = headers;
    Response::from_parts(parts, body)
}
