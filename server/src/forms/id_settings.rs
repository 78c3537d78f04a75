//! What a holder changes about their own Digital ID.

use app::{
    error::{AppError, Problem},
    forms, paths,
};
use axum::extract::{Request, State};

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// Pauses it, takes it into use again, gives or takes back a consent, turns the PIN off, or gives it
/// up.
pub async fn id_settings(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match act(&state, &posted).await {
        Ok(path) => see_other(&path),
        // Another tab was first: the page says how it stands.
        Err(AppError::Conflict) => see_other(paths::ID_SETTINGS),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn act(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let settings = &state.ports.id_settings;
    let here = |done| paths::with_query(paths::ID_SETTINGS, &[("done", done)]);
    match posted.fields.first("act") {
        Some("pause") => settings.pause(&visitor).await.map(|()| here("paused")),
        Some("resume") => settings.resume(&visitor).await.map(|()| here("resumed")),
        Some("withdraw") => {
            // Without a Digital ID there is nothing to set here.
            settings.own(&visitor).await?;
            let enrolment = &state.ports.enrolment;
            enrolment.withdraw_consent(&visitor).await?;
            Ok(here("withdrawn"))
        }
        Some("photo") => {
            let version = forms::consent(&posted.fields)?;
            settings.agree_to_photo(&visitor, version).await?;
            Ok(here("photo"))
        }
        Some("no-photo") => settings
            .keep_photo(&visitor)
            .await
            .map(|()| here("no-photo")),
        Some("pin") => {
            // The password first: the PIN is typed on a page of its own.
            state.ports.show_pins.may_change(&visitor).await?;
            Ok(paths::ID_PIN.to_owned())
        }
        Some("no-pin") => {
            state.ports.show_pins.remove(&visitor).await?;
            Ok(here("no-pin"))
        }
        Some("delete") => {
            settings.own(&visitor).await?;
            if posted.fields.first("sure").is_none() {
                return Err(AppError::field("sure", Problem::Required));
            }
            settings.delete(&visitor).await?;
            Ok(paths::with_query(paths::ID_NEW, &[("done", "deleted")]))
        }
        _ => {
            settings.own(&visitor).await?;
            Err(AppError::Invalid { fields: Vec::new() })
        }
    }
}
