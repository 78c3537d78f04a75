//! Who may come in: faces need a session, showing and scanning a confirmed account. What
//! may be done inside is decided behind the ports; this only spares people a dead end. Only a
//! session that is locked to a scanner for guests is held here: it reaches nothing else.

use app::{error::AppError, paths, ports::Visitor};
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};

use super::session::Signed;
use crate::{pages, state::AppState};

/// What a path asks of who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    Open,
    Session,
    Confirmed,
}

pub(super) async fn gate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let needed = needed(request.uri().path());
    let visitor = request
        .extensions()
        .get::<Signed>()
        .and_then(|Signed(visitor)| visitor.clone());
    let is_locked = visitor.as_ref().is_some_and(|it| it.kiosk.is_some());
    if is_locked && !paths::IN_KIOSK.contains(&request.uri().path()) {
        return match *request.method() {
            Method::GET | Method::HEAD => Redirect::to(paths::SCAN).into_response(),
            _ => {
                let (parts, _) = request.into_parts();
                pages::failure(&state, parts, AppError::NotFound).await
            }
        };
    }
    match blocked(needed, visitor.as_ref()) {
        None => next.run(request).await,
        Some(paths::SIGN_IN) => {
            // After signing in, people want to be where they were going; a form that was
            // posted meanwhile cannot be repeated for them.
            let next_path = match *request.method() {
                Method::GET => request.uri().path_and_query().map(ToString::to_string),
                _ => None,
            };
            let target =
                next_path.map_or(paths::SIGN_IN.to_owned(), |next| paths::sign_in_then(&next));
            Redirect::to(&target).into_response()
        }
        Some(path) if request.method() == Method::GET => Redirect::to(path).into_response(),
        Some(_) => {
            let (parts, _) = request.into_parts();
            pages::failure(&state, parts, AppError::NotConfirmed).await
        }
    }
}

/// Where to send who may not come in.
fn blocked(needed: Gate, visitor: Option<&Visitor>) -> Option<&'static str> {
    match (needed, visitor) {
        (Gate::Open, _) => None,
        (_, None) => Some(paths::SIGN_IN),
        (Gate::Confirmed, Some(visitor)) if visitor.confirmed().is_err() => Some(paths::CONFIRM),
        _ => None,
    }
}

fn needed(path: &str) -> Gate {
    // The stream says by itself that there is nobody; a way to the sign-in page is none to it.
    const OPEN: [&str; 7] = [
        paths::ID_MANIFEST,
        paths::ID_OFFLINE,
        paths::ID_SERVICE_WORKER,
        paths::SCAN_EVENTS,
        paths::SCAN_MANIFEST,
        paths::SCAN_OFFLINE,
        paths::SCAN_SERVICE_WORKER,
    ];
    let below = |root: &str| {
        path.strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if OPEN.contains(&path) {
        Gate::Open
    } else if below(paths::ID) || below(paths::SCAN) {
        Gate::Confirmed
    } else if [
        paths::ORGANIZATIONS,
        paths::REGISTRY,
        paths::ACCOUNT,
        "/q",
        "/Q",
    ]
    .into_iter()
    .any(below)
    {
        Gate::Session
    } else {
        Gate::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_path_asks() {
        assert_eq!(needed("/"), Gate::Open);
        assert_eq!(needed("/id"), Gate::Confirmed);
        assert_eq!(needed("/id/show/age18"), Gate::Confirmed);
        assert_eq!(needed("/identity"), Gate::Open);
        assert_eq!(needed(paths::SCAN_OFFLINE), Gate::Open);
        assert_eq!(needed(paths::SCAN_MANIFEST), Gate::Open);
        assert_eq!(needed("/org/1027700132195/checks.csv"), Gate::Session);
        assert_eq!(needed("/account/sessions/end"), Gate::Session);
        assert_eq!(needed("/Q/ABC"), Gate::Session);
    }
}
