//! Gives the errors of server functions their own status. `server_fn` 0.8 answers every
//! error with 500 and the error as JSON; a refused input is no fault of the server.

use app::error::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, header::CONTENT_LENGTH},
    middleware::Next,
    response::Response,
};

use super::request_id;

/// No error of ours is longer.
const LONGEST_ERROR: usize = 64 * 1024;

pub(super) async fn api_status(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // Programs have errors of their own: see `crate::problem`.
    let is_api = path.starts_with("/api/") && !path.starts_with("/api/v1/");
    let id = request_id(request.headers());
    let response = next.run(request).await;
    if !is_api || response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST_ERROR).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let error = match serde_json::from_slice(&bytes) {
        Ok(AppError::Internal { .. }) | Err(_) => AppError::Internal { request_id: id },
        Ok(error) => error,
    };
    let Ok(body) = serde_json::to_vec(&error) else {
        return Response::from_parts(parts, Body::empty());
    };
    parts.status = StatusCode::from_u16(error.status()).unwrap_or(parts.status);
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}
