//! The papers of an organization as PDF.

use app::{
    error::AppError,
    page::Page,
    papers::{PaperKind, Words, compose},
};
use axum::{
    extract::{Path, Request, State},
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};

use super::director;
use crate::{pages, state::AppState};

/// One paper, for directors.
pub async fn paper(
    State(state): State<AppState>,
    Path((ogrn, kind)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    match drawn(&state, &page, &ogrn, &kind).await {
        Ok(bytes) => {
            let name = format!("attachment; filename=\"{kind}-{ogrn}.pdf\"");
            let name =
                HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
            let kind = HeaderValue::from_static("application/pdf");
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(error) => pages::failure(&state, parts, error).await,
    }
}

async fn drawn(state: &AppState, page: &Page, ogrn: &str, kind: &str) -> Result<Vec<u8>, AppError> {
    let (visitor, ogrn) = director(page, ogrn)?;
    let ports = &state.ports;
    let words = Words::new(&*ports.texts, page.language);
    let facts = ports.papers.facts(&visitor, &ogrn, words.usual()).await?;
    let kind = PaperKind::from_key(kind).ok_or(AppError::NotFound)?;
    let paper = compose(kind, &facts, words);
    ports.papers.pdf(&paper, page.language.tag())
}
