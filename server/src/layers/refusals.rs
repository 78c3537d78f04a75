//! Requests that a layer refuses (foreign origin, too large, unknown method) get a page in
//! the person's language instead of an empty answer.

use app::error::AppError;
use axum::{
    extract::{Request, State},
    http::{
        StatusCode,
        header::{ACCEPT, CONTENT_TYPE},
    },
    middleware::Next,
    response::Response,
};

use crate::{pages, state::AppState};

pub(super) async fn refusals(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let wants_page = request
        .headers()
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    if !wants_page || request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let again = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let error = match response.status() {
        StatusCode::FORBIDDEN => AppError::ForeignOrigin,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::METHOD_NOT_ALLOWED => AppError::Method,
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            AppError::Invalid { fields: Vec::new() }
        }
        StatusCode::REQUEST_TIMEOUT => AppError::Unavailable,
        _ => return response,
    };
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        response
    } else {
        pages::failure(&state, again, error).await
    }
}
