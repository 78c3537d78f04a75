use app::{error::AppError, forms, paths, ports::TrainingStep};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn};

use super::posted::{Answer, Posted, see_other};
use crate::state::AppState;

/// A step of the training; the page then shows what it is at, also to a form that came late.
pub async fn train(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match step(&state, &posted).await {
        Ok(TrainingStep::Done) => see_other(paths::TRAINING),
        Ok(TrainingStep::Late) => see_other(&format!("{}?late=1", paths::TRAINING)),
        Ok(TrainingStep::Passed) => see_other(&format!("{}?done=1", paths::TRAINING)),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn step(state: &AppState, posted: &Posted) -> Result<TrainingStep, AppError> {
    let visitor = posted.visitor()?;
    let act = forms::training_act(&posted.fields)?;
    state.ports.training.act(&visitor, &act).await
}

/// Says whether a power of attorney counts only after the training.
pub async fn demand_training(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = demand(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn demand(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::DemandTraining).await?;
    let demanded = forms::training_demand(&posted.fields)?;
    let training = &state.ports.training;
    training.demand(&visitor, &ogrn, demanded).await?;
    let done = if demanded { "demanded" } else { "free" };
    Ok(format!("{}?done={done}", paths::staff_training(&ogrn)))
}
