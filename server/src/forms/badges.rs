use app::forms;
use axum::extract::{Request, State};

use super::posted::{Answer, Posted};
use crate::{layers::Chosen, pages, state::AppState};

/// Looks at a badge, and shows on the same page what it is. A form also with JavaScript: what
/// stands behind the `#` of an address must be sent on by the page, and in a body no log of a
/// proxy has it.
pub async fn look_at_badge(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let language = posted
        .parts
        .extensions
        .get()
        .map(|Chosen(language)| *language)
        .unwrap_or_default();
    let look = match forms::badge(&posted.fields) {
        Ok(text) => state.ports.badges.look(&text, language).await,
        Err(error) => Err(error),
    };
    Ok(match look {
        Ok(look) => pages::looked(&state, posted.parts, look).await,
        Err(error) => posted.refuse(&state, error).await,
    })
}
