use app::{error::AppError, forms, paths, ports::NameAsked};
use axum::extract::{Path, Request, State};
use domain::{director::Act, identifiers::Ogrn, moscow};

use super::posted::{Answer, Posted};
use crate::{pages, state::AppState};

/// Issues a power of attorney.
pub async fn issue_power(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = issue(&state, &posted, &ogrn).await;
    posted.lead(&state, done).await
}

async fn issue(state: &AppState, posted: &Posted, ogrn: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    // Nobody else learns that there is a form.
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, Act::Issue).await?;
    let power = forms::issue_power(&posted.fields, today)?;
    let number = state.ports.powers.issue(&visitor, &ogrn, &power).await?;
    Ok(format!("{}?done=issued", paths::power(&ogrn, &number)))
}

/// Revokes one; it bites at the very next check.
pub async fn revoke_power(
    state: State<AppState>,
    path: Path<(String, String)>,
    request: Request,
) -> Answer {
    decide_power(state, path, request, Decision::Revoke).await
}

/// Suspends one.
pub async fn suspend_power(
    state: State<AppState>,
    path: Path<(String, String)>,
    request: Request,
) -> Answer {
    decide_power(state, path, request, Decision::Suspend).await
}

/// Ends its suspension.
pub async fn resume_power(
    state: State<AppState>,
    path: Path<(String, String)>,
    request: Request,
) -> Answer {
    decide_power(state, path, request, Decision::Resume).await
}

#[derive(Clone, Copy)]
enum Decision {
    Revoke,
    Suspend,
    Resume,
}

impl Decision {
    fn act(self) -> Act {
        match self {
            Self::Revoke => Act::Revoke,
            Self::Suspend => Act::Suspend,
            Self::Resume => Act::Resume,
        }
    }

    /// The field of the reason: two of these forms stand on one page.
    fn field(self) -> &'static str {
        match self {
            Self::Revoke => "reason",
            Self::Suspend => "suspend_reason",
            Self::Resume => "resume_reason",
        }
    }

    /// What the page says afterwards.
    fn done(self) -> &'static str {
        match self {
            Self::Revoke => "revoked",
            Self::Suspend => "suspended",
            Self::Resume => "resumed",
        }
    }
}

async fn decide_power(
    State(state): State<AppState>,
    Path((ogrn, number)): Path<(String, String)>,
    request: Request,
    decision: Decision,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let done = decide(&state, &posted, &ogrn, &number, decision).await;
    posted.lead(&state, done).await
}

async fn decide(
    state: &AppState,
    posted: &Posted,
    ogrn: &str,
    number: &str,
    decision: Decision,
) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let leadership = &state.ports.leadership;
    leadership.may(&visitor, &ogrn, decision.act()).await?;
    let powers = &state.ports.powers;
    let reason = match forms::reason(&posted.fields, decision.field()) {
        Ok(reason) => reason,
        Err(error) => {
            // Somebody else's power of attorney has no form here.
            powers.details(&visitor, &ogrn, number).await?;
            return Err(error);
        }
    };
    match decision {
        Decision::Revoke => powers.revoke(&visitor, &ogrn, number, &reason).await,
        Decision::Suspend => powers.suspend(&visitor, &ogrn, number, &reason).await,
        Decision::Resume => powers.resume(&visitor, &ogrn, number, &reason).await,
    }?;
    let page = paths::power(&ogrn, number);
    Ok(format!("{page}?done={}", decision.done()))
}

/// Says whether the power of attorney was given to a person of the name that was typed. A form:
/// names do not belong into addresses.
pub async fn name_of_power(
    State(state): State<AppState>,
    Path(number): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let name = posted.fields.one("name", 200);
    let found = match name {
        Ok(name) => state.ports.powers.is_of(&number, name).await,
        Err(problem) => Err(AppError::field("name", problem)),
    };
    Ok(match found {
        Ok(matches) => {
            let asked = NameAsked {
                name: posted.fields.first("name").unwrap_or_default().to_owned(),
                matches,
            };
            pages::named(&state, posted.parts, asked).await
        }
        Err(error) => posted.refuse(&state, error).await,
    })
}
