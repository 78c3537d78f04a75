use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// Keeps a card.
pub async fn add_card(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = add(&state, &posted).await;
    posted.lead(&state, done).await
}

async fn add(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let card = forms::card(&posted.fields)?;
    let id = state.ports.wallet.add(&visitor, &card).await?;
    Ok(paths::card(&id))
}

/// Forgets a card.
pub async fn remove_card(
    State(state): State<AppState>,
    Path(card): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let removed = match posted.visitor() {
        Ok(visitor) => state.ports.wallet.remove(&visitor, &card).await,
        Err(error) => Err(error),
    };
    Ok(match removed {
        Ok(()) => see_other(paths::WALLET),
        Err(error) => posted.fail(&state, error).await,
    })
}
