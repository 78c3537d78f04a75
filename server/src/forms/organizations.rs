use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::identifiers::Ogrn;

use super::posted::{Answer, Posted, see_other};
use crate::{registry, state::AppState};

/// Writes an organization down.
pub async fn register_organization(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match register(&state, &posted).await {
        Ok(()) => see_other(&format!("{}?done=1", paths::REGISTRY_ORGANIZATIONS)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn register(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    // Nobody else learns that there is a form.
    registry::operator(&visitor)?;
    let organization = forms::new_organization(&posted.fields)?;
    let desk = &state.ports.organizations;
    desk.register(&visitor, &organization).await
}

/// Blocks an organization, or lifts that.
pub async fn block_organization(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = block(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn block(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    registry::operator(&visitor)?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let blocked = forms::organization_blocked(&posted.fields)?;
    let reason = forms::reason(&posted.fields, "block_reason")?;
    let desk = &state.ports.organizations;
    desk.block(&visitor, &ogrn, blocked, &reason).await?;
    let done = if blocked { "blocked" } else { "lifted" };
    Ok(format!(
        "{}?done={done}",
        paths::registry_organization(&ogrn)
    ))
}
