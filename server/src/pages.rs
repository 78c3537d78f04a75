//! Renders the pages of `app`: for any address, after a refused form, and for failures.

use app::{
    error::AppError,
    forms::{Fields, Submission},
    islands::scanner::habits::{self, Habits},
    page::{HolderPhoto, Page},
    ports::{
        BadgeLook, CheckAnswer, ChipAnswer, ConfirmationCode, DocumentFinding, ExportVerdict,
        NameAsked, NewKey, NewLink, NewShare, SignInCode,
    },
    shell::shell,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header::CACHE_CONTROL, request::Parts},
    response::Response,
};
use leptos::{nonce::Nonce, prelude::*};
use leptos_axum::ResponseOptions;

use crate::{
    layers::{Chosen, CspNonce, Signed, cookie, phones, request_id},
    state::AppState,
};

/// Fields with which a form is not kept.
const SECRETS: [&str; 4] = ["password", "new_password", "code", "guest_code"];
/// For the answer to a refused form. With `no-store` a browser that comes back to it by "back" has
/// nothing to show and says that the form has to be sent again (ERR_CACHE_MISS). So it may keep it,
/// for itself, and asks before it shows it in any other way; signing out clears it.
const KEPT_FOR_BACK: HeaderValue = HeaderValue::from_static("private, no-cache");

/// What a rendering gets beyond the request.
#[derive(Clone, Default)]
struct Extra {
    submission: Option<Submission>,
    asks_password: bool,
    failure: Option<AppError>,
    answer: Option<CheckAnswer>,
    photo: Option<HolderPhoto>,
    look: Option<BadgeLook>,
    findings: Option<Vec<DocumentFinding>>,
    asked: Option<NameAsked>,
    link: Option<NewLink>,
    share: Option<NewShare>,
    key: Option<NewKey>,
    verdict: Option<ExportVerdict>,
    sign_in_code: Option<SignInCode>,
    confirmation_code: Option<ConfirmationCode>,
    chip: Option<ChipAnswer>,
}

/// Any page, and the page that says that there is none.
pub async fn page(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match parts.method {
        Method::GET | Method::HEAD => render(&state, parts, Extra::default(), None).await,
        _ => failure(&state, parts, AppError::Method).await,
    }
}

/// The page at the address of a refused form, with what was typed and what is wrong.
pub async fn refused(state: &AppState, parts: Parts, fields: Fields, error: AppError) -> Response {
    match error {
        error if error.is_director_only() => failure(state, parts, error).await,
        error if error.is_password_needed() => ask_password(state, parts, fields, error).await,
        // Nothing that the person could mend in the form.
        AppError::NotFound | AppError::SignedOut | AppError::Internal { .. } => {
            failure(state, parts, error).await
        }
        error => {
            let status = error.status();
            // A password is never written down, not even by the person's own browser.
            let may_be_kept = !SECRETS.iter().any(|name| fields.first(name).is_some());
            let submission = Some(Submission::new(fields, error));
            let extra = Extra {
                submission,
                ..Extra::default()
            };
            let mut answer = render(state, parts, extra, Some(status)).await;
            if may_be_kept {
                answer.headers_mut().insert(CACHE_CONTROL, KEPT_FOR_BACK);
            }
            answer
        }
    }
}

/// The page between a form and what it does, which asks for the password and keeps the fields;
/// `error` is what is wrong with the one that was typed, if any was.
pub async fn ask_password(
    state: &AppState,
    parts: Parts,
    fields: Fields,
    error: AppError,
) -> Response {
    // To be asked is no failure: nothing was refused yet.
    let status = (!error.is_password_needed()).then(|| error.status());
    let extra = Extra {
        submission: Some(Submission::new(fields, error)),
        asks_password: true,
        ..Extra::default()
    };
    render(state, parts, extra, status).await
}

/// The page that says what happened.
pub async fn failure(state: &AppState, parts: Parts, error: AppError) -> Response {
    render(
        state,
        parts,
        Extra {
            failure: Some(error),
            ..Extra::default()
        },
        None,
    )
    .await
}

/// The scanner's page with the answer to a code typed without JavaScript.
pub async fn answered(
    state: &AppState,
    parts: Parts,
    answer: CheckAnswer,
    photo: Option<HolderPhoto>,
) -> Response {
    render(
        state,
        parts,
        Extra {
            answer: Some(answer),
            photo,
            ..Extra::default()
        },
        None,
    )
    .await
}

/// The page at the address of a badge with what it turned out to be.
pub async fn looked(state: &AppState, parts: Parts, look: BadgeLook) -> Response {
    let extra = Extra {
        look: Some(look),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The public page of a power of attorney with the answer to a name.
pub async fn named(state: &AppState, parts: Parts, asked: NameAsked) -> Response {
    let extra = Extra {
        asked: Some(asked),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page of a form that made a link, which nobody can show again.
pub async fn linked(state: &AppState, parts: Parts, link: NewLink) -> Response {
    let extra = Extra {
        link: Some(link),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page of a family that made a link, which nobody can show again.
pub async fn shared(state: &AppState, parts: Parts, share: NewShare) -> Response {
    let extra = Extra {
        share: Some(share),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page of a form that made a key, which nobody can show again.
pub async fn made_key(state: &AppState, parts: Parts, key: NewKey) -> Response {
    let extra = Extra {
        key: Some(key),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page of a form that made a code for a member of staff, which nobody can show again.
pub async fn confirmation_code(state: &AppState, parts: Parts, code: ConfirmationCode) -> Response {
    let extra = Extra {
        confirmation_code: Some(code),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page of an application with what the chip of a passport came to, which is kept nowhere.
pub async fn chip(state: &AppState, parts: Parts, answer: ChipAnswer) -> Response {
    let extra = Extra {
        chip: Some(answer),
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page of a form that brought a document, with everything that is wrong with it.
pub async fn not_imported(
    state: &AppState,
    parts: Parts,
    findings: Vec<DocumentFinding>,
) -> Response {
    let extra = Extra {
        findings: Some(findings),
        ..Extra::default()
    };
    render(state, parts, extra, Some(422)).await
}

/// The page with the code that a phone reads to sign this browser in.
pub async fn sign_in_code(state: &AppState, parts: Parts, code: Option<SignInCode>) -> Response {
    let extra = Extra {
        sign_in_code: code,
        ..Extra::default()
    };
    render(state, parts, extra, None).await
}

/// The page that says what a file is worth.
pub async fn verified(
    state: &AppState,
    parts: Parts,
    verdict: ExportVerdict,
    status: StatusCode,
) -> Response {
    let extra = Extra {
        verdict: Some(verdict),
        ..Extra::default()
    };
    render(state, parts, extra, Some(status.as_u16())).await
}

/// The same request, as if the page at `path` had been asked for.
pub fn at(mut parts: Parts, path: &str) -> Parts {
    if let Ok(uri) = path.parse::<Uri>() {
        parts.uri = uri;
    }
    parts
}

async fn render(state: &AppState, mut parts: Parts, extra: Extra, status: Option<u16>) -> Response {
    parts.method = Method::GET;
    let context = {
        let state = state.clone();
        move || {
            let Some(parts) = use_context::<Parts>() else {
                return;
            };
            if let Some(CspNonce(nonce)) = parts.extensions.get() {
                // Wins over the one which leptos_axum has made by itself.
                provide_context(Nonce::from_value(nonce.clone()));
            }
            let mut page = page_of(&state, &parts);
            page.submission = extra.submission.clone();
            page.asks_password = extra.asks_password;
            page.failure = extra.failure.clone();
            provide_context(page);
            provide_context(state.ports.clone());
            if let Some(answer) = extra.answer.clone() {
                provide_context(answer);
            }
            provide_context(extra.photo.clone());
            if let Some(look) = extra.look.clone() {
                provide_context(look);
            }
            if let Some(asked) = extra.asked.clone() {
                provide_context(asked);
            }
            if let Some(share) = extra.share.clone() {
                provide_context(share);
            }
            if let Some(key) = extra.key.clone() {
                provide_context(key);
            }
            if let Some(code) = extra.confirmation_code.clone() {
                provide_context(code);
            }
            if let Some(chip) = extra.chip.clone() {
                provide_context(chip);
            }
            if let Some(link) = extra.link.clone() {
                provide_context(link);
            }
            provide_context(extra.sign_in_code.clone());
            if let Some(verdict) = extra.verdict.clone() {
                provide_context(verdict);
            }
            if let Some(findings) = extra.findings.clone() {
                provide_context(findings);
            }
            if let (Some(status), Some(response)) = (status, use_context::<ResponseOptions>()) {
                response.set_status(StatusCode::from_u16(status).unwrap_or_default());
            }
        }
    };
    let assets = state.assets.clone();
    let render = leptos_axum::render_app_async_with_context(context, move || shell(assets.clone()));
    render(Request::from_parts(parts, Body::empty())).await
}

/// The request as pages see it.
pub fn page_of(state: &AppState, parts: &Parts) -> Page {
    Page {
        language: parts
            .extensions
            .get()
            .map(|Chosen(language)| *language)
            .unwrap_or_default(),
        visitor: parts
            .extensions
            .get()
            .and_then(|Signed(visitor)| visitor.clone()),
        now: state.clock.now(),
        origin: state.origin.clone(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        request_id: request_id(&parts.headers),
        habits: cookie(&parts.headers, habits::COOKIE)
            .map(|kept| Habits::from_cookie(&kept))
            .unwrap_or_default(),
        demo: state.demo,
        phones: phones(&parts.headers),
        submission: None,
        asks_password: false,
        failure: None,
    }
}
