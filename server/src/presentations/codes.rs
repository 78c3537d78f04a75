//! The codes of this window and the next, made from keys and the clock alone.

use app::{
    error::AppError,
    ports::{Codes, ShownCode},
};
use domain::{
    holder::Holder,
    presentation::{Session, Window},
    scenario::Scenario,
};

use super::drawing;
use crate::issuer::Issuer;

/// Nothing is stored, so a code costs a signature and no transaction.
pub(super) fn codes(
    issuer: &Issuer,
    holder: &Holder,
    scenario: Scenario,
    now_ms: i64,
) -> Result<Codes, AppError> {
    let current = current_window(now_ms)?;
    let codes = [Some(current), current.next()]
        .into_iter()
        .flatten()
        .map(|window| {
            let session = session(holder, scenario, window);
            let drawing = issuer
                .issue(&session)
                .and_then(|code| drawing::draw(&code))
                .ok_or_else(|| impossible("a code could not be drawn"))?;
            Ok(ShownCode {
                opens: window.opens(),
                closes: window.closes(),
                size: drawing.size,
                path: drawing.path,
            })
        })
        .collect::<Result<_, AppError>>()?;
    Ok(Codes { now_ms, codes })
}

/// What a code of this holder stands for.
pub(super) fn session(holder: &Holder, scenario: Scenario, window: Window) -> Session {
    Session {
        holder: holder.number,
        epoch: holder.epoch,
        scenario,
        window,
    }
}

/// The window in which codes are shown at `now_ms`.
pub(super) fn current_window(now_ms: i64) -> Result<Window, AppError> {
    Window::containing(now_ms.div_euclid(1_000))
        .ok_or_else(|| impossible("the clock is outside the years that a code can hold"))
}

fn impossible(cause: &'static str) -> AppError {
    tracing::error!("{cause}");
    AppError::Internal {
        request_id: String::new(),
    }
}
