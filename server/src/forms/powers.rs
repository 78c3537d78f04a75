use app::{error::AppError, forms, paths};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{identifiers::Ogrn, moscow};

use super::posted::{Posted, see_other};
use crate::state::AppState;

/// Issues a power of attorney.
pub async fn issue_power(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let posted = match Posted::read(&state, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    match issue(&state, &posted, &ogrn).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.refuse(&state, error).await,
    }
}

async fn issue(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let power = match forms::issue_power(&posted.fields, today) {
        Ok(power) => power,
        Err(error) => {
            // Nobody but a director learns that there is a form.
            state.ports.powers.list(&visitor, &ogrn).await?;
            return Err(error);
        }
    };
    let number = state.ports.powers.issue(&visitor, &ogrn, &power).await?;
    Ok(format!("{}?done=issued", paths::power(&ogrn, &number)))
}

/// Revokes one; it bites at the very next check.
pub async fn revoke_power(
    State(state): State<AppState>,
    Path((ogrn, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    let posted = match Posted::read(&state, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    match revoke(&state, &posted, &ogrn, &number).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.refuse(&state, error).await,
    }
}

async fn revoke(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    number: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let reason = match forms::revoke_power(&posted.fields) {
        Ok(reason) => reason,
        Err(error) => {
            state.ports.powers.details(&visitor, &ogrn, number).await?;
            return Err(error);
        }
    };
    state
        .ports
        .powers
        .revoke(&visitor, &ogrn, number, &reason)
        .await?;
    Ok(format!("{}?done=revoked", paths::power(&ogrn, number)))
}
