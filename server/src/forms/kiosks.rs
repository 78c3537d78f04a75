use app::{error::AppError, forms, islands::scanner::kiosk, paths};
use axum::extract::{Request, State};
use cookie::{Cookie, CookieBuilder, SameSite, time::Duration};

use super::posted::{Answer, Posted, see_other, with_cookie};
use crate::state::AppState;

/// Locks this session to a scanner for guests.
pub async fn lock_kiosk(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let locked = match (posted.visitor(), forms::kiosk(&posted.fields)) {
        (Ok(visitor), Ok((organization, pin))) => {
            let kiosks = &state.ports.kiosks;
            kiosks.lock(&visitor, &organization, &pin).await
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    Ok(match locked {
        // As long as a session can last.
        Ok(()) => with_cookie(
            see_other(paths::SCAN),
            &mark("1").max_age(Duration::days(30)).build(),
        ),
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// Gives the device back to staff.
pub async fn leave_kiosk(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let left = match posted.visitor() {
        // Typed in another window a moment ago.
        Ok(visitor) if visitor.kiosk.is_none() => Ok(()),
        Ok(visitor) => match forms::kiosk_pin(&posted.fields) {
            Ok(pin) => state.ports.kiosks.unlock(&visitor, &pin).await,
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    Ok(match left {
        Ok(()) | Err(AppError::NotFound) => with_cookie(
            see_other(paths::SCAN),
            &mark("").max_age(Duration::ZERO).build(),
        ),
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// What tells the page, which may be kept without a network, how to look.
fn mark(value: &str) -> CookieBuilder<'static> {
    Cookie::build((kiosk::COOKIE, value.to_owned()))
        .path(paths::SCAN)
        .secure(true)
        .same_site(SameSite::Lax)
}
