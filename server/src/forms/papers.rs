use app::{error::AppError, forms, paths, ports::PaperDetails};
use axum::extract::{Path, Request, State};
use domain::identifiers::Ogrn;

use super::posted::{Answer, Posted};
use crate::state::AppState;

/// Keeps what a director writes into the organization's papers.
pub async fn paper_details(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = write(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn write(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let papers = &state.ports.papers;
    let details = match forms::paper_details(&posted.fields) {
        Ok(details) => details,
        Err(error) => {
            // Nobody but a director learns that there is a form.
            papers
                .facts(&visitor, &ogrn, PaperDetails::default())
                .await?;
            return Err(error);
        }
    };
    papers.write(&visitor, &ogrn, &details).await?;
    Ok(format!("{}?done=saved", paths::papers(&ogrn)))
}
