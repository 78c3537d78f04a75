//! What the owners of data send and ask over HTTP, with a key instead of a session: JSON, for
//! programs.

use app::{
    error::AppError,
    ports::{ImportView, LONGEST_PUSH_KEY, Sender, Starts},
};
use axum::{
    Json,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse as _, Response},
};
use futures_util::TryStreamExt as _;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    api_keys::bearer,
    imports::arrival::{discard, keep},
    state::AppState,
};

/// By which a sender knows a list again (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Problems in one answer.
const PROBLEMS: u64 = 1_000;
/// What is sent with the name of none.
const NAMELESS: &str = "pushed.csv";

/// How a list is sent.
#[derive(Deserialize)]
pub struct Asked {
    name: Option<String>,
    starts: Option<String>,
}

/// Takes a list: the body is the file, CSV or JSON lines.
pub async fn push(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    match receive(&state, asked, request).await {
        Ok((status, id)) => (status, Json(json!({ "id": id }))).into_response(),
        Err(error) => refused(&error),
    }
}

async fn receive(
    state: &AppState,
    asked: Asked,
    request: Request,
) -> Result<(StatusCode, String), AppError> {
    let invalid = || AppError::Invalid { fields: Vec::new() };
    let (parts, body) = request.into_parts();
    let sender = sender(state, &parts.headers).await?;
    let starts = match asked.starts.as_deref() {
        None => Starts::IfAllGood,
        Some(starts) => Starts::from_key(starts).ok_or_else(invalid)?,
    };
    let kind = parts.headers.get(CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/")) {
        return Err(invalid());
    }
    let push_key = match parts.headers.get(IDEMPOTENCY_KEY) {
        None => None,
        Some(key) => Some(push_key(key).ok_or_else(invalid)?),
    };
    let sources = &state.ports.sources;
    if let Some(push_key) = &push_key
        && let Some(before) = sources.sent_before(&sender, push_key).await?
    {
        return Ok((StatusCode::OK, before));
    }
    sources.may_send(&sender).await?;
    let name = asked.name.unwrap_or_else(|| NAMELESS.to_owned());
    // A body that breaks off is an error of its sender.
    let pieces = Body::into_data_stream(body).map_err(|_| invalid());
    let file = keep(&state.imports, name, pieces).await?;
    if file.size == 0 {
        discard(&state.imports.join(&file.id)).await;
        return Err(invalid());
    }
    let pushed = sources
        .push(&sender, &file, push_key.as_deref(), starts)
        .await;
    match pushed {
        Ok((id, true)) => Ok((StatusCode::ACCEPTED, id)),
        Ok((id, false)) => {
            discard(&state.imports.join(&file.id)).await;
            Ok((StatusCode::OK, id))
        }
        Err(error) => {
            discard(&state.imports.join(&file.id)).await;
            Err(error)
        }
    }
}

/// How a list stands that was sent.
pub async fn standing(
    State(state): State<AppState>,
    Path(import): Path<String>,
    headers: HeaderMap,
) -> Response {
    let view = async {
        let sender = sender(&state, &headers).await?;
        state.ports.sources.pushed(&sender, &import, PROBLEMS).await
    };
    match view.await {
        Ok(view) => Json(told(view)).into_response(),
        Err(error) => refused(&error),
    }
}

fn told(view: ImportView) -> Value {
    let import = view.import;
    let problems: Vec<_> = view
        .problems
        .iter()
        .map(|it| json!({"line": it.line, "column": it.column, "problem": it.problem.key()}))
        .collect();
    json!({
        "id": import.id,
        "source": import.source,
        "name": import.file_name,
        "state": import.state.key(),
        "failure": import.failure.map(|problem| problem.key()),
        "rows": import.rows,
        "bad": import.bad,
        "done": import.done,
        "granted": import.granted,
        "changed": import.changed,
        "unchanged": import.unchanged,
        "problems": problems,
    })
}

/// Whose key the request has.
async fn sender(state: &AppState, headers: &HeaderMap) -> Result<Sender, AppError> {
    let key = bearer(headers)?;
    state.ports.sources.sender(key).await
}

/// Visible ASCII, not too long.
fn push_key(value: &HeaderValue) -> Option<String> {
    let key = value.to_str().ok()?.trim();
    let is_one = !key.is_empty() && key.len() <= LONGEST_PUSH_KEY;
    is_one.then(|| key.to_owned())
}

fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut answer = (status, Json(json!({ "error": error.code() }))).into_response();
    let headers = answer.headers_mut();
    match error {
        AppError::SignedOut => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        AppError::TooMany { retry_after } => {
            headers.insert(RETRY_AFTER, HeaderValue::from(*retry_after));
        }
        _ => {}
    }
    answer
}
