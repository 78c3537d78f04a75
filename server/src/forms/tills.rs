//! Tills added, given another key and revoked: the forms of directors.

use app::{error::AppError, forms, paths, ports::NewKey};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::{pages, state::AppState};

/// Adds a till, and shows its key once.
pub async fn add_till(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let made = add(&state, &posted, &ogrn).await;
    show(&state, posted, made).await
}

async fn add(state: &AppState, posted: &Posted, ogrn: &str) -> Result<NewKey, AppError> {
    let by = posted.visitor()?;
    let ogrn = permitted(state, posted, ogrn).await?;
    let till = forms::new_till(&posted.fields)?;
    state.ports.tills.add(&by, &ogrn, &till).await
}

/// Gives it another key, shown once; the one before ends.
pub async fn renew_till(
    State(state): State<AppState>,
    Path((ogrn, till)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let made = renew(&state, &posted, &ogrn, &till).await;
    show(&state, posted, made).await
}

async fn renew(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    till: &str,
) -> Result<NewKey, AppError> {
    let by = posted.visitor()?;
    let ogrn = permitted(state, posted, ogrn).await?;
    state.ports.tills.renew(&by, &ogrn, till).await
}

/// Revokes it; its key is refused from the next request on.
pub async fn revoke_till(
    State(state): State<AppState>,
    Path((ogrn, till)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = revoke(&state, &posted, &ogrn, &till).await;
    posted.lead(&state, done).await
}

async fn revoke(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    till: &str,
) -> Result<String, AppError> {
    let by = posted.visitor()?;
    let ogrn = permitted(state, posted, ogrn).await?;
    state.ports.tills.revoke(&by, &ogrn, till).await?;
    Ok(format!("{}?done=revoked", paths::tills(&ogrn)))
}

/// Nobody else learns that there is a form.
async fn permitted(state: &AppState, posted: &Posted, ogrn: &str) -> Result<Ogrn, AppError> {
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership
        .may(&posted.visitor()?, &ogrn, Act::ArrangeTills)
        .await?;
    Ok(ogrn)
}

async fn show(state: &AppState, posted: Posted, made: Result<NewKey, AppError>) -> Answer {
    match made {
        Ok(key) => Ok(pages::made_key(state, posted.parts, key).await),
        Err(error) => Err(posted.refuse(state, error).await),
    }
}
