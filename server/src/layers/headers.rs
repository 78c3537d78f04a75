//! Security headers of every response, and the nonce of its scripts.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};
use data_encoding::BASE64;

use crate::state::AppState;

/// The nonce of this response's scripts.
#[derive(Clone, Debug)]
pub(crate) struct CspNonce(pub(crate) Arc<str>);

const FIXED: [(HeaderName, HeaderValue); 5] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Not `no-referrer`: forms would send `Origin: null` (build.md §5).
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), microphone=(), geolocation=(), payment=()"),
    ),
];

/// Mints the nonce, hands it on, and puts the headers on what comes back.
pub(super) async fn headers(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = nonce();
    request.extensions_mut().insert(CspNonce(nonce.clone()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy(&nonce)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in FIXED {
        headers.entry(name).or_insert(value);
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    // A local authority's certificate may be gone tomorrow; the pin would outlive it.
    if state.origin.is_https() && state.lan_authority.is_none() {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}

fn nonce() -> Arc<str> {
    let mut bytes = [0; 16];
    // Without randomness there is no nonce that anyone could not guess: an empty one makes
    // browsers refuse every script, which is the safe side.
    match getrandom::fill(&mut bytes) {
        Ok(()) => BASE64.encode(&bytes).into(),
        Err(_) => "".into(),
    }
}

/// Scripts by nonce only, and what they import; workers and connections to this site;
/// photos may be `data:` (the registry's photo is shown once, never stored) or `blob:`.
/// A page that a service worker keeps is kept with this policy, so its nonce stays right; it
/// has nothing in it that anybody could have put there.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}
