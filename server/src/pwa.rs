//! Two installable web apps and the service workers that let them start without a network.

use app::paths;
use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{assets::Assets, layers::Chosen, state::AppState};

/// The manifest of the citizen portal.
pub async fn portal_manifest(State(state): State<AppState>, request: Request) -> Response {
    manifest(
        &state,
        &request,
        "id",
        paths::ID,
        &[("pwa-id-history", paths::ID_HISTORY)],
    )
}

/// The manifest of the scanner.
pub async fn scanner_manifest(State(state): State<AppState>, request: Request) -> Response {
    manifest(
        &state,
        &request,
        "scan",
        paths::SCAN,
        &[("pwa-scan-shortcut", paths::SCAN)],
    )
}

/// Each app has its own id and scope, so that both can be installed side by side; sign-in
/// lies outside and opens in the browser's own bar.
fn manifest(
    state: &AppState,
    request: &Request,
    name: &str,
    start: &str,
    shortcuts: &[(&str, &str)],
) -> Response {
    let language = request
        .extensions()
        .get()
        .map(|Chosen(language)| *language)
        .unwrap_or_default();
    let text = |key: &str| state.ports.texts.text(language, key, &[]);
    let icon = |file: &str, size: u32, purpose: &str| {
        json!({
            "src": format!("/{name}-{file}.png"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let shortcuts: Vec<Value> = shortcuts
        .iter()
        .map(|(key, url)| json!({"name": text(key), "url": url}))
        .collect();
    let manifest = json!({
        "id": start,
        "name": text(&format!("pwa-{name}-name")),
        "short_name": text(&format!("pwa-{name}-short")),
        "description": text(&format!("pwa-{name}-text")),
        "lang": language.tag(),
        "dir": "ltr",
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "orientation": if name == "id" { "portrait" } else { "any" },
        "background_color": "#f6f5f1",
        "theme_color": "#1d3f8f",
        "categories": ["government", "utilities"],
        "icons": [
            icon("192", 192, "any"),
            icon("512", 512, "any"),
            icon("maskable-512", 512, "maskable"),
        ],
        "shortcuts": shortcuts,
    });
    no_cache("application/manifest+json", manifest.to_string())
}

/// What every face needs to start without a network.
const COMMON: [&str; 2] = ["/icons.svg", "/favicon.svg"];

/// What the scanner's service worker does besides: sends what was checked without a network
/// when the browser wakes it for that. The first part is also the beginning of the worker's
/// script, which does the same while the page is open.
const SENDS_OUTBOX: [&str; 2] = [
    include_str!("../../frontend/worker/outbox.js"),
    include_str!("pwa/sync.js"),
];

/// The scanner's service worker.
pub async fn scanner_service_worker() -> Response {
    let Ok(names) = Assets::names() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    service_worker(
        &Face {
            name: "scan",
            scope: paths::SCAN,
            shell: paths::SCAN_OFFLINE,
            keeps: "Promise.resolve(true)",
            around: SENDS_OUTBOX,
        },
        &[
            "/scan-192.png",
            "/sound-yes.wav",
            "/sound-no.wav",
            &names.start_js,
            &names.style_css,
            &names.staff_js,
            &names.staff_wasm,
            &names.scan_worker_js,
            &names.worker_js,
            &names.worker_wasm,
            &names.worker_simd_wasm,
        ],
    )
}

/// The portal's service worker.
pub async fn portal_service_worker() -> Response {
    let Ok(names) = Assets::names() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    service_worker(
        &Face {
            name: "id",
            scope: paths::ID,
            shell: paths::ID_OFFLINE,
            keeps: "holdsCodes()",
            around: [include_str!("pwa/held.js"), ""],
        },
        &[
            "/id-192.png",
            &names.start_js,
            &names.style_css,
            &names.citizen_js,
            &names.citizen_wasm,
        ],
    )
}

/// An installable app.
struct Face {
    /// The beginning of its cache's name.
    name: &'static str,
    /// Its pages: this path and what is below it.
    scope: &'static str,
    /// What opens instead of them without a network.
    shell: &'static str,
    /// A promise in JavaScript: whether the shell has anything to show.
    keeps: &'static str,
    /// What its worker does besides: scripts before and after the common one.
    around: [&'static str; 2],
}

/// The service worker of a face, with the names of this build's files inside: another build
/// is another text, and browsers take it for a new version. Each face has its own, so that
/// citizens do not load a decoder.
fn service_worker(face: &Face, files: &[&str]) -> Response {
    let files: Vec<&str> = [face.shell]
        .into_iter()
        .chain(COMMON)
        .chain(files.iter().copied())
        .collect();
    let list = Value::from(files).to_string();
    let [before, after] = face.around;
    let version = data_encoding::HEXLOWER.encode(
        Sha256::digest(format!(
            "{list}{before}{after}{}",
            env!("CARGO_PKG_VERSION")
        ))
        .get(..6)
        .unwrap_or_default(),
    );
    let script = [before, include_str!("pwa/sw.js"), after]
        .concat()
        .replace("__NAME__", face.name)
        .replace("__VERSION__", &version)
        .replace("__FILES__", &list)
        .replace("__SHELL__", face.shell)
        .replace("__KEEPS__", face.keeps)
        .replace("__SCOPE__", face.scope);
    let mut response = no_cache("text/javascript; charset=utf-8", script);
    // Without it the scope would end in a slash, and leave out the first page.
    response.headers_mut().insert(
        HeaderName::from_static("service-worker-allowed"),
        HeaderValue::from_static(face.scope),
    );
    response
}

/// The certificate of the local network's authority, for phones to trust.
pub async fn lan_authority(State(state): State<AppState>, request: Request) -> Response {
    match &state.lan_authority {
        Some(pem) => no_cache("application/x-x509-ca-cert", pem.to_string()),
        None => crate::pages::page(State(state), request).await,
    }
}

fn no_cache(kind: &'static str, body: String) -> Response {
    (
        [
            (CONTENT_TYPE, HeaderValue::from_static(kind)),
            (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        ],
        body,
    )
        .into_response()
}
