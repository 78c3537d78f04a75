use app::{error::AppError, forms, paths, ports::NewShare};
use axum::extract::{Path, Request, State};

use super::posted::{Answer, Posted, see_other};
use crate::{pages, state::AppState};

/// A family gets another code.
pub async fn reissue_certificate(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match reissue(&state, &posted).await {
        Ok(()) => see_other(&format!("{}?done=reissued", paths::FAMILY)),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn reissue(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let certificate = posted
        .fields
        .one("certificate", 36)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?;
    let certificates = &state.ports.certificates;
    certificates.reissue(&visitor, certificate).await
}

/// A family makes a link that shows its code.
pub async fn share_certificate(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match share(&state, &posted).await {
        Ok(made) => pages::shared(&state, posted.parts, made).await,
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn share(state: &AppState, posted: &Posted) -> Result<NewShare, AppError> {
    let visitor = posted.visitor()?;
    let (label, hours) = forms::share(&posted.fields)?;
    state
        .ports
        .certificates
        .share(&visitor, &label, hours)
        .await
}

/// A family takes a link back.
pub async fn end_certificate_share(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match end(&state, &posted).await {
        Ok(()) => see_other(&format!("{}?done=ended", paths::FAMILY)),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn end(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let share = posted
        .fields
        .one("share", 36)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?;
    state.ports.certificates.end_share(&visitor, share).await
}

/// Staff let a family in.
pub async fn admit_family(
    State(state): State<AppState>,
    Path(code): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = admit(&state, &posted, &code).await;
    posted.lead(&state, done).await
}

async fn admit(state: &AppState, posted: &Posted, code: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let (organization, admission) = forms::admission(&posted.fields)?;
    let certificates = &state.ports.certificates;
    certificates
        .admit(&visitor, code, &organization, &admission)
        .await?;
    let came = admission.came.to_string();
    let query = [("organization", organization.as_str()), ("came", &came)];
    Ok(paths::with_query(&paths::certificate(code), &query))
}
