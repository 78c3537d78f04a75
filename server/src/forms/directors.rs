use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Makes somebody a director or a deputy.
pub async fn appoint_director(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = appoint(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn appoint(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    // Nobody but a director learns what is wrong with the form.
    leadership.may(&visitor, &ogrn, Act::Appoint).await?;
    let (person, role) = forms::appoint(&posted.fields)?;
    leadership.appoint(&visitor, &ogrn, &person, role).await?;
    Ok(format!("{}?done=appointed", paths::directors(&ogrn)))
}

/// Changes a role, or takes it away.
pub async fn change_director(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = change(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn change(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::Appoint).await?;
    let wanted = forms::change_role(&posted.fields)?;
    let (account, role) = (&wanted.account, wanted.role);
    leadership
        .change(&visitor, &ogrn, account, role, wanted.is_sure)
        .await?;
    Ok(match (role, *account == visitor.account) {
        // There is no such page for them any more.
        (None, true) => paths::ORGANIZATIONS.to_owned(),
        (None, false) => format!("{}?done=removed", paths::directors(&ogrn)),
        (Some(_), _) => format!("{}?done=changed", paths::directors(&ogrn)),
    })
}
