//! The forms of the registry desk that change statuses.

use app::{
    error::{AppError, Problem},
    forms, paths,
    ports::{EndDecision, Ending, Visitor},
};
use axum::extract::{Path, Request, State};

use super::posted::{Answer, Posted};
use crate::{registry::operator, state::AppState};

/// Says why the file of a holder is opened, and opens it.
pub async fn look_at_holder(
    State(state): State<AppState>,
    Path(holder): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = look(&state, &posted, &holder).await;
    posted.lead(&state, done).await
}

async fn look(state: &AppState, posted: &Posted, holder: &str) -> Result<String, AppError> {
    let (visitor, holder) = (visitor(posted)?, number(holder)?);
    let reason = forms::reason(&posted.fields, "look_reason")?;
    state.ports.registry.look(&visitor, holder, &reason).await?;
    let file = paths::registry_holder(holder);
    // Back to where the reason was asked for, and nowhere else.
    let next = posted.fields.first("next").unwrap_or_default();
    let is_within = next.strip_prefix(&file).is_some_and(|rest| {
        rest.starts_with('/') && !next.contains("//") && !next.contains("/look")
    });
    Ok(if is_within { next.to_owned() } else { file })
}

/// Enters a status.
pub async fn grant_status(
    State(state): State<AppState>,
    Path(holder): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = grant(&state, &posted, &holder).await;
    posted.lead(&state, done).await
}

/// Whoever sent it, if they are an operator: nobody else learns what is wrong with a form.
fn visitor(posted: &Posted) -> Result<Visitor, AppError> {
    let visitor = posted.visitor()?;
    operator(&visitor)?;
    Ok(visitor)
}

fn number(holder: &str) -> Result<u64, AppError> {
    holder.parse().map_err(|_| AppError::NotFound)
}

async fn grant(state: &AppState, posted: &Posted, holder: &str) -> Result<String, AppError> {
    let (visitor, holder) = (visitor(posted)?, number(holder)?);
    let wanted = forms::grant_status(&posted.fields)?;
    let statuses = &state.ports.statuses;
    let status = statuses.grant(&visitor, holder, &wanted).await?;
    Ok(format!("{}?done=granted", paths::status(holder, &status)))
}

/// Ends a status, or asks another operator to.
pub async fn end_status(
    State(state): State<AppState>,
    Path((holder, status)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = end(&state, &posted, &holder, &status).await;
    posted.lead(&state, done).await
}

async fn end(
    state: &AppState,
    posted: &Posted,
    holder: &str,
    status: &str,
) -> Result<String, AppError> {
    let (visitor, holder) = (visitor(posted)?, number(holder)?);
    let wanted = forms::end_status(&posted.fields)?;
    let statuses = &state.ports.statuses;
    let done = match statuses.end(&visitor, holder, status, &wanted).await? {
        Ending::Ended => "ended",
        Ending::Waits => "waits",
    };
    Ok(format!("{}?done={done}", paths::status(holder, status)))
}

/// Puts a status on hold.
pub async fn suspend_status(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Answer {
    held(state, path, request, true).await
}

/// Takes it off hold.
pub async fn resume_status(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Answer {
    held(state, path, request, false).await
}

async fn held(
    state: AppState,
    (holder, status): (String, String),
    request: Request,
    suspended: bool,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = hold(&state, &posted, &holder, &status, suspended).await;
    posted.lead(&state, done).await
}

async fn hold(
    state: &AppState,
    posted: &Posted,
    holder: &str,
    status: &str,
    suspended: bool,
) -> Result<String, AppError> {
    let (visitor, holder) = (visitor(posted)?, number(holder)?);
    let wanted = forms::hold_status(&posted.fields)?;
    let statuses = &state.ports.statuses;
    statuses
        .hold(&visitor, holder, status, suspended, &wanted)
        .await?;
    let done = if suspended { "suspended" } else { "resumed" };
    Ok(format!("{}?done={done}", paths::status(holder, status)))
}

/// Decides about an end that waits.
pub async fn decide_end(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = decide(&state, &posted, &id).await;
    posted.lead(&state, done).await
}

async fn decide(state: &AppState, posted: &Posted, id: &str) -> Result<String, AppError> {
    let visitor = visitor(posted)?;
    let decision = posted.fields.one("decision", 10).ok();
    let decision = decision
        .and_then(EndDecision::from_key)
        .ok_or(AppError::field("decision", Problem::Choice))?;
    state.ports.statuses.decide(&visitor, id, decision).await?;
    let (path, done) = (paths::REGISTRY_WAITING, decision.key());
    Ok(format!("{path}?done={done}"))
}
