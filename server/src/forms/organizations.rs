use app::{error::AppError, forms, paths};
use axum::extract::{Request, State};

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
