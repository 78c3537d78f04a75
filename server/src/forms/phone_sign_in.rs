use std::net::SocketAddr;

use app::{error::AppError, forms, paths};
use axum::{
    extract::{ConnectInfo, Path, Request, State},
    http::{HeaderMap, request::Parts},
    response::Response,
};
use cookie::{Cookie, SameSite, time::Duration};
use domain::sign_in::{self, LIFETIME};

use super::{
    posted::{Answer, Posted, see_other, with_cookie},
    sign_in::{enter, leave_behind},
};
use crate::{layers, pages, state::AppState};

/// Seconds for which the cookie stays: a little longer than the request.
const KEPT: i64 = LIFETIME + 60;

/// Begins a request of this browser.
pub async fn ask_phone(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let network = network(&posted.parts);
    let asked = state
        .ports
        .phone_sign_ins
        .ask(&posted.device(), &network)
        .await;
    Ok(match asked {
        Ok(browser) => {
            let next = forms::next(&posted.fields).unwrap_or_default();
            let shown = paths::with_query(paths::SIGN_IN_CODE, &[("next", &next)]);
            let kept = mark(&state, browser, Duration::seconds(KEPT));
            with_cookie(see_other(&shown), &kept)
        }
        Err(error) => posted.fail(&state, error).await,
    })
}

/// `GET /sign-in/code`: the code that this browser shows, and how it stands.
pub async fn show_sign_in_code(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let shown = match sign_in_browser(&state, &parts.headers) {
        Some(browser) => state.ports.phone_sign_ins.shown(&browser).await,
        None => Ok(None),
    };
    match shown {
        Ok(shown) => pages::sign_in_code(&state, parts, shown).await,
        Err(error) => pages::failure(&state, parts, error).await,
    }
}

/// Takes the session that a phone has allowed.
pub async fn enter_by_phone(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let next = forms::next(&posted.fields);
    let session = match sign_in_browser(&state, &posted.parts.headers) {
        Some(browser) => {
            let desk = &state.ports.phone_sign_ins;
            desk.enter(&browser, &posted.device()).await
        }
        None => Err(AppError::NotFound),
    };
    Ok(match session {
        Ok(session) => {
            leave_behind(&state, &posted).await;
            let gone = mark(&state, String::new(), Duration::ZERO);
            with_cookie(enter(&state, &session, next.as_deref()), &gone)
        }
        // The page says how it stands, and offers another code.
        Err(AppError::NotFound) => see_other(paths::SIGN_IN_CODE),
        Err(error) => posted.fail(&state, error).await,
    })
}

/// Answers the question whether to sign that browser in.
pub async fn answer_sign_in(
    State(state): State<AppState>,
    Path(code): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let allow = match posted.fields.first("answer") {
        Some("allow") => Ok(true),
        Some("refuse") => Ok(false),
        _ => Err(AppError::Invalid { fields: Vec::new() }),
    };
    let answered = match (posted.visitor(), allow) {
        (Ok(visitor), Ok(allow)) => {
            let desk = &state.ports.phone_sign_ins;
            desk.answer(&visitor, &code, allow).await
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    Ok(match answered {
        Ok(()) => see_other(&paths::sign_in_question(&code)),
        Err(error) => posted.fail(&state, error).await,
    })
}

/// The secret of the browser that has asked to be signed in.
pub(crate) fn sign_in_browser(state: &AppState, headers: &HeaderMap) -> Option<String> {
    layers::cookie(headers, name(state)).filter(|browser| !browser.is_empty())
}

fn name(state: &AppState) -> &'static str {
    match state.origin.is_https() {
        true => "__Host-sign-in",
        false => "sign-in",
    }
}

fn mark(state: &AppState, browser: String, age: Duration) -> Cookie<'static> {
    Cookie::build((name(state), browser))
        .path("/")
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Lax)
        .max_age(age)
        .build()
}

/// Where a request came from, roughly. Behind a proxy on this machine the proxy says it.
fn network(parts: &Parts) -> String {
    let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
        return String::new();
    };
    let told = parts.headers.get("x-forwarded-for");
    let told = told
        .filter(|_| peer.ip().to_canonical().is_loopback())
        .and_then(|told| told.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    sign_in::network(told.unwrap_or(peer.ip()))
}
