use app::{
    error::{AppError, Problem},
    forms, paths,
};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// The most hours a scanner may go on without a network.
const MOST_HOURS: u8 = 72;

/// A director takes note of a late alarm.
pub async fn acknowledge_alarm(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match acknowledge(&state, &posted, &ogrn).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn acknowledge(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let check = posted.fields.one("check", 40);
    let check = check.map_err(|_| AppError::NotFound)?;
    state.ports.late.acknowledge(&visitor, &ogrn, check).await?;
    Ok(paths::alarms(&ogrn))
}

/// Sets how long the organization's scanners may go on without a network.
pub async fn offline_cap(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match set_cap(&state, &posted, &ogrn).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn set_cap(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    // Nobody but a director learns that there is a form.
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::SetOfflineCap).await?;
    let hours = posted
        .fields
        .first("hours")
        .and_then(|hours| hours.trim().parse().ok())
        .filter(|hours| *hours <= MOST_HOURS);
    let Some(hours) = hours else {
        return Err(AppError::field("hours", Problem::Shape));
    };
    state.ports.late.set_cap(&visitor, &ogrn, hours).await?;
    Ok(paths::alarms(&ogrn))
}

/// A director's word on what the abuse watch has raised.
pub async fn resolve_alert(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = resolve(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn resolve(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    // Nobody but a director learns that there is a form.
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::ResolveAlert).await?;
    let watch = &state.ports.watch;
    let (alert, reason) = forms::resolve_alert(&posted.fields)?;
    match watch.resolve(&visitor, &ogrn, &alert, &reason).await {
        // Resolved meanwhile: the page says by whom.
        Ok(()) | Err(AppError::Conflict) => Ok(paths::alarms(&ogrn)),
        Err(error) => Err(error),
    }
}
