//! The files of a passport's chip, at the desk of photos.

use app::{
    error::AppError,
    forms::Fields,
    paths,
    ports::{CHIP_LIMIT, ChipAnswer, ChipFiles},
};
use axum::{
    extract::{FromRequest as _, Multipart, Path, Request, State},
    http::{StatusCode, request::Parts},
    response::Response,
};

use super::{
    documents::{is_multipart, visitor},
    posted::see_other,
};
use crate::{pages, registry::operator, state::AppState};

/// Most bytes of the form. More than the files may have: to be told that they are too large, they
/// must have arrived.
pub const CHIP_FORM_LIMIT: usize = 2 * CHIP_LIMIT;

/// Looks at the files, and shows what they came to; they are kept nowhere.
pub async fn read_chip(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts.clone(), body);
    match read(&state, &parts, &id, request).await {
        Ok(answer) => pages::chip(&state, parts, answer).await,
        // Another operator was first: the page says who, and what they did.
        Err(AppError::Conflict) => see_other(&paths::application(&id)),
        Err(error) => pages::refused(&state, parts, Fields::default(), error).await,
    }
}

async fn read(
    state: &AppState,
    parts: &Parts,
    id: &str,
    request: Request,
) -> Result<ChipAnswer, AppError> {
    let by = visitor(parts)?;
    // Nobody else learns that there is a form.
    operator(&by)?;
    let desk = &state.ports.photo_desk;
    desk.application(&by, id).await?;
    if !is_multipart(&parts.headers) {
        return Err(AppError::Invalid { fields: Vec::new() });
    }
    let (version, files) = sent(request).await?;
    desk.read_chip(&by, id, version, &files).await
}

async fn sent(request: Request) -> Result<(i64, ChipFiles), AppError> {
    let broken = || AppError::Invalid { fields: Vec::new() };
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| broken())?;
    let mut files = ChipFiles::default();
    let mut version = None;
    loop {
        let too_large = |error: axum::extract::multipart::MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
            _ => broken(),
        };
        let Some(field) = form.next_field().await.map_err(too_large)? else {
            break;
        };
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(too_large)?.to_vec();
        match name.as_str() {
            "version" => {
                version = std::str::from_utf8(&bytes)
                    .ok()
                    .and_then(|it| it.parse().ok())
            }
            "dg1" => files.dg1 = bytes,
            "dg2" => files.dg2 = bytes,
            "sod" => files.sod = bytes,
            _ => return Err(broken()),
        }
    }
    Ok((version.ok_or_else(broken)?, files))
}
