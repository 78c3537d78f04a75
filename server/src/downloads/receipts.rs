//! Receipts: the way from a check to its page, and the file.

use app::{
    error::AppError,
    paths,
    ports::{ReceiptVerdict, Visitor},
};
use axum::{
    extract::{Path, Request, State},
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use data_encoding::BASE64URL_NOPAD;

use super::director;
use crate::{forms::see_other, pages, state::AppState};

/// Leads who made the check to its receipt.
pub async fn verifiers_receipt(
    State(state): State<AppState>,
    Path(check): Path<String>,
    request: Request,
) -> Response {
    let receipts = state.ports.receipts.clone();
    lead(&state, request, async |by| {
        receipts.of_verifier(&by, &check).await
    })
    .await
}

/// Leads a director to the receipt of a check in the organization's name.
pub async fn organizations_receipt(
    State(state): State<AppState>,
    Path((ogrn, check)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let answer = match director(&pages::page_of(&state, &parts), &ogrn) {
        Ok((by, ogrn)) => {
            let receipts = &state.ports.receipts;
            receipts.of_organization(&by, &ogrn, &check).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(receipt) => see_other(&paths::receipt(&receipt)),
        Err(error) => pages::failure(&state, parts, error).await,
    }
}

/// Leads the holder to their receipt.
pub async fn holders_receipt(
    State(state): State<AppState>,
    Path(check): Path<String>,
    request: Request,
) -> Response {
    let receipts = state.ports.receipts.clone();
    lead(&state, request, async |by| {
        receipts.of_holder(&by, &check).await
    })
    .await
}

async fn lead(
    state: &AppState,
    request: Request,
    find: impl AsyncFnOnce(Visitor) -> Result<String, AppError>,
) -> Response {
    let (parts, _) = request.into_parts();
    let answer = match pages::page_of(state, &parts).visitor() {
        Ok(by) => find(by).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(receipt) => see_other(&paths::receipt(&receipt)),
        Err(error) => pages::failure(state, parts, error).await,
    }
}

/// The signed bytes (COSE_Sign1), of genuine receipts only: nothing else is handed out
/// under our name.
pub async fn receipt_file(
    State(state): State<AppState>,
    Path(receipt): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let facts = match state.ports.receipts.read(&receipt) {
        ReceiptVerdict::Genuine(facts) => Some(facts),
        _ => None,
    };
    let bytes = BASE64URL_NOPAD.decode(receipt.as_bytes()).ok();
    let (Some(facts), Some(bytes)) = (facts, bytes) else {
        return pages::failure(&state, parts, AppError::NotFound).await;
    };
    let name = format!("attachment; filename=\"receipt-{}.cose\"", facts.check);
    let Ok(name) = HeaderValue::from_str(&name) else {
        return pages::failure(&state, parts, AppError::NotFound).await;
    };
    // RFC 9052, 11.3.
    let kind = HeaderValue::from_static("application/cose; cose-type=\"cose-sign1\"");
    ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response()
}
