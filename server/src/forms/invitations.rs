//! Invitations to become staff: made, taken back, answered.

use app::{
    error::{AppError, Problem},
    paths,
    ports::NewLink,
};
use axum::extract::{Path, Request, State};
use domain::identifiers::Ogrn;

use super::posted::{Answer, Posted, see_other};
use crate::{pages, state::AppState};

/// Invites whoever has the number that was typed.
pub async fn invite(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let done = send(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn send(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let invitations = &state.ports.invitations;
    let person = match posted.fields.one("person", 40) {
        Ok(person) => person,
        Err(problem) => {
            // Nobody but a director learns that there is a form.
            invitations.list(&visitor, &ogrn).await?;
            return Err(AppError::field("person", problem));
        }
    };
    invitations.invite(&visitor, &ogrn, person).await?;
    Ok(format!("{}?done=invited", paths::staff(&ogrn)))
}

/// Makes a link, which the answer shows: it cannot be shown again.
pub async fn make_link(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match link(&state, &posted, &ogrn).await {
        Ok(link) => pages::linked(&state, posted.parts, link).await,
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn link(state: &AppState, posted: &Posted, ogrn: &str) -> Result<NewLink, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let note = match posted.fields.one("note", 200) {
        Ok(note) => note,
        Err(Problem::Required) => "",
        Err(problem) => {
            state.ports.invitations.list(&visitor, &ogrn).await?;
            return Err(AppError::field("note", problem));
        }
    };
    let invitations = &state.ports.invitations;
    invitations.make_link(&visitor, &ogrn, note).await
}

/// Takes an invitation back.
pub async fn withdraw_invitation(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match withdraw(&state, &posted, &ogrn).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn withdraw(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let invitations = &state.ports.invitations;
    let Ok(invitation) = posted.fields.one("invitation", 40) else {
        invitations.list(&visitor, &ogrn).await?;
        return Err(AppError::Invalid { fields: Vec::new() });
    };
    invitations.withdraw(&visitor, &ogrn, invitation).await?;
    Ok(format!("{}?done=withdrawn", paths::staff(&ogrn)))
}

/// Says yes or no to an invitation of one's own.
pub async fn answer_invitation(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match answer(&state, &posted).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn answer(state: &AppState, posted: &Posted) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let invalid = |_| AppError::Invalid { fields: Vec::new() };
    let invitation = posted.fields.one("invitation", 40).map_err(invalid)?;
    let (accept, done) = match posted.fields.one("answer", 10).map_err(invalid)? {
        "accept" => (true, "joined"),
        "decline" => (false, "declined"),
        _ => return Err(AppError::Invalid { fields: Vec::new() }),
    };
    let invitations = &state.ports.invitations;
    invitations.answer(&visitor, invitation, accept).await?;
    Ok(format!("{}?done={done}", paths::ACCOUNT))
}

/// Uses a link that invites.
pub async fn accept_link(
    State(state): State<AppState>,
    Path(secret): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let accepted = match posted.visitor() {
        Ok(visitor) => state.ports.invitations.accept_link(&visitor, &secret).await,
        Err(error) => Err(error),
    };
    Ok(match accepted {
        Ok(()) => see_other(&format!("{}?done=joined", paths::ACCOUNT)),
        // Used meanwhile, withdrawn or ended: the page of the link says which.
        Err(AppError::Conflict) => see_other(&paths::invitation(&secret)),
        Err(error) => posted.fail(&state, error).await,
    })
}
