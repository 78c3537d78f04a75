//! What happens to every request, outermost first: request id, log, panic, time limit,
//! compression, security headers, same origin, size limit, session, gate, routes.

mod api_status;
mod gate;
mod headers;
mod language;
mod phones;
mod refusals;
mod session;
mod time_limit;
mod trace;

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::HeaderName,
    middleware::{from_fn, from_fn_with_state},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::RequestBodyTimeoutLayer,
};

pub(crate) use headers::CspNonce;
pub(crate) use language::{Chosen, LANGUAGE_COOKIE, cookie};
pub(crate) use phones::phones;
pub(crate) use session::Signed;

use crate::{assets, problem::problems, state::AppState};

/// Header that carries the request's id, in the answer and in the log.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longest pause while a body arrives.
const BODY_PAUSE: Duration = Duration::from_secs(10);
/// Largest body: a form or a JSON call. The one form with files has a limit of its own.
pub(crate) const BODY_LIMIT: usize = 64 * 1024;

/// Puts all layers around the routes. The last `layer` is the outermost. `keyed` are those that ask
/// for a key: no cookie is looked at for them, and a session is nothing to them.
pub fn around(routes: Router, keyed: Router, state: &AppState) -> Router {
    routes
        .layer(from_fn_with_state(state.clone(), gate::gate))
        .layer(from_fn_with_state(state.clone(), session::session))
        .layer(from_fn(language::language))
        .merge(keyed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE))
        .layer(from_fn(api_status::api_status))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(state.clone(), refusals::refusals))
        .layer(from_fn(assets::serve))
        .layer(from_fn_with_state(state.clone(), headers::headers))
        .layer(CompressionLayer::new())
        .layer(from_fn(time_limit::time_limit))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(problems))
        .layer(trace::layer())
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
}

/// Id of the request, for pages and errors.
pub(crate) fn request_id(headers: &axum::http::HeaderMap) -> String {
    headers
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}
