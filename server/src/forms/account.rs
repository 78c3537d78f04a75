use app::{error::AppError, forms, paths, ports::Language};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header::COOKIE},
};
use cookie::{Cookie, SameSite, time::Duration};

use super::{
    posted::{Answer, Posted, see_other, with_cookie},
    sign_in::session_cookie,
};
use crate::{
    layers::{LANGUAGE_COOKIE, phones},
    state::AppState,
};

/// Ends this session, here and on the server, and forgets what the browser has kept.
pub async fn sign_out(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    if let Some(count) = unsent(&posted) {
        return Ok(see_other(&paths::with_query(
            paths::UNSENT,
            &[("n", &count.to_string())],
        )));
    }
    let keeps_keys = !phones(&posted.parts.headers).is_empty();
    if let Ok(visitor) = posted.visitor()
        && !keeps_keys
        && let Err(error) = state.ports.holder_devices.forget(&visitor).await
    {
        return Ok(posted.fail(&state, error).await);
    }
    if let Ok(visitor) = posted.visitor()
        && let Err(error) = state
            .ports
            .accounts
            .end_session(&visitor, &visitor.session)
            .await
        && error != AppError::NotFound
    {
        return Ok(posted.fail(&state, error).await);
    }
    if let Ok(visitor) = posted.visitor() {
        state.streams.sessions_ended(&visitor.account).await;
    }
    let gone = session_cookie(&state, String::new())
        .max_age(Duration::ZERO)
        .build();
    let unsent = Cookie::build((UNSENT_COOKIE, ""))
        .path("/")
        .max_age(Duration::ZERO)
        .build();
    let mut response = with_cookie(see_other(paths::HOME), &gone);
    response = with_cookie(response, &unsent);
    // A phone of a branch stays one, whoever goes off shift: its key lies in the storage. What is
    // there of the person `start.js` throws away.
    let clears = match keeps_keys {
        false => "\"cache\", \"storage\"",
        true => "\"cache\"",
    };
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static(clears));
    Ok(response)
}

/// Written by the scanner: how many checks wait on this device to be sent.
const UNSENT_COOKIE: &str = "unsent";

/// Checks that this sign-out would wipe, unless the person has been asked about them.
fn unsent(posted: &Posted) -> Option<u32> {
    if posted.fields.first("anyway").is_some() {
        return None;
    }
    let cookies = posted.parts.headers.get(COOKIE)?.to_str().ok()?;
    Cookie::split_parse(cookies)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == UNSENT_COOKIE)
        .and_then(|cookie| cookie.value().parse().ok())
        .filter(|count| *count > 0)
}

/// Ends one of one's own sessions.
pub async fn end_session(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let answer = match (posted.visitor(), posted.fields.one("session", 40)) {
        (Ok(visitor), Ok(session)) => {
            let ended = state.ports.accounts.end_session(&visitor, session).await;
            state.streams.sessions_ended(&visitor.account).await;
            ended
        }
        (Err(error), _) => Err(error),
        (_, Err(_)) => Err(AppError::NotFound),
    };
    Ok(match answer {
        Ok(()) => see_other(paths::ACCOUNT),
        Err(error) => posted.fail(&state, error).await,
    })
}

/// Ends all of one's own sessions but this one.
pub async fn end_other_sessions(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let answer = match posted.visitor() {
        Ok(visitor) => {
            let ended = state.ports.accounts.end_other_sessions(&visitor).await;
            state.streams.sessions_ended(&visitor.account).await;
            ended
        }
        Err(error) => Err(error),
    };
    Ok(match answer {
        Ok(()) => see_other(paths::ACCOUNT),
        Err(error) => posted.fail(&state, error).await,
    })
}

/// Chooses the language, and goes back to where the choice was made.
pub async fn language(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let chosen = posted.fields.first("language").and_then(Language::from_tag);
    let Some(language) = chosen else {
        return Ok(posted
            .fail(&state, AppError::Invalid { fields: Vec::new() })
            .await);
    };
    let cookie = Cookie::build((LANGUAGE_COOKIE, language.tag()))
        .path("/")
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .build();
    let back = forms::next(&posted.fields).unwrap_or_else(|| paths::HOME.to_owned());
    Ok(with_cookie(see_other(&back), &cookie))
}
