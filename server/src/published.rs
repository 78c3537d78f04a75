//! What an installation tells everybody: its keys, the signed trust list, the signed list of
//! revoked powers of attorney. The same bytes for a minute, so a CDN may hold them.

mod snapshot;

use axum::{
    extract::State,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse as _, Response},
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::signed::Kind;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{audit::Log, issuer::Issuer, state::AppState};

pub use snapshot::Snapshots;

/// A minute: a revoked key reaches scanners that ask within it. Servers know in seconds.
const CACHE: HeaderValue = HeaderValue::from_static("public, max-age=60");
const CWT: &str = "application/cwt";
const JWKS: &str = "application/jwk-set+json";

/// The keys that count, as a JSON Web Key set (RFC 7517, RFC 8037).
pub async fn jwks(State(state): State<AppState>, headers: HeaderMap) -> Response {
    answer(&headers, JWKS, key_set(&state.issuer).into_bytes())
}

/// The signed trust list.
pub async fn trust_list(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match signed_keys(&state.issuer) {
        Some(bytes) => answer(&headers, CWT, bytes),
        None => unsigned(),
    }
}

/// The signed list of powers of attorney that were revoked.
pub async fn snapshot(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match state.snapshots.signed(&state.issuer).await {
        Ok(Some(bytes)) => answer(&headers, CWT, bytes.to_vec()),
        Ok(None) => unsigned(),
        Err(error) => {
            tracing::warn!(%error, "the snapshot could not be made");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// How far the log of powers of attorney has come: whoever keeps it can show later that
/// something before it was changed.
pub async fn checkpoint(State(state): State<AppState>, headers: HeaderMap) -> Response {
    checkpoint_of(&state, &headers, Log::Powers).await
}

/// The same of the log of the registry.
pub async fn registry_checkpoint(State(state): State<AppState>, headers: HeaderMap) -> Response {
    checkpoint_of(&state, &headers, Log::Registry).await
}

/// The same of the history of families.
pub async fn family_checkpoint(State(state): State<AppState>, headers: HeaderMap) -> Response {
    checkpoint_of(&state, &headers, Log::Families).await
}

async fn checkpoint_of(state: &AppState, headers: &HeaderMap, log: Log) -> Response {
    match state.snapshots.checkpoint(&state.issuer, log).await {
        Ok(Some(bytes)) => answer(headers, CWT, bytes),
        Ok(None) => unsigned(),
        Err(error) => {
            tracing::warn!(%error, "the checkpoint could not be made");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The signed list of keys; `None` only if there is none left to sign with.
pub(crate) fn signed_keys(issuer: &Issuer) -> Option<Vec<u8>> {
    issuer.sign(Kind::TrustList, issuer.published().encode()?)
}

/// The JSON Web Key set of the keys that are not revoked.
pub(crate) fn key_set(issuer: &Issuer) -> String {
    let keys: Vec<_> = issuer
        .published()
        .keys
        .into_iter()
        .filter(|key| !key.revoked)
        .map(|key| {
            json!({
                "kty": "OKP",
                "crv": "Ed25519",
                "use": "sig",
                "alg": "EdDSA",
                "kid": key.kid.0.to_string(),
                "x": BASE64URL_NOPAD.encode(&key.public_key),
            })
        })
        .collect();
    json!({ "keys": keys }).to_string()
}

fn unsigned() -> Response {
    tracing::error!("there is no key left to sign with");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// The bytes, or that they are the ones the caller has.
fn answer(headers: &HeaderMap, kind: &'static str, bytes: Vec<u8>) -> Response {
    let digest = Sha256::digest(&bytes);
    // Weak: the compressing layer may send the same in other bytes.
    let tag = format!(
        "W/\"{}\"",
        HEXLOWER.encode(digest.get(..16).unwrap_or_default())
    );
    let known = headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| one.trim() == tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, HeaderValue::from_static(kind))], bytes).into_response()
    };
    response.headers_mut().insert(CACHE_CONTROL, CACHE);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}
