use app::{
    error::AppError,
    forms::{Fields, TooManyFields},
    ports::Visitor,
};
use axum::{
    body::to_bytes,
    extract::Request,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, LOCATION, SET_COOKIE},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
};
use cookie::Cookie;

use crate::{
    layers::{BODY_LIMIT, Signed},
    pages,
    state::AppState,
};

/// A form as it arrived.
pub(super) struct Posted {
    pub(super) parts: Parts,
    pub(super) fields: Fields,
}

impl Posted {
    /// Reads the body of a form; anything else is answered with the page that says so.
    pub(super) async fn read(state: &AppState, request: Request) -> Result<Self, Response> {
        Self::read_by(Fields::parse, state, request).await
    }

    /// The same for a form in which each member of staff may have a box.
    pub(super) async fn read_many(state: &AppState, request: Request) -> Result<Self, Response> {
        Self::read_by(Fields::parse_many, state, request).await
    }

    async fn read_by(
        parse: fn(&[u8]) -> Result<Fields, TooManyFields>,
        state: &AppState,
        request: Request,
    ) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let is_form = parts
            .headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .and_then(|kind| kind.split(';').next())
            .is_some_and(|kind| kind.trim() == "application/x-www-form-urlencoded");
        let error = match to_bytes(body, BODY_LIMIT).await {
            Err(_) => AppError::TooLarge,
            Ok(body) => match parse(&body) {
                Ok(fields) if is_form => return Ok(Self { parts, fields }),
                _ => AppError::Invalid { fields: Vec::new() },
            },
        };
        Err(pages::failure(state, parts, error).await)
    }

    /// Who sent it.
    pub(super) fn visitor(&self) -> Result<Visitor, AppError> {
        self.parts
            .extensions
            .get()
            .and_then(|Signed(visitor)| visitor.clone())
            .ok_or(AppError::SignedOut)
    }

    /// What the browser says it is.
    pub(super) fn device(&self) -> String {
        header(&self.parts.headers, axum::http::header::USER_AGENT)
    }

    /// The form again, with what was wrong.
    pub(super) async fn refuse(self, state: &AppState, error: AppError) -> Response {
        pages::refused(state, self.parts, self.fields, error).await
    }

    /// The page that says what happened, for forms that have nothing to mend.
    pub(super) async fn fail(self, state: &AppState, error: AppError) -> Response {
        pages::failure(state, self.parts, error).await
    }
}

fn header(headers: &HeaderMap, name: axum::http::HeaderName) -> String {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

/// On to `path` by GET, so that a reload does not send the form again.
pub(crate) fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => (StatusCode::SEE_OTHER, [(LOCATION, "/")]).into_response(),
    }
}

/// Adds a cookie to an answer.
pub(super) fn with_cookie(mut response: Response, cookie: &Cookie<'_>) -> Response {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}
