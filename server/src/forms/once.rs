//! Benefits that are given once a day: the director's rules, and staff who have given nothing.

use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Says for what a benefit is given once a day.
pub async fn set_once(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = set(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn set(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::SetOnce).await?;
    let wanted = forms::once_rules(&posted.fields)?;
    state.ports.once.set(&visitor, &ogrn, &wanted).await?;
    Ok(format!("{}?done=1", paths::once(&ogrn)))
}

/// Nothing was given after a check that counted: its use is given back.
pub async fn give_back(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = back(&state, &posted).await;
    match done {
        Ok(path) => Ok(super::posted::see_other(&path)),
        Err(error) => Err(posted.fail(&state, error).await),
    }
}

async fn back(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let check = posted
        .fields
        .one("check", 40)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?;
    state.ports.checks.give_back(&visitor, check).await?;
    Ok(format!("{}?done=1", paths::SCAN_SHIFT))
}
