use app::{error::AppError, forms, paths};
use axum::extract::{Path, Request, State};
use domain::moscow;

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// An operator writes a family down.
pub async fn register_family(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = register(&state, &posted).await;
    posted.lead(&state, done).await
}

async fn register(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    // Nobody but an operator learns what is wrong with the form.
    state.ports.families.find(&visitor, "0").await?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let family = forms::new_family(&posted.fields, today)?;
    let number = state.ports.families.register(&visitor, &family).await?;
    Ok(format!("{}?done=1", paths::registry_family(number)))
}

/// An operator changes a family.
pub async fn change_family(
    State(state): State<AppState>,
    Path((number, what)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match change(&state, &posted, &number, &what).await {
        Ok(path) => see_other(&path),
        Err(error @ AppError::NotFound) => posted.fail(&state, error).await,
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn change(
    state: &AppState,
    posted: &Posted,
    number: &str,
    what: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let number: u64 = number.parse().map_err(|_| AppError::NotFound)?;
    let families = &state.ports.families;
    if what == "look" {
        let reason = forms::reason(&posted.fields, "look_reason")?;
        families.look(&visitor, number, &reason).await?;
        return Ok(paths::registry_family(number));
    }
    families.family(&visitor, number).await?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let read = forms::family_change(what, &posted.fields, today);
    let (revision, change) = read.ok_or(AppError::NotFound)??;
    families.change(&visitor, number, revision, &change).await?;
    Ok(format!("{}?done=1", paths::registry_family(number)))
}
