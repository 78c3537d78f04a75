//! The code of this window and those ahead, made from keys and the clock alone.

use std::iter;

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

const WINDOWS_A_MINUTE: usize = 2;

/// How far ahead phones hold codes, from 0 to 60 minutes. A code proves the status as it was
/// when it was signed, so a verifier without a network may be told what was true so long ago;
/// one with a network asks the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefetch {
    minutes: u8,
}

impl Prefetch {
    /// The most that a code may be older than its showing, in minutes.
    pub const MOST: u8 = 60;
    /// Minutes, if nobody says otherwise.
    pub const USUAL: u8 = 10;

    /// So many minutes, at most [`Self::MOST`]; with 0 phones keep nothing.
    pub fn minutes(minutes: u8) -> Self {
        Self {
            minutes: minutes.min(Self::MOST),
        }
    }

    /// How many codes after the current one: that of the next window in any case.
    fn ahead(self) -> usize {
        (usize::from(self.minutes) * WINDOWS_A_MINUTE).max(1)
    }

    /// Whose codes a phone may keep: those of this session, where that is not switched off.
    pub(super) fn owner(self, session: &str) -> Option<String> {
        self.is_on().then(|| session.to_owned())
    }

    fn is_on(self) -> bool {
        self.minutes > 0
    }
}

impl Default for Prefetch {
    fn default() -> Self {
        Self::minutes(Self::USUAL)
    }
}

/// Nothing is stored, so a code costs a signature and no transaction.
pub(super) fn codes(
    issuer: &Issuer,
    holder: &Holder,
    (scenario, session_id): (Scenario, &str),
    prefetch: Prefetch,
    now_ms: i64,
) -> Result<Codes, AppError> {
    let current = current_window(now_ms)?;
    let codes = iter::successors(Some(current), |window| window.next())
        .take(1 + prefetch.ahead())
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
                modules: drawing.modules,
            })
        })
        .collect::<Result<_, AppError>>()?;
    Ok(Codes {
        now_ms,
        owner: prefetch.is_on().then(|| session_id.to_owned()),
        codes,
    })
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
