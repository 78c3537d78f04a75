//! The PIN before a code is shown: typed, set, and the session closed again.

use app::{error::AppError, forms, paths};
use axum::extract::{Request, State};

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Opens this session by the PIN or the password, closes it, or sets another PIN.
pub async fn show_pin(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    // Asked for between this form and what it does; in the other acts the password is their own.
    let posted = match posted.fields.first("act") {
        Some("set") => posted.confirmed(&state).await?,
        _ => posted,
    };
    let done = act(&state, &posted).await;
    posted.lead(&state, done).await
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
