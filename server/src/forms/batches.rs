//! Powers of attorney issued many at a time: the forms.

use app::{
    error::{AppError, Problem},
    forms::{self, Fields},
    paths,
    ports::BatchMode,
};
use axum::{
    extract::{FromRequest as _, Multipart, Path, Request, State},
    http::request::Parts,
    response::Response,
};
use domain::{identifiers::Ogrn, moscow};

use super::{
    documents::{bytes, is_multipart, refusal, visitor},
    posted::{Answer, Posted, see_other},
};
use crate::{pages, state::AppState};

/// Most bytes of a list: 5,000 lines are half a million as CSV, less as XLSX.
pub const LIST_LIMIT: usize = 2 * 1024 * 1024;

/// Issues the same to several members of staff.
pub async fn issue_to_many(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_many(&state, request).await?;
    let posted = posted.confirmed(&state).await?;
    let done = issue(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn issue(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let batches = &state.ports.batches;
    let issue = match forms::issue_to_many(&posted.fields, today) {
        Ok(issue) => issue,
        Err(error) => {
            // Nobody but a director learns that there is a form.
            batches.list(&visitor, &ogrn).await?;
            return Err(error);
        }
    };
    let id = batches.issue_to_many(&visitor, &ogrn, &issue).await?;
    Ok(paths::batch(&ogrn, &id))
}

/// Takes a list and shows what it says; nothing is issued yet.
pub async fn upload_list(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let sent = if is_multipart(&parts.headers) {
        sent(Request::from_parts(parts.clone(), body)).await
    } else {
        Err(AppError::Invalid { fields: Vec::new() })
    };
    match upload(&state, &parts, &ogrn, sent).await {
        Ok(path) => see_other(&path),
        Err(error) => pages::refused(&state, parts, Fields::default(), error).await,
    }
}

/// Name and content of the file.
async fn sent(request: Request) -> Result<(String, Vec<u8>), AppError> {
    let broken = || AppError::Invalid { fields: Vec::new() };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| broken())?;
    let mut sent = None;
    while let Some(field) = form.next_field().await.map_err(refusal)? {
        if field.name() != Some("file") || sent.is_some() {
            return Err(broken());
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        sent = Some((name, bytes(field).await?));
    }
    sent.filter(|(_, content)| !content.is_empty())
        .ok_or(AppError::field("file", Problem::Required))
}

async fn upload(
    state: &AppState,
    parts: &Parts,
    ogrn: &str,
    sent: Result<(String, Vec<u8>), AppError>,
) -> Result<String, AppError> {
    let visitor = visitor(parts)?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let batches = &state.ports.batches;
    let (name, content) = match sent {
        Ok(sent) => sent,
        Err(error) => {
            batches.list(&visitor, &ogrn).await?;
            return Err(error);
        }
    };
    let id = batches.upload(&visitor, &ogrn, &name, &content).await?;
    Ok(paths::batch(&ogrn, &id))
}

/// Starts a draft or gives it up.
pub async fn decide_batch(
    State(state): State<AppState>,
    Path((ogrn, batch)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match decide(&state, &posted, &ogrn, &batch).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.ask_or_fail(&state, error).await,
    })
}

async fn decide(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    batch: &str,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let batches = &state.ports.batches;
    let decision = posted.fields.first("decision").unwrap_or_default();
    match (decision, BatchMode::from_key(decision)) {
        (_, Some(mode)) => batches.start(&visitor, &ogrn, batch, mode).await?,
        ("cancel", None) => batches.cancel(&visitor, &ogrn, batch).await?,
        _ => {
            batches.view(&visitor, &ogrn, batch, 0, 1).await?;
            return Err(AppError::Invalid { fields: Vec::new() });
        }
    }
    Ok(paths::batch(&ogrn, batch))
}
