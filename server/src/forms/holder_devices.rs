//! What a holder does about the devices in which codes are shown.

use app::{error::AppError, forms, paths};
use axum::extract::{Request, State};

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Calls one something else, removes one, says that a new one is one's own, or types the password
/// before this one is added.
pub async fn holder_devices(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = act(&state, &posted).await;
    posted.lead(&state, done).await
}

async fn act(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    visitor.confirmed()?;
    let devices = &state.ports.holder_devices;
    let field = |name| posted.fields.first(name).unwrap_or_default();
    let here = |done| paths::with_query(paths::ID_DEVICES, &[("done", done)]);
    match field("act") {
        "rename" => {
            let (device, name) = (field("device"), field("device_name"));
            devices.rename(&visitor, device, name).await?;
            Ok(here("renamed"))
        }
        "remove" => {
            devices.remove(&visitor, field("device")).await?;
            // One's own has ended this session with it.
            Ok(here("removed"))
        }
        "seen" => {
            devices.note_seen(&visitor).await?;
            Ok(here("seen"))
        }
        "only" => {
            devices.set_devices_only(&visitor, true).await?;
            Ok(here("only"))
        }
        "any" => {
            devices.set_devices_only(&visitor, false).await?;
            Ok(here("any"))
        }
        "confirm" if posted.fields.first("password").is_some() => {
            // It was taken a moment ago, and counts for this session.
            Ok(forms::next(&posted.fields).unwrap_or_else(|| here("confirmed")))
        }
        "confirm" => Err(AppError::password_needed()),
        _ => Err(AppError::Invalid { fields: Vec::new() }),
    }
}
