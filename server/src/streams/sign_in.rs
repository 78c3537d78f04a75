//! What a browser hears that waits for a phone to sign it in: how its own request stands. Nobody
//! is signed in there; the cookie says which request it is.

use std::{convert::Infallible, time::Duration};

use app::{
    error::AppError,
    ports::{Ports, SignInAnswer},
};
use axum::{
    extract::{Request, State},
    response::{Response, sse::Event},
};
use domain::sign_in::LIFETIME;
use futures_util::{Stream, stream};
use tokio::time::Instant;

use super::{LOOK, response};
use crate::{
    forms::sign_in_browser,
    pages,
    signals::{Listener, Topic},
    state::AppState,
};

/// Pages of one browser that may wait at once: it shows one.
const AT_ONCE: usize = 2;

struct Wait {
    ports: Ports,
    listener: Listener,
    browser: String,
    ends: Instant,
    said: Option<SignInAnswer>,
}

/// `GET /sign-in/code/events`
pub async fn sign_in_events(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match wait(&state, &parts.headers).await {
        Ok(wait) => response(wait.events()),
        Err(error) => pages::failure(&state, parts, error).await,
    }
}

async fn wait(state: &AppState, headers: &axum::http::HeaderMap) -> Result<Wait, AppError> {
    let browser = sign_in_browser(state, headers).ok_or(AppError::NotFound)?;
    let shown = state.ports.phone_sign_ins.shown(&browser).await?;
    let topic = Topic::SignIn(shown.ok_or(AppError::NotFound)?.id);
    if state.streams.signals.listeners(&topic) >= AT_ONCE {
        return Err(AppError::TooMany { retry_after: 60 });
    }
    let lifetime = Duration::from_secs(LIFETIME.unsigned_abs());
    Ok(Wait {
        ports: state.ports.clone(),
        listener: state.streams.signals.subscribe(&[topic]),
        browser,
        ends: Instant::now() + lifetime,
        said: None,
    })
}

impl Wait {
    /// The next event; `None` ends the stream.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.said.is_some_and(|said| said != SignInAnswer::Open) {
            return None;
        }
        if self.said.is_some() {
            // Its time is over as well when nobody has answered.
            let heard = tokio::time::timeout_at(self.ends, self.listener.heard());
            if !heard.await.unwrap_or(true) {
                return None;
            }
        }
        let shown = self.ports.phone_sign_ins.shown(&self.browser).await.ok()?;
        let answer = shown.map_or(SignInAnswer::Over, |shown| shown.answer);
        self.said = Some(answer);
        let event = Event::default().event(LOOK).data(answer.key());
        Some((Ok(event), self))
    }

    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, Self::next)
    }
}
