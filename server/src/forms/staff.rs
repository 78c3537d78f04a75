//! A member of staff leaves.

use app::{
    error::{AppError, Problem},
    forms, paths,
};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Revokes everything of somebody who leaves; it bites at the very next check.
pub async fn leave(
    State(state): State<AppState>,
    Path((ogrn, person)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = gone(&state, &posted, &ogrn, &person).await;
    posted.lead(&state, done).await
}

async fn gone(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    person: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    // Nobody else learns that there is a form.
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::Revoke).await?;
    let sure = match posted.fields.first("sure") {
        Some("yes") => Ok(()),
        _ => Err(AppError::field("sure", Problem::Required)),
    };
    let reason = forms::reason(&posted.fields, "reason")?;
    sure?;
    let powers = &state.ports.powers;
    powers.leave(&visitor, &ogrn, person, &reason).await?;
    Ok(format!("{}?done=left", paths::member(&ogrn, person)))
}
