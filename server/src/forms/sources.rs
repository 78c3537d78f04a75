//! Keys of the owners of data: the forms of operators.

use app::{error::AppError, paths};
use axum::extract::{Path, Request, State};

use super::posted::{Answer, Posted, see_other};
use crate::{pages, registry::operator, state::AppState};

/// Makes a key, and shows it once.
pub async fn make_source_key(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let made = async {
        let by = posted.visitor()?;
        let source = posted.fields.first("source").unwrap_or_default();
        state.ports.sources.make(&by, source).await
    };
    Ok(match made.await {
        Ok(key) => pages::made_key(&state, posted.parts, key).await,
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// Revokes one.
pub async fn revoke_source_key(
    State(state): State<AppState>,
    Path(key): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match revoke(&state, &posted, &key).await {
        Ok(()) => see_other(&format!("{}?done=1", paths::REGISTRY_SOURCES)),
        Err(error) => posted.fail(&state, error).await,
    })
}

async fn revoke(state: &AppState, posted: &Posted, key: &str) -> Result<(), AppError> {
    let by = posted.visitor()?;
    // Nobody else learns that there is a form.
    operator(&by)?;
    state.ports.sources.revoke(&by, key).await
}
