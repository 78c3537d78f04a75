//! Documents brought from elsewhere, and the operator's word on them.

use app::{
    error::{AppError, Problem},
    forms::Fields,
    paths,
    ports::{Imported, Visitor},
};
use axum::{
    extract::{
        FromRequest as _, Multipart, Path, Request, State,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE, request::Parts},
    response::Response,
};
use data_encoding::BASE64URL_NOPAD;
use domain::identifiers::Ogrn;

use super::posted::{Answer, Posted, see_other};
use crate::{layers::Signed, pages, state::AppState};

/// Most bytes of the whole form. A little more than a document may have: to be told that it is
/// too large, it must have arrived.
pub const IMPORT_LIMIT: usize = 512 * 1024;

/// The files of the form.
#[derive(Default)]
struct Files {
    xml: Vec<u8>,
    signature: Vec<u8>,
}

impl Files {
    /// As they wait in the page that asks for the password: a browser fills in no files by itself.
    fn kept(&self) -> Fields {
        Fields::of(&[
            ("xml", &BASE64URL_NOPAD.encode(&self.xml)),
            ("signature", &BASE64URL_NOPAD.encode(&self.signature)),
        ])
    }

    /// The same files again.
    fn read(fields: &Fields) -> Result<Self, AppError> {
        let file = |name| {
            let text = fields.first(name).unwrap_or_default();
            let bytes = BASE64URL_NOPAD.decode(text.as_bytes());
            bytes.map_err(|_| AppError::Invalid { fields: Vec::new() })
        };
        Ok(Self {
            xml: file("xml")?,
            signature: file("signature")?,
        })
    }
}

/// Takes a document made elsewhere.
pub async fn import_document(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let (parts, files) = if is_multipart(&parts.headers) {
        let request = Request::from_parts(parts.clone(), body);
        (parts, files(request).await)
    } else {
        // From the page that asked for the password.
        let request = Request::from_parts(parts, body);
        let posted = match Posted::read_up_to(&state, request, IMPORT_LIMIT).await {
            Ok(posted) => posted,
            Err(response) => return response,
        };
        match posted.confirmed(&state).await {
            Ok(posted) => (posted.parts, Files::read(&posted.fields)),
            Err(response) => return response,
        }
    };
    let (kept, answer) = match files {
        Ok(files) => (files.kept(), import(&state, &parts, &ogrn, files).await),
        Err(error) => (Fields::default(), Err(error)),
    };
    match answer {
        Err(error) if error.is_password_needed() => {
            pages::ask_password(&state, parts, kept, error).await
        }
        Ok((path, Imported::Accepted { number })) => {
            see_other(&format!("{path}/{number}?done=imported"))
        }
        Ok((path, Imported::Unconfirmed)) => see_other(&format!("{path}/import?done=unconfirmed")),
        Ok((_, Imported::Refused(findings))) => pages::not_imported(&state, parts, findings).await,
        Err(error) => pages::refused(&state, parts, Fields::default(), error).await,
    }
}

pub(super) fn is_multipart(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

async fn files(request: Request) -> Result<Files, AppError> {
    let broken = || AppError::Invalid { fields: Vec::new() };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| broken())?;
    let mut files = Files::default();
    while let Some(field) = form.next_field().await.map_err(refusal)? {
        match field.name() {
            Some("xml") => files.xml = bytes(field).await?,
            Some("signature") => files.signature = bytes(field).await?,
            _ => return Err(broken()),
        }
    }
    if files.xml.is_empty() {
        return Err(AppError::field("xml", Problem::Required));
    }
    Ok(files)
}

pub(super) async fn bytes(field: Field<'_>) -> Result<Vec<u8>, AppError> {
    Ok(field.bytes().await.map_err(refusal)?.to_vec())
}

pub(super) fn refusal(error: MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        _ => AppError::Invalid { fields: Vec::new() },
    }
}

async fn import(
    state: &AppState,
    parts: &Parts,
    ogrn: &str,
    files: Files,
) -> Result<(String, Imported), AppError> {
    let visitor = visitor(parts)?;
    let ogrn = Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?;
    let signature = (!files.signature.is_empty()).then_some(files.signature.as_slice());
    let imported = state
        .ports
        .documents
        .import(&visitor, &ogrn, &files.xml, signature)
        .await?;
    Ok((paths::powers(&ogrn), imported))
}

pub(super) fn visitor(parts: &Parts) -> Result<Visitor, AppError> {
    parts
        .extensions
        .get()
        .and_then(|Signed(visitor)| visitor.clone())
        .ok_or(AppError::SignedOut)
}

/// Accepts or refuses a document that waits.
pub async fn decide_document(
    State(state): State<AppState>,
    Path(number): Path<String>,
    request: Request,
) -> Answer {
    let posted = Posted::read_confirmed(&state, request).await?;
    Ok(match decide(&state, &posted, &number).await {
        Ok(path) => see_other(&path),
        Err(error) => posted.ask_or_fail(&state, error).await,
    })
}

async fn decide(state: &AppState, posted: &Posted, number: &str) -> Result<String, AppError> {
    let visitor = posted.visitor()?;
    let accept = match posted.fields.one("decision", 10) {
        Ok("accept") => true,
        Ok("refuse") => false,
        _ => {
            // Nobody but an operator learns that there is a form.
            state.ports.documents.unconfirmed(&visitor).await?;
            return Err(AppError::Invalid { fields: Vec::new() });
        }
    };
    state
        .ports
        .documents
        .decide(&visitor, number, accept)
        .await?;
    let done = if accept { "accepted" } else { "refused" };
    Ok(format!("{}?done={done}", paths::REGISTRY_DOCUMENTS))
}
