use app::{forms, islands::scanner::habits, paths};
use axum::extract::{Request, State};
use cookie::{Cookie, SameSite, time::Duration};

use super::posted::{Answer, Posted, see_other, with_cookie};
use crate::state::AppState;

/// Keeps how this device scans, on this device.
pub async fn scan_habits(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    if let Err(error) = posted.visitor() {
        return Ok(posted.fail(&state, error).await);
    }
    let kept = match forms::scan_habits(&posted.fields) {
        Ok(habits) => habits.to_cookie(),
        Err(error) => return Err(posted.refuse(&state, error).await),
    };
    // The page reads it by itself: its shell is drawn without a network.
    let cookie = Cookie::build((habits::COOKIE, kept))
        .path(paths::SCAN)
        .secure(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .build();
    let saved = paths::with_query(paths::SCAN_SETTINGS, &[("saved", "1")]);
    Ok(with_cookie(see_other(&saved), &cookie))
}
