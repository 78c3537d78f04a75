//! How long a request may take.

use std::time::Duration;

use app::paths;
use axum::{
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// No request of ours takes longer; whoever waits longer is told so.
const LIMIT: Duration = Duration::from_secs(30);
/// But one: a list of statuses has a hundred megabytes and more, and lines are slow.
const UPLOAD: Duration = Duration::from_secs(60 * 60);

pub(super) async fn time_limit(request: Request, next: Next) -> Response {
    let lists = [paths::REGISTRY_IMPORT, paths::PUSHED_LISTS];
    let is_upload = request.method() == Method::POST && lists.contains(&request.uri().path());
    let limit = if is_upload { UPLOAD } else { LIMIT };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
