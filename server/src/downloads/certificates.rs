//! The certificate of a family as PDF.

use app::{
    error::AppError,
    page::Page,
    papers::{Words, certificate},
};
use axum::{
    extract::{Request, State},
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};

use crate::{pages, state::AppState};

/// For an adult of the family.
pub async fn family_certificate(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    match drawn(&state, &page).await {
        Ok(bytes) => {
            let name = HeaderValue::from_static("attachment; filename=\"family-certificate.pdf\"");
            let kind = HeaderValue::from_static("application/pdf");
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(error) => pages::failure(&state, parts, error).await,
    }
}

async fn drawn(state: &AppState, page: &Page) -> Result<Vec<u8>, AppError> {
    let visitor = page.visitor()?;
    let ports = &state.ports;
    let family = ports.certificates.own(&visitor).await?;
    let words = Words::new(&*ports.texts, page.language);
    let paper = family
        .and_then(|family| certificate(&family, words))
        .ok_or(AppError::NotFound)?;
    ports.papers.pdf(&paper, page.language.tag())
}
