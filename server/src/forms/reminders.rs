use app::{
    error::{AppError, Problem},
    paths,
};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted};
use crate::{layers::Chosen, state::AppState};

/// Sets where an organization wants its reminders.
pub async fn mail_address(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = set(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn set(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::SetReminders).await?;
    let address = match posted.fields.one("address", 254) {
        Ok(address) => address,
        // Left empty: no mail any more.
        Err(Problem::Required) => "",
        Err(problem) => return Err(AppError::field("address", problem)),
    };
    let language = posted
        .parts
        .extensions
        .get()
        .map(|Chosen(language)| *language)
        .unwrap_or_default();
    let reminders = &state.ports.reminders;
    reminders
        .set_address(&visitor, &ogrn, address, language)
        .await?;
    let done = if address.is_empty() {
        "removed"
    } else {
        "sent"
    };
    Ok(format!("{}?done={done}", paths::reminders(&ogrn)))
}

/// Takes the code that was sent to the address.
pub async fn confirm_mail(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = confirm(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn confirm(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::SetReminders).await?;
    let code = posted.fields.one("code", 40);
    let code = code.map_err(|problem| AppError::field("code", problem))?;
    let reminders = &state.ports.reminders;
    reminders.confirm(&visitor, &ogrn, code).await?;
    Ok(format!("{}?done=confirmed", paths::reminders(&ogrn)))
}
