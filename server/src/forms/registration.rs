use app::{
    error::AppError,
    forms, paths,
    ports::{CodePurpose, NewSession},
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};

use domain::moscow;

use super::{
    posted::{Answer, Posted, see_other},
    sign_in::{enter, leave_behind},
};
use crate::state::AppState;

/// Asks for the code of a registration.
pub async fn ask_to_register(State(state): State<AppState>, request: Request) -> Answer {
    ask(&state, request, CodePurpose::Register, paths::REGISTER).await
}

/// Asks for the code of a forgotten password.
pub async fn ask_to_recover(State(state): State<AppState>, request: Request) -> Answer {
    ask(&state, request, CodePurpose::Recover, paths::RECOVER).await
}

async fn ask(state: &AppState, request: Request, purpose: CodePurpose, path: &str) -> Answer {
    let posted = Posted::read(state, request).await?;
    let asked = match forms::phone(&posted.fields) {
        Ok(phone) => state.ports.registration.ask(purpose, &phone).await,
        Err(error) => Err(error),
    };
    Ok(match asked {
        Ok(ticket) => see_other(&paths::ticket(path, &ticket)),
        Err(error) => posted.refuse(state, error).await,
    })
}

/// Makes an account.
pub async fn register(
    State(state): State<AppState>,
    Path(ticket): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let session = match forms::new_account(&posted.fields) {
        Ok(account) => {
            let registration = &state.ports.registration;
            registration
                .register(&ticket, &account, &posted.device())
                .await
        }
        Err(error) => Err(error),
    };
    Ok(entered(&state, posted, session, paths::CONFIRM).await)
}

/// Takes another password.
pub async fn recover(
    State(state): State<AppState>,
    Path(ticket): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let session = match forms::new_password(&posted.fields) {
        Ok((code, password)) => {
            let registration = &state.ports.registration;
            registration
                .recover(&ticket, &code, &password, &posted.device())
                .await
        }
        Err(error) => Err(error),
    };
    Ok(entered(&state, posted, session, paths::ACCOUNT).await)
}

async fn entered(
    state: &AppState,
    posted: Posted,
    session: Result<NewSession, AppError>,
    next: &str,
) -> Response {
    match session {
        Ok(session) => {
            leave_behind(state, &posted).await;
            enter(state, &session, Some(next))
        }
        Err(error) => posted.refuse(state, error).await,
    }
}

/// Asks for the code of another number.
pub async fn ask_new_phone(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let asked = match (posted.visitor(), forms::phone(&posted.fields)) {
        (Ok(visitor), Ok(phone)) => {
            state
                .ports
                .registration
                .ask_new_phone(&visitor, &phone)
                .await
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    Ok(match asked {
        Ok(ticket) => see_other(&paths::ticket(paths::CHANGE_PHONE, &ticket)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// Takes another number.
pub async fn change_phone(
    State(state): State<AppState>,
    Path(ticket): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read(&state, request).await?;
    let changed = match (posted.visitor(), forms::code(&posted.fields)) {
        (Ok(visitor), Ok(code)) => {
            let registration = &state.ports.registration;
            registration.change_phone(&visitor, &ticket, &code).await
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    Ok(match changed {
        Ok(()) => see_other(&format!("{}?done=phone", paths::ACCOUNT)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// Ends one's account.
pub async fn erase_account(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    let erased = match posted.visitor() {
        Ok(visitor) => state.ports.registration.erase(&visitor).await,
        Err(error) => Err(error),
    };
    Ok(match erased {
        Ok(()) => see_other(paths::HOME),
        Err(error) => posted.refuse(&state, error).await,
    })
}

/// An operator confirms an account.
pub async fn confirm_account(State(state): State<AppState>, request: Request) -> Answer {
    let posted = Posted::read(&state, request).await?;
    Ok(match confirm(&state, &posted).await {
        Ok(()) => see_other(&format!("{}?done=1", paths::REGISTRY_CONFIRM)),
        Err(error) => posted.refuse(&state, error).await,
    })
}

async fn confirm(state: &AppState, posted: &Posted) -> Result<(), AppError> {
    let visitor = posted.visitor()?;
    // Nobody but an operator learns what is wrong with the form.
    visitor
        .is_operator
        .then_some(())
        .ok_or(AppError::NotFound)?;
    let today = moscow::day(state.clock.now()).ok_or(AppError::Unavailable)?;
    let (account, person) = forms::confirm_account(&posted.fields, today)?;
    let registration = &state.ports.registration;
    registration.confirm(&visitor, &account, &person).await
}
