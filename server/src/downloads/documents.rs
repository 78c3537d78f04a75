//! The document of a power of attorney and the record of its revocation, each with its signature.

use app::{
    error::AppError,
    ports::{DocumentFiles, RevocationRecord},
};
use axum::{
    extract::{Path, Request, State},
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
};

use super::director;
use crate::{pages, state::AppState};

/// The XML.
pub async fn document(
    State(state): State<AppState>,
    Path((ogrn, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    give(&state, &ogrn, &number, request, |files| {
        Ok((files.stem, "xml", "application/xml", files.xml.into_bytes()))
    })
    .await
}

/// The detached signature, CMS in DER (RFC 8551, 3.2.1).
pub async fn document_signature(
    State(state): State<AppState>,
    Path((ogrn, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    give(&state, &ogrn, &number, request, |files| {
        let signature = files.signature.ok_or(AppError::NotFound)?;
        Ok((files.stem, "sig", "application/pkcs7-signature", signature))
    })
    .await
}

/// The record of a revocation.
pub async fn revocation(
    State(state): State<AppState>,
    Path((ogrn, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    give_record(&state, &ogrn, &number, request, |record| {
        let bytes = record.record.into_bytes();
        Ok((record.stem, "json", "application/json", bytes))
    })
    .await
}

/// The organization's signature over it, as that of a document.
pub async fn revocation_signature(
    State(state): State<AppState>,
    Path((ogrn, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    give_record(&state, &ogrn, &number, request, |record| {
        let signature = record.signature.ok_or(AppError::NotFound)?;
        Ok((record.stem, "sig", "application/pkcs7-signature", signature))
    })
    .await
}

type File = (String, &'static str, &'static str, Vec<u8>);

async fn give(
    state: &AppState,
    ogrn: &str,
    number: &str,
    request: Request,
    choose: impl FnOnce(DocumentFiles) -> Result<File, AppError>,
) -> Response {
    let (parts, _) = request.into_parts();
    let files = match director(&pages::page_of(state, &parts), ogrn) {
        Ok((by, ogrn)) => state.ports.documents.files(&by, &ogrn, number).await,
        Err(error) => Err(error),
    };
    attached(state, parts, files.and_then(choose)).await
}

async fn give_record(
    state: &AppState,
    ogrn: &str,
    number: &str,
    request: Request,
    choose: impl FnOnce(RevocationRecord) -> Result<File, AppError>,
) -> Response {
    let (parts, _) = request.into_parts();
    let record = match director(&pages::page_of(state, &parts), ogrn) {
        Ok((by, ogrn)) => state.ports.powers.revocation(&by, &ogrn, number).await,
        Err(error) => Err(error),
    };
    attached(state, parts, record.and_then(choose)).await
}

async fn attached(state: &AppState, parts: Parts, file: Result<File, AppError>) -> Response {
    match file {
        Ok((stem, ending, kind, bytes)) => {
            let name = format!("attachment; filename=\"{stem}.{ending}\"");
            let Ok(name) = HeaderValue::from_str(&name) else {
                return pages::failure(state, parts, AppError::NotFound).await;
            };
            let kind = HeaderValue::from_static(kind);
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(error) => pages::failure(state, parts, error).await,
    }
}

/// The certificate of the authority behind the signatures, for whoever verifies one.
pub async fn document_authority(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match state.ports.documents.authority().await {
        Ok(Some(pem)) => {
            let kind = HeaderValue::from_static("application/x-pem-file");
            let name = HeaderValue::from_static("attachment; filename=\"digital-id-mchd.pem\"");
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], pem).into_response()
        }
        Ok(None) => pages::failure(&state, parts, AppError::NotFound).await,
        Err(error) => pages::failure(&state, parts, error).await,
    }
}
