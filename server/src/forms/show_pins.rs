//! The PIN before a code is shown: typed, set, and the session closed again.

use app::{error::AppError, forms, paths};
use axum::{
    extract::{Request, State},
    response::Response,
};

use super::posted::{Posted, see_other};
use crate::state::AppState;

/// Opens this session by the PIN or the password, closes it, or sets another PIN.
pub async fn show_pin(State(state): State<AppState>, request: Request) -> Response {
    let posted = match Posted::read(&state, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    // Asked for between this form and what it does; in the other acts the password is their own.
    let posted = match posted.fields.first("act") {
        Some("set") => match posted.confirmed(&state).await {
            Ok(posted) => posted,
            Err(response) => return response,
        },
        _ => posted,
    };
    match act(&state, &posted).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.refuse(&state, error).await,
    }
}

async fn act(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let pins = &state.ports.show_pins;
    let fields = &posted.fields;
    let onward = || forms::next(fields).unwrap_or_else(|| paths::ID.to_owned());
    match fields.first("act") {
        Some("open") => {
            let pin = forms::kiosk_pin(fields)?;
            pins.open(&visitor, &pin).await?;
            Ok(onward())
        }
        Some("password") => {
            let password = fields.first("password").unwrap_or_default();
            pins.open_by_password(&visitor, password).await?;
            Ok(onward())
        }
        Some("close") => {
            pins.close(&visitor).await?;
            Ok(paths::ID.to_owned())
        }
        Some("set") => {
            pins.may_change(&visitor).await?;
            let pin = forms::new_pin(fields)?;
            pins.set(&visitor, &pin).await?;
            Ok(paths::with_query(paths::ID_SETTINGS, &[("done", "pin")]))
        }
        _ => Err(AppError::Invalid { fields: Vec::new() }),
    }
}
