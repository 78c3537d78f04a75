//! Lists of checks that are signed, and what a file is worth that is said to be one.

use app::{
    error::{AppError, Problem},
    forms,
    ports::{CheckExport, ExportVerdict},
};
use axum::{
    extract::{FromRequest as _, Multipart, Path, Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::{pages, state::AppState};

/// Most bytes of a file that is to be verified, and of its form: more than the largest export.
pub const EXPORT_LIMIT: usize = 8 * 1024 * 1024;

/// Hands out the checks of a period, signed. A form: with the first one a key is made.
pub async fn export_checks(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match export(&state, &posted, &ogrn).await {
        Ok(file) => attached(file),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn export(state: &AppState, posted: &Posted, ogrn: &str) -> Result<CheckExport, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    // Nobody else learns that there is a form.
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::Look).await?;
    let (from, until) = forms::export_checks(&posted.fields)?;
    let exports = &state.ports.exports;
    exports.export(&visitor, &ogrn, from, until).await
}

fn attached(file: CheckExport) -> Response {
    let name = format!("attachment; filename=\"{}.jsonl\"", file.stem);
    // An ОГРН and two days: always a header.
    let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static("application/jsonl; charset=utf-8");
    (
        [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)],
        file.content,
    )
        .into_response()
}

/// Says what a file is worth. Nothing of it is kept.
pub async fn verify_export(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let file = file(Request::from_parts(parts.clone(), body)).await;
    let verdict = match file {
        Ok(file) => state.ports.exports.verify(&file).await,
        Err(error) => Err(error),
    };
    match verdict {
        Ok(verdict) => {
            let status = match verdict {
                ExportVerdict::Unchanged(_) => StatusCode::OK,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            pages::verified(&state, parts, verdict, status).await
        }
        Err(error) => pages::refused(&state, parts, forms::Fields::default(), error).await,
    }
}

async fn file(request: Request) -> Result<Vec<u8>, AppError> {
    let broken = || AppError::Invalid { fields: Vec::new() };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| broken())?;
    let field = form.next_field().await.map_err(|_| broken())?;
    let field = field.filter(|field| field.name() == Some("list"));
    let bytes = field.ok_or_else(broken)?.bytes().await;
    match bytes {
        Ok(bytes) if bytes.is_empty() => Err(AppError::field("list", Problem::Required)),
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(AppError::TooLarge),
        Err(_) => Err(broken()),
    }
}
