use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::identifiers::Ogrn;

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// "I did not show this".
pub async fn complain(
    State(state): State<AppState>,
    Path(check): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match make(&state, &posted, &check).await {
        Ok(()) => see_other(&paths::complaint(&check)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn make(state: &AppState, posted: &Posted, check: &str) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let complaints = &state.ports.complaints;
    let words = match forms::complaint(&posted.fields) {
        Ok(words) => words,
        Err(error) => {
            // Nobody but its holder learns that there is such a check.
            complaints.own(&visitor, check).await?;
            return Err(error);
        }
    };
    complaints.complain(&visitor, check, &words).await
}

/// Takes it back.
pub async fn withdraw_complaint(
    State(state): State<AppState>,
    Path(check): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let answer = match posted.visitor() {
        Ok(visitor) => state.ports.complaints.withdraw(&visitor, &check).await,
        Err(error) => Err(error),
    };
    Ok(match answer {
        // Answered meanwhile, or taken back twice: the page says how it stands.
        Ok(()) | Err(AppError::Conflict) => see_other(&paths::complaint(&check)),
        Err(error) => posted.fail(&state, error).await,
    })
}

/// A director's answer.
pub async fn answer_complaint(
    State(state): State<AppState>,
    Path((ogrn, check)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = answer(&state, &posted, &ogrn, &check).await;
    posted.lead(&state, done).await
}

async fn answer(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    check: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let complaints = &state.ports.complaints;
    let text = match forms::complaint_answer(&posted.fields) {
        Ok(text) => text,
        Err(error) => {
            complaints.one(&visitor, &ogrn, check).await?;
            return Err(error);
        }
    };
    complaints.answer(&visitor, &ogrn, check, &text).await?;
    Ok(paths::complaint_about(&ogrn, check))
}

/// The operator's answer, where no organization is behind the check.
pub async fn close_complaint(
    State(state): State<AppState>,
    Path(check): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match close(&state, &posted, &check).await {
        Ok(()) => see_other(&paths::registry_complaint(&check)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn close(state: &AppState, posted: &Posted, check: &str) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let complaints = &state.ports.complaints;
    let text = match forms::complaint_answer(&posted.fields) {
        Ok(text) => text,
        Err(error) => {
            complaints.file(&visitor, check).await?;
            return Err(error);
        }
    };
    complaints.close(&visitor, check, &text).await
}
