use app::{error::AppError, forms, paths, ports::NewSession};
use axum::{
    extract::{Request, State},
    response::Response,
};
use cookie::{Cookie, SameSite};

use super::posted::{Answer, Posted, see_other, with_cookie};
use crate::{pages, state::AppState};

/// Signs in with login and password.
pub async fn sign_in(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let input = match forms::sign_in(&posted.fields) {
        Ok(input) => input,
        Err(error) => return Err(posted.refuse(&state, error).await),
    };
    Ok(
        match state
            .ports
            .accounts
            .sign_in(&input.login, &input.password, &posted.device())
            .await
        {
            Ok(session) => {
                leave_behind(&state, &posted).await;
                enter(&state, &session, input.next.as_deref())
            }
            Err(error) => posted.refuse(&state, error).await,
        },
    )
}

/// Signs in as a demo person. Outside demo mode there are none, and no such address.
pub async fn sign_in_demo(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let person = posted.fields.one("person", 40).map(str::to_owned);
    let next = forms::next(&posted.fields);
    let answer = match person {
        Ok(person) => {
            state
                .ports
                .accounts
                .sign_in_as_demo(&person, &posted.device())
                .await
        }
        Err(_) => Err(AppError::NotFound),
    };
    Ok(match answer {
        Ok(session) => {
            leave_behind(&state, &posted).await;
            enter(&state, &session, next.as_deref())
        }
        Err(error) => {
            let parts = pages::at(posted.parts, paths::SIGN_IN_DEMO);
            pages::failure(&state, parts, error).await
        }
    })
}

/// Ends the session that this browser had before: its cookie is about to be replaced, and a
/// session that nobody holds could only be used by a thief.
pub(super) async fn leave_behind(state: &AppState, posted: &Posted) {
    let Ok(visitor) = posted.visitor() else {
        return;
    };
    let ended = state
        .ports
        .accounts
        .end_session(&visitor, &visitor.session)
        .await;
    if let Err(error) = ended {
        tracing::warn!(%error, "the session before this one was left to its own end");
    }
}

/// Hands out the new session. The cookie ends with the browser; the server's own limits
/// end it earlier.
pub(super) fn enter(state: &AppState, session: &NewSession, next: Option<&str>) -> Response {
    let cookie = session_cookie(state, session.secret.clone()).build();
    with_cookie(see_other(next.unwrap_or(session.home)), &cookie)
}

/// The cookie of a session, without its end.
pub(super) fn session_cookie(state: &AppState, secret: String) -> cookie::CookieBuilder<'static> {
    Cookie::build((state.session_cookie(), secret))
        .path("/")
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Lax)
}
