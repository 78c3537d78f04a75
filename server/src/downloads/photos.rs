//! Pictures of people: to whom they are of, and to the desk. No cache keeps them.

use app::{
    error::AppError,
    ports::{Photo, Picture},
};
use axum::{
    extract::{Path, Request, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
};

use crate::{pages, state::AppState};

/// The holder's own photo; never anybody else's.
pub async fn photo(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    let answer = match page.visitor() {
        Ok(visitor) => state.ports.presentations.photo(&visitor).await,
        Err(error) => Err(error),
    };
    answer_with(&state, parts, answer).await
}

/// The photo that the biometric registry has of whoever asks.
pub async fn registry_photo(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    let answer = match page.visitor() {
        Ok(visitor) => state.ports.enrolment.registry_photo(&visitor).await,
        Err(error) => Err(error),
    };
    answer_with(&state, parts, answer).await
}

/// A picture of an application that waits, for the desk.
pub async fn application_picture(
    State(state): State<AppState>,
    Path((id, which)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    let answer = match (page.visitor(), Picture::from_key(&which)) {
        (Ok(visitor), Some(which)) => state.ports.photo_desk.picture(&visitor, &id, which).await,
        (Err(error), _) => Err(error),
        (_, None) => Err(AppError::NotFound),
    };
    answer_with(&state, parts, answer).await
}

async fn answer_with(state: &AppState, parts: Parts, answer: Result<Photo, AppError>) -> Response {
    let known = |photo: &Photo| {
        Photo::MEDIA_TYPES
            .into_iter()
            .find(|known| *known == photo.media_type)
    };
    match answer {
        Ok(photo) => match known(&photo) {
            Some(kind) => (
                [
                    (CONTENT_TYPE, HeaderValue::from_static(kind)),
                    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
                    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
                ],
                photo.bytes,
            )
                .into_response(),
            None => pages::failure(state, parts, AppError::NotFound).await,
        },
        Err(error) => pages::failure(state, parts, error).await,
    }
}
