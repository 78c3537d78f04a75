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

/// What a form is answered with; what ends the reading of it early is an answer too.
pub(super) type Answer = Result<Response, Response>;

/// A form as it arrived.
pub(super) struct Posted {
    pub(super) parts: Parts,
    pub(super) fields: Fields,
}

impl Posted {
    /// Reads the body of a form; anything else is answered with the page that says so.
    pub(super) async fn read(state: &AppState, request: Request) -> Result<Self, Response> {
        Self::read_up_to(state, request, BODY_LIMIT).await
    }

    /// The same with a limit of its own, in bytes.
    pub(super) async fn read_up_to(
        state: &AppState,
        request: Request,
        limit: usize,
    ) -> Result<Self, Response> {
        Self::read_by(Fields::parse, state, request, limit).await
    }

    /// The same for a form in which each member of staff may have a box.
    pub(super) async fn read_many(state: &AppState, request: Request) -> Result<Self, Response> {
        Self::read_by(Fields::parse_many, state, request, BODY_LIMIT).await
    }

    async fn read_by(
        parse: fn(&[u8]) -> Result<Fields, TooManyFields>,
        state: &AppState,
        request: Request,
        limit: usize,
    ) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let is_form = parts
            .headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .and_then(|kind| kind.split(';').next())
            .is_some_and(|kind| kind.trim() == "application/x-www-form-urlencoded");
        let error = match to_bytes(body, limit).await {
            Err(_) => AppError::TooLarge,
            Ok(body) => match parse(&body) {
                Ok(fields) if is_form => return Ok(Self { parts, fields }),
                _ => AppError::Invalid { fields: Vec::new() },
            },
        };
        Err(pages::failure(state, parts, error).await)
    }

    /// The same for a form that may ask for the password: takes the one it has brought, or asks
    /// once more, with everything else kept.
    pub(super) async fn read_confirmed(
        state: &AppState,
        request: Request,
    ) -> Result<Self, Response> {
        Self::read(state, request).await?.confirmed(state).await
    }

    /// Takes the password that it has brought, if any.
    pub(super) async fn confirmed(self, state: &AppState) -> Result<Self, Response> {
        let Some(password) = self.fields.first("password") else {
            return Ok(self);
        };
        let confirmed = match self.visitor() {
            Ok(visitor) => {
                let accounts = &state.ports.accounts;
                accounts.confirm_password(&visitor, password).await
            }
            Err(error) => Err(error),
        };
        match confirmed {
            Ok(()) => Ok(self),
            Err(error @ (AppError::Invalid { .. } | AppError::TooMany { .. })) => {
                Err(pages::ask_password(state, self.parts, self.fields, error).await)
            }
            Err(error) => Err(self.fail(state, error).await),
        }
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

    /// Leads to the page that was the outcome, or shows the form again with what was wrong.
    pub(super) async fn lead(self, state: &AppState, done: Result<String, AppError>) -> Answer {
        match done {
            Ok(path) => Ok(see_other(&path)),
            Err(error) => Err(self.refuse(state, error).await),
        }
    }

    /// The form again, with what was wrong.
    pub(super) async fn refuse(self, state: &AppState, error: AppError) -> Response {
        pages::refused(state, self.parts, self.fields, error).await
    }

    /// The page that asks for the password if that is what is missing, else the one that says
    /// what happened.
    pub(super) async fn ask_or_fail(self, state: &AppState, error: AppError) -> Response {
        if error.is_password_needed() {
            return pages::ask_password(state, self.parts, self.fields, error).await;
        }
        self.fail(state, error).await
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
