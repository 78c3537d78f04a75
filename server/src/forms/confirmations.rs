//! Accounts that staff confirm: the forms of the person, the staff, directors and operators.

use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn, moscow};

use super::posted::{Answer, Posted, see_other};
use crate::{pages, registry::operator, state::AppState};

/// Shows a person the code for whoever confirms them, once.
pub async fn show_confirmation_code(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let shown = match posted.visitor() {
        Ok(visitor) => state.ports.confirmations.show_code(&visitor).await,
        Err(error) => Err(error),
    };
    Ok(match shown {
        Ok(code) => pages::confirmation_code(&state, posted.parts, code).await,
        // Confirmed meanwhile: the page says so.
        Err(AppError::Conflict) => see_other(paths::CONFIRM),
        Err(error) => posted.fail(&state, error).await,
    })
}

/// A member of staff confirms somebody.
pub async fn confirm_person(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match confirm(&state, &posted).await {
        Ok(()) => see_other(&format!("{}?done=1", paths::SCAN_CONFIRM)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn confirm(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let confirmations = &state.ports.confirmations;
    // Nobody else learns that there is a form.
    confirmations.own(&visitor).await?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let wanted = forms::staff_confirmation(&posted.fields, today)?;
    confirmations.confirm(&visitor, &wanted).await
}

/// A director says who of the staff may.
pub async fn name_confirmer(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = name(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn name(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::NameConfirmers).await?;
    let (account, may) = forms::confirmer(&posted.fields)?;
    let confirmations = &state.ports.confirmations;
    confirmations.name(&visitor, &ogrn, &account, may).await?;
    let done = if may { "named" } else { "removed" };
    Ok(format!("{}?done={done}", paths::confirmers(&ogrn)))
}

/// An operator lets an organization confirm accounts, or no more.
pub async fn allow_confirming(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = allow(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn allow(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    operator(&visitor)?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let allowed = forms::confirming_allowed(&posted.fields)?;
    let reason = forms::reason(&posted.fields, "reason")?;
    let confirmations = &state.ports.confirmations;
    confirmations
        .allow(&visitor, &ogrn, allowed, &reason)
        .await?;
    let done = if allowed { "allowed" } else { "ended" };
    Ok(format!(
        "{}?done={done}",
        paths::registry_organization(&ogrn)
    ))
}

/// An operator takes a confirmation back.
pub async fn undo_confirmation(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match undo(&state, &posted, &id).await {
        Ok(()) => see_other(&format!("{}?done=1", paths::REGISTRY_CONFIRMATIONS)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn undo(state: &AppState, posted: &Posted, id: &str) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    operator(&visitor)?;
    let reason = forms::reason(&posted.fields, "reason")?;
    let confirmations = &state.ports.confirmations;
    confirmations.undo(&visitor, id, &reason).await
}
