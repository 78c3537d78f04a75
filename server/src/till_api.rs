//! The API for tills: JSON, with a key instead of a session. `docs/tills.md` is for who uses it.

mod answer;
mod question;

use app::{
    error::AppError,
    paths,
    ports::{CheckRequest, Language, Till, TillQuestion},
};
use axum::{
    Extension, Json,
    extract::{Path, Request, State},
    http::{
        HeaderMap, HeaderValue,
        header::{CONTENT_LANGUAGE, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

use self::{answer::Told, question::Question};
use crate::{api_keys::bearer, audit::moment, layers::Chosen, problem::Problem, state::AppState};

/// What all of this is, in OpenAPI 3.1.
const DESCRIPTION: &str = include_str!("till_api/openapi.json");

/// What whoever programs a till has to know.
const GUIDE: &str = include_str!("../../docs/tills.md");

/// The same in Russian.
const GUIDE_RU: &str = include_str!("../../docs/tills.ru.md");

/// Checks a code.
pub async fn check(State(state): State<AppState>, request: Request) -> Response {
    let headers = request.headers().clone();
    match checked(&state, request).await {
        Ok(told) => Json(told).into_response(),
        Err(problem) => problem.known_by(&headers).into_response(),
    }
}

async fn checked(state: &AppState, request: Request) -> Result<Told, Problem> {
    let till = enter(state, request.headers()).await?;
    let question = Question::read(request).await?;
    let asked = CheckRequest {
        organization: Some(till.ogrn.clone()),
        input: question.input,
        idempotency_key: question.key,
        language: question.language,
        device: None,
    };
    let texts = &*state.ports.texts;
    let (asks, language) = (question.asks, question.language);
    let by = till.asking(asks);
    match state.ports.checks.check(&by, &asked).await {
        Ok(answer) => Ok(Told::of(texts, language, asks, answer)),
        Err(error) if error.is_other_scenario() => {
            Ok(Told::other(texts, language, asks, state.clock.now()))
        }
        Err(error) => Err(question::named(error, &asked.input).into()),
    }
}

/// What the till is, and what it could ask now.
pub async fn itself(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let found = async {
        let till = enter(&state, &headers).await?;
        let questions = state.ports.tills.questions(&till).await?;
        Ok::<_, AppError>(described(&till, &questions, state.clock.now()))
    };
    match found.await {
        Ok(told) => Json(told).into_response(),
        Err(error) => Problem::from(error).known_by(&headers).into_response(),
    }
}

fn described(till: &Till, questions: &[TillQuestion], now: i64) -> Value {
    let asks: Vec<_> = questions
        .iter()
        .map(|it| {
            json!({
                "scenario": it.scenario,
                "allowed": it.refusal.is_none(),
                "authority": it.refusal,
            })
        })
        .collect();
    let checks = questions.iter().any(|it| it.refusal.is_none());
    let refusal = questions.first().and_then(|it| it.refusal);
    json!({
        "id": till.id,
        "name": till.name,
        "organization": { "ogrn": till.ogrn, "name": till.organization },
        "checks": checks,
        "authority": refusal.filter(|_| !checks),
        "asks": asks,
        "at": moment(now),
    })
}

/// The organization's receipt of a check that this till has made.
pub async fn receipt(
    State(state): State<AppState>,
    Path(check): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let till = enter(&state, &headers).await?;
        let receipt = state.ports.tills.receipt(&till, &check).await?;
        let page = format!("{}{}", state.origin, paths::receipt(&receipt));
        Ok::<_, AppError>(json!({ "receipt": receipt, "page": page }))
    };
    match found.await {
        Ok(told) => Json(told).into_response(),
        Err(error) => Problem::from(error).known_by(&headers).into_response(),
    }
}

/// The description, for programs that read it.
pub async fn description() -> Response {
    let kind = HeaderValue::from_static("application/json");
    ([(CONTENT_TYPE, kind)], DESCRIPTION).into_response()
}

/// How to use it, for people, in their language.
pub(crate) async fn guide(Extension(Chosen(language)): Extension<Chosen>) -> Response {
    let text = match language {
        Language::Ru => GUIDE_RU,
        Language::En => GUIDE,
    };
    let headers = [
        // As text, which browsers show.
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CONTENT_LANGUAGE, language.tag()),
        (VARY, "accept-language, cookie"),
    ];
    (headers, text).into_response()
}

/// Whose key the request has. Cookies are not looked at.
async fn enter(state: &AppState, headers: &HeaderMap) -> Result<Till, AppError> {
    state.ports.tills.enter(bearer(headers)?).await
}
