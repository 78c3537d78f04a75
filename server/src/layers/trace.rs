//! One line in the log for each request. No address: a path may hold an identifier, and
//! no query. Codes never come here at all; they live behind the `#`.

use axum::{extract::MatchedPath, http::Request};
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    trace::{DefaultOnFailure, DefaultOnResponse, MakeSpan, TraceLayer},
};
use tracing::{Level, Span};

use super::request_id;

/// The span of a request: its id, method and route.
#[derive(Clone, Debug)]
pub(super) struct RequestSpan;

impl<B> MakeSpan<B> for RequestSpan {
    fn make_span(&mut self, request: &Request<B>) -> Span {
        let route = request
            .extensions()
            .get::<MatchedPath>()
            .map_or("page", MatchedPath::as_str);
        tracing::info_span!(
            "request",
            id = %request_id(request.headers()),
            method = %request.method(),
            route,
        )
    }
}

pub(super) fn layer() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RequestSpan> {
    TraceLayer::new_for_http()
        .make_span_with(RequestSpan)
        .on_response(DefaultOnResponse::new().level(Level::DEBUG))
        .on_failure(DefaultOnFailure::new().level(Level::WARN))
}
