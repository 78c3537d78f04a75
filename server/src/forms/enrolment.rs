//! Getting a Digital ID: consent, way, photo; and the operator's decision.

use app::{
    error::{AppError, Problem},
    forms::{self, Fields},
    paths,
    ports::{PICTURE_LIMIT, Portrait},
};
use axum::{
    extract::{FromRequest as _, Multipart, Path, Request, State, multipart::MultipartError},
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{moscow, photo::PhotoFault};

use super::{
    documents::{is_multipart, visitor},
    posted::{Answer, Posted, see_other},
};
use crate::{pages, state::AppState};

/// Most bytes of the form with both pictures. More than they may have: to be told that one is too
/// large, it must have arrived.
pub const PICTURES_LIMIT: usize = 3 * PICTURE_LIMIT;

/// Whatever another tab or a click before has done, the page says how it stands.
fn onward(answer: Result<(), AppError>) -> Result<Response, AppError> {
    match answer {
        Ok(()) | Err(AppError::Conflict) => Ok(see_other(paths::ID_NEW)),
        Err(error) => Err(error),
    }
}

/// Gives the consent.
pub async fn give_consent(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let answer = match (posted.visitor(), forms::consent(&posted.fields)) {
        (Ok(visitor), Ok(version)) => state.ports.enrolment.consent(&visitor, version).await,
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    Ok(match onward(answer) {
        Ok(response) => response,
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// Takes it back before there is a Digital ID.
pub async fn withdraw_consent(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let answer = match posted.visitor() {
        Ok(visitor) => state.ports.enrolment.withdraw_consent(&visitor).await,
        Err(error) => Err(error),
    };
    Ok(match onward(answer) {
        Ok(response) => response,
        Err(error) => posted.fail(&state, error).await,
    })
}

/// Chooses the way.
pub async fn choose_way(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let answer = match choose(&state, &posted).await {
        Ok(()) => onward(Ok(())),
        Err(error) => onward(Err(error)),
    };
    Ok(match answer {
        Ok(response) => response,
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn choose(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let claim = forms::claim(&posted.fields, today)?;
    state.ports.enrolment.choose(&visitor, claim).await
}

/// Takes the photo, and the picture of the document beside it.
pub async fn send_photo(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let sent = if is_multipart(&parts.headers) {
        sent(Request::from_parts(parts.clone(), body)).await
    } else {
        Err(AppError::Invalid { fields: Vec::new() })
    };
    let answer = match sent {
        Ok(sent) => submit(&state, &parts, sent).await,
        Err(error) => Err(error),
    };
    match onward(answer) {
        Ok(response) => response,
        Err(error) => pages::refused(&state, parts, Fields::default(), error).await,
    }
}

/// What the form with pictures has brought.
#[derive(Default)]
struct Sent {
    of_registry: bool,
    portrait: Vec<u8>,
    document: Option<Vec<u8>>,
}

async fn sent(request: Request) -> Result<Sent, AppError> {
    let broken = || AppError::Invalid { fields: Vec::new() };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| broken())?;
    let mut sent = Sent::default();
    loop {
        // Before the name of the next one is known, it is the person's own, which comes first.
        let field = form.next_field().await;
        let Some(field) = field.map_err(|error| too_large(&error, "portrait"))? else {
            return Ok(sent);
        };
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field
            .bytes()
            .await
            .map_err(|error| too_large(&error, &name))?
            .to_vec();
        match name.as_str() {
            "of_registry" => sent.of_registry = true,
            "portrait" => sent.portrait = bytes,
            "document" => sent.document = Some(bytes),
            _ => return Err(broken()),
        }
    }
}

/// Nobody is told of a form that is too large: it is a photo that is.
fn too_large(error: &MultipartError, field: &str) -> AppError {
    match (error.status(), field) {
        (StatusCode::PAYLOAD_TOO_LARGE, "portrait" | "document") => {
            AppError::field(field, Problem::Photo(PhotoFault::FileLarge))
        }
        _ => AppError::Invalid { fields: Vec::new() },
    }
}

async fn submit(state: &AppState, parts: &Parts, sent: Sent) -> Result<(), AppError> {
    let visitor = visitor(parts)?;
    let portrait = if sent.of_registry {
        Portrait::OfRegistry
    } else {
        Portrait::File(sent.portrait)
    };
    let enrolment = &state.ports.enrolment;
    enrolment.submit(&visitor, portrait, sent.document).await
}

/// Accepts an application, or returns it.
pub async fn decide_application(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match decide(&state, &posted, &id).await {
        Ok(path) => see_other(&path),
        // Another operator was first: the page says who, and what they did.
        Err(AppError::Conflict) => see_other(&paths::application(&id)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn decide(state: &AppState, posted: &Posted, id: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let desk = &state.ports.photo_desk;
    let decision = match forms::application_decision(&posted.fields) {
        Ok(decision) => decision,
        Err(error) => {
            // Nobody but an operator learns that there is a form.
            desk.application(&visitor, id).await?;
            return Err(error);
        }
    };
    let done = match decision {
        (version, None) => {
            desk.accept(&visitor, id, version).await?;
            "accepted"
        }
        (version, Some(reason)) => {
            desk.give_back(&visitor, id, version, &reason).await?;
            "returned"
        }
    };
    Ok(paths::with_query(paths::REGISTRY_PHOTOS, &[("done", done)]))
}
