//! Who is asking: the session cookie becomes a [`Visitor`].

use app::ports::Visitor;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use super::language::cookie;
use crate::{pages, state::AppState};

/// Who is asking, if anyone is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Signed(pub(crate) Option<Visitor>);

pub(super) async fn session(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let visitor = match cookie(request.headers(), state.session_cookie()) {
        Some(secret) => state.ports.accounts.visitor(&secret).await,
        None => Ok(None),
    };
    match visitor {
        Ok(visitor) => {
            request.extensions_mut().insert(Signed(visitor));
            next.run(request).await
        }
        Err(error) => {
            let (parts, _) = request.into_parts();
            pages::failure(&state, parts, error).await
        }
    }
}
