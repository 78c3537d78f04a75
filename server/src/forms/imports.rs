//! Lists of statuses: the forms. A file goes to disk as it arrives; it is never whole in memory.

use std::path::Path as FilePath;

use app::{
    error::{AppError, Problem},
    forms::Fields,
    paths,
    ports::{ImportMode, LARGEST_IMPORT, ReceivedFile},
};
use axum::{
    extract::{FromRequest as _, Multipart, Path, Request, State, multipart::Field},
    http::request::Parts,
    response::Response,
};
use futures_util::TryStreamExt as _;

use super::{
    documents::{is_multipart, refusal, visitor},
    posted::{Answer, Posted, see_other},
};
use crate::{
    imports::arrival::{discard, keep},
    pages,
    registry::operator,
    state::AppState,
};

/// Most bytes of the form: the file, and a little around it.
pub const STATUS_LIST_LIMIT: usize = LARGEST_IMPORT as usize + 64 * 1024;

/// Takes a list of statuses; its rows are looked at next, nothing is entered yet.
pub async fn upload_statuses(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    // Nobody but an operator sends a file for an hour.
    let by = visitor(&parts).and_then(|by| operator(&by).map(|()| by));
    let by = match by {
        Ok(by) => by,
        Err(error) => return pages::failure(&state, parts, error).await,
    };
    let sent = if is_multipart(&parts.headers) {
        receive(&state.imports, Request::from_parts(parts.clone(), body)).await
    } else {
        Err((String::new(), AppError::Invalid { fields: Vec::new() }))
    };
    let (source, file) = match sent {
        Ok(sent) => sent,
        Err((source, error)) => return refused(&state, parts, &source, error).await,
    };
    match state.ports.imports.accept(&by, &source, &file).await {
        Ok(id) => see_other(&paths::registry_import(&id)),
        Err(error) => {
            discard(&state.imports.join(&file.id)).await;
            refused(&state, parts, &source, error).await
        }
    }
}

async fn refused(state: &AppState, parts: Parts, source: &str, error: AppError) -> Response {
    pages::refused(state, parts, Fields::of(&[("source", source)]), error).await
}

/// Source and file; with an error, what was typed of the source.
async fn receive(
    folder: &FilePath,
    request: Request,
) -> Result<(String, ReceivedFile), (String, AppError)> {
    let broken = || AppError::Invalid { fields: Vec::new() };
    let mut source = String::new();
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| (String::new(), broken()))?;
    let mut file: Option<ReceivedFile> = None;
    let answer = loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break Ok(()),
            Err(error) => break Err(refusal(error)),
        };
        let read = match field.name() {
            Some("source") if source.is_empty() => match field.text().await {
                Ok(text) => {
                    source = text.trim().to_owned();
                    Ok(())
                }
                Err(error) => Err(refusal(error)),
            },
            Some("file") if file.is_none() => {
                arrive(folder, field).await.map(|kept| file = Some(kept))
            }
            _ => Err(broken()),
        };
        if read.is_err() {
            break read;
        }
    };
    match (answer, file) {
        (Ok(()), Some(file)) if file.size > 0 => Ok((source, file)),
        (answer, file) => {
            if let Some(file) = file {
                discard(&folder.join(&file.id)).await;
            }
            let error = answer
                .err()
                .unwrap_or(AppError::field("file", Problem::Required));
            Err((source, error))
        }
    }
}

/// One field of the form.
async fn arrive(folder: &FilePath, field: Field<'_>) -> Result<ReceivedFile, AppError> {
    let name = field.file_name().unwrap_or_default().to_owned();
    keep(folder, name, field.map_err(refusal)).await
}

/// Starts a list or gives it up.
pub async fn decide_import(
    State(state): State<AppState>,
    Path(import): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match decide(&state, &posted, &import).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn decide(state: &AppState, posted: &Posted, import: &str) -> Result<String, AppError> {
    let by = posted.visitor()?;
    operator(&by)?;
    let imports = &state.ports.imports;
    let decision = posted.fields.first("decision").unwrap_or_default();
    match (decision, ImportMode::from_key(decision)) {
        (_, Some(mode)) => imports.start(&by, import, mode).await?,
        ("cancel", None) => imports.cancel(&by, import).await?,
        _ => return Err(AppError::Invalid { fields: Vec::new() }),
    }
    Ok(paths::registry_import(import))
}
