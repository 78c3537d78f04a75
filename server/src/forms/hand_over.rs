use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::moscow;

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Hands one's own power of attorney over to another person.
pub async fn hand_over_power(
    State(state): State<AppState>,
    Path(number): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = hand_over(&state, &posted, &number).await;
    posted.lead(&state, done).await
}

async fn hand_over(state: &AppState, posted: &Posted, number: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let powers = &state.ports.powers;
    // Nobody else learns that there is a form.
    powers.to_hand_over(&visitor, number).await?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let wanted = forms::hand_over(&posted.fields, today)?;
    powers.hand_over(&visitor, number, &wanted).await?;
    Ok(format!("{}?done=1", paths::hand_over(number)))
}
