//! Branches added, changed and closed; their phones enrolled and revoked.

use app::{
    error::{AppError, Problem},
    forms::Fields,
    paths,
    ports::NewLink,
};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::{pages, state::AppState};

/// Adds a branch.
pub async fn add_branch(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = add(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn add(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let (name, address) = named(&posted.fields);
    let branches = &state.ports.branches;
    let branch = branches.add(&visitor, &ogrn, name, address).await?;
    Ok(format!("{}?done=added", paths::branch(&ogrn, &branch)))
}

/// Gives it another name or address.
pub async fn change_branch(
    State(state): State<AppState>,
    Path((ogrn, branch)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = change(&state, &posted, &ogrn, &branch).await;
    posted.lead(&state, done).await
}

async fn change(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    branch: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let (name, address) = named(&posted.fields);
    let branches = &state.ports.branches;
    branches
        .change(&visitor, &ogrn, branch, name, address)
        .await?;
    Ok(format!("{}?done=changed", paths::branch(&ogrn, branch)))
}

fn named(fields: &Fields) -> (&str, &str) {
    let field = |name| fields.first(name).unwrap_or_default();
    (field("branch_name"), field("branch_address"))
}

/// Closes it; its phones are refused at the very next check.
pub async fn close_branch(
    State(state): State<AppState>,
    Path((ogrn, branch)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = close(&state, &posted, &ogrn, &branch).await;
    posted.lead(&state, done).await
}

async fn close(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    branch: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    // Nobody else learns that there is a form.
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::CloseBranch).await?;
    if posted.fields.first("close_sure") != Some("yes") {
        return Err(AppError::field("close_sure", Problem::Required));
    }
    let branches = &state.ports.branches;
    branches.close(&visitor, &ogrn, branch).await?;
    Ok(format!("{}?done=closed", paths::branch(&ogrn, branch)))
}

/// Makes a link that enrols a phone, which the answer shows: it cannot be shown again.
pub async fn new_phone(
    State(state): State<AppState>,
    Path((ogrn, branch)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match link(&state, &posted, &ogrn, &branch).await {
        Ok(link) => pages::linked(&state, posted.parts, link).await,
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn link(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    branch: &str,
) -> Result<NewLink, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let name = posted.fields.first("phone_name").unwrap_or_default();
    let branches = &state.ports.branches;
    branches.make_link(&visitor, &ogrn, branch, name).await
}

/// Revokes a phone, or takes its link back.
pub async fn revoke_phone(
    State(state): State<AppState>,
    Path((ogrn, branch, phone)): Path<(String, String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = revoke(&state, &posted, &ogrn, &branch, &phone).await;
    posted.lead(&state, done).await
}

async fn revoke(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    branch: &str,
    phone: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let branches = &state.ports.branches;
    branches.revoke(&visitor, &ogrn, branch, phone).await?;
    Ok(format!("{}?done=revoked", paths::branch(&ogrn, branch)))
}
