use app::{error::AppError, forms, page::HolderPhoto, paths, ports::CheckAnswer};
use axum::extract::{Request, State};

use super::posted::{Answer, Posted, see_other};
use crate::{layers::Chosen, pages, state::AppState};

/// Allows or refuses a request for identity, without JavaScript.
pub async fn answer_request(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match answer(&state, &posted).await {
        Ok(()) => see_other(paths::ID),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn answer(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let request = posted
        .fields
        .one("request", 40)
        .map_err(|_| AppError::NotFound)?;
    let allow = match posted.fields.first("answer") {
        Some("allow") => true,
        Some("refuse") => false,
        _ => return Err(AppError::Invalid { fields: Vec::new() }),
    };
    state
        .ports
        .presentations
        .answer(&visitor, request, allow)
        .await
}

/// Checks a code typed without JavaScript, and shows the answer on the scanner's page.
pub async fn typed_check(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let language = posted
        .parts
        .extensions
        .get()
        .map(|Chosen(language)| *language)
        .unwrap_or_default();
    let answer = match (
        posted.visitor(),
        forms::typed_check(&posted.fields, language),
    ) {
        (Ok(visitor), Ok(request)) => state.ports.checks.check(&visitor, &request).await,
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    Ok(match answer {
        Ok(answer) => {
            let photo = holder_photo(&state, &posted, &answer).await;
            pages::answered(&state, posted.parts, answer, photo).await
        }
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// The photo that goes with a "yes", if one does. Without it the answer is as true.
async fn holder_photo(
    state: &AppState,
    posted: &Posted,
    answer: &CheckAnswer,
) -> Option<HolderPhoto> {
    answer.photo_until?;
    let visitor = posted.visitor().ok()?;
    let photo = state.ports.checks.holder_photo(&visitor, &answer.id).await;
    photo.ok().map(HolderPhoto)
}
