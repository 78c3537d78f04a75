use app::{error::AppError, paths};
use axum::extract::{Path, Request, State};
use domain::identifiers::Ogrn;

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// Keeps the form of a power of attorney as it is, whatever is missing in it.
pub async fn keep_draft(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match keep(&state, &posted, &ogrn).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn keep(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let drafts = &state.ports.drafts;
    let id = posted.fields.first("draft").filter(|id| !id.is_empty());
    drafts.keep(&visitor, &ogrn, id, &posted.fields).await?;
    Ok(format!("{}?done=kept", paths::drafts(&ogrn)))
}

/// Forgets a draft.
pub async fn discard_draft(
    State(state): State<AppState>,
    Path((ogrn, draft)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match discard(&state, &posted, &ogrn, &draft).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn discard(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    draft: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    state.ports.drafts.discard(&visitor, &ogrn, draft).await?;
    Ok(format!("{}?done=discarded", paths::drafts(&ogrn)))
}
