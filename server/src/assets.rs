//! What browsers load, from inside the binary: the site that `cargo xtask build` left in
//! `target/site`, with a brotli sibling for each file that gets smaller by it.
//!
//! The files are put into the binary by `main.rs`, not here: so another style or island costs
//! a link, and not the compilation of the server.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{LazyLock, OnceLock},
};

use axum::{
    body::Body,
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            VARY,
        },
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use rust_embed::EmbeddedFile;

/// Files with a hash in their names live here, in the URL and in the site.
const PKG: &str = "pkg/";
/// Files that keep their names live here in the site, and at the root in the URL.
const PUBLIC: &str = "public/";
const MANIFEST: &str = "pkg/manifest.json";
const BROTLI: &str = ".br";

/// A name with a hash never gets another content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// Finds a file of the site by its name in it.
pub type Site = fn(&str) -> Option<EmbeddedFile>;

static SITE: OnceLock<Site> = OnceLock::new();

/// Tells which site is inside this binary; to be told once, before anything is served. Without
/// it there is none.
pub fn embed(site: Site) {
    // A second site would be a mistake that `names` of the first one does not survive either.
    _ = SITE.set(site);
}

fn get(name: &str) -> Option<EmbeddedFile> {
    SITE.get().and_then(|site| site(name))
}

/// The site inside this binary.
pub struct Assets;

/// The URL paths of the files that pages name, hashes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetNames {
    /// The one stylesheet.
    pub style_css: String,
    /// Starts the islands of a page.
    pub start_js: String,
    /// Islands of citizens: what loads the module.
    pub citizen_js: String,
    /// Islands of citizens: the module.
    pub citizen_wasm: String,
    /// Islands of staff: what loads the module.
    pub staff_js: String,
    /// Islands of staff: the module.
    pub staff_wasm: String,
    /// Sends what waits before a sign-out.
    pub unsent_js: String,
    /// Waits for the phone that signs a browser in.
    pub sign_in_code_js: String,
    /// Takes a photo in the page.
    pub camera_js: String,
    /// The script to start the scanner's worker with; it loads the others by itself.
    pub scan_worker_js: String,
    /// What loads the worker's module.
    pub worker_js: String,
    /// The worker's module.
    pub worker_wasm: String,
    /// The same for browsers with vector instructions, which nearly all are.
    pub worker_simd_wasm: String,
}

/// The binary was built without a site, or with one of another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteMissing(String);

impl fmt::Display for SiteMissing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(what) = self;
        write!(
            f,
            "this binary has no {what} inside: build it by `cargo xtask build`"
        )
    }
}

impl std::error::Error for SiteMissing {}

impl Assets {
    /// The names of this build. To be asked once at start-up, where a missing site can be told.
    pub fn names() -> Result<&'static AssetNames, SiteMissing> {
        static NAMES: LazyLock<Result<AssetNames, SiteMissing>> = LazyLock::new(|| {
            let manifest = get(MANIFEST).ok_or_else(|| SiteMissing("site".to_owned()))?;
            AssetNames::parse(&manifest.data)
        });
        NAMES.as_ref().map_err(Clone::clone)
    }
}

impl AssetNames {
    fn parse(manifest: &[u8]) -> Result<Self, SiteMissing> {
        let names: BTreeMap<String, String> = serde_json::from_slice(manifest)
            .map_err(|_| SiteMissing("readable list of assets".to_owned()))?;
        let path = |logical: &str| {
            let hashed = names
                .get(logical)
                .ok_or_else(|| SiteMissing(logical.to_owned()))?;
            Ok(format!("/{PKG}{hashed}"))
        };
        Ok(Self {
            style_css: path("style.css")?,
            start_js: path("start.js")?,
            citizen_js: path("frontend-citizen.js")?,
            citizen_wasm: path("frontend-citizen.wasm")?,
            staff_js: path("frontend-staff.js")?,
            staff_wasm: path("frontend-staff.wasm")?,
            unsent_js: path("unsent.js")?,
            sign_in_code_js: path("sign-in-code.js")?,
            camera_js: path("camera.js")?,
            scan_worker_js: path("scan-worker.js")?,
            worker_js: path("worker.js")?,
            worker_wasm: path("worker.wasm")?,
            worker_simd_wasm: path("worker-simd.wasm")?,
        })
    }
}

/// A layer that answers for assets, and passes every other request on.
pub(crate) async fn serve(request: Request, next: Next) -> Response {
    let found = matches!(*request.method(), Method::GET | Method::HEAD)
        .then(|| respond(request.uri().path(), request.headers()))
        .flatten();
    match found {
        Some(response) => response,
        None => next.run(request).await,
    }
}

/// The asset at `path`, or nothing: then it is for the pages to answer.
pub fn respond(path: &str, request: &HeaderMap) -> Option<Response> {
    let (name, cache) = embedded_name(path)?;
    let kind = content_type(&name)?;
    let plain = get(&name)?;
    let compressed = get(&format!("{name}{BROTLI}"));

    let varies = compressed.is_some();
    let compressed = compressed.filter(|_| accepts_brotli(request));
    let encoded = compressed.is_some();
    let file = compressed.unwrap_or(plain);
    let etag = etag(&file)?;

    let mut response = if names_etag(request, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(file.data))
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, cache);
    headers.insert(ETAG, etag);
    if encoded {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if varies {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    Some(response)
}

/// Where the site holds what stands at this path, and how long it may be kept.
fn embedded_name(path: &str) -> Option<(String, HeaderValue)> {
    let path = path.strip_prefix('/')?;
    if !path.starts_with(PKG) {
        return Some((format!("{PUBLIC}{path}"), FOR_AN_HOUR));
    }
    // The list of assets has no hash in its name: it must not be kept for ever.
    (path != MANIFEST).then(|| (path.to_owned(), FOR_EVER))
}

/// Only what is named here is served: never a `.br` by itself, for one.
fn content_type(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "wav" => "audio/wav",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

/// Each representation has a hash, and so a tag, of its own.
fn etag(file: &EmbeddedFile) -> Option<HeaderValue> {
    let hash: String = file
        .metadata
        .sha256_hash()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    HeaderValue::from_str(&format!("\"{hash}\"")).ok()
}

fn names_etag(request: &HeaderMap, etag: &HeaderValue) -> bool {
    items(request, &IF_NONE_MATCH).any(|item| {
        let strong = item.strip_prefix("W/").unwrap_or(item);
        item == "*" || strong.as_bytes() == etag.as_bytes()
    })
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    items(request, &ACCEPT_ENCODING).any(|item| {
        let (coding, quality) = item.split_once(';').unwrap_or((item, "q=1"));
        let quality = quality.trim().trim_start_matches("q=");
        coding.trim().eq_ignore_ascii_case("br") && quality.parse().is_ok_and(|q: f32| q > 0.0)
    })
}

/// The items of a header that is a list with commas.
fn items<'a>(
    request: &'a HeaderMap,
    name: &axum::http::HeaderName,
) -> impl Iterator<Item = &'a str> {
    let values = request
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(pairs: &[(axum::http::HeaderName, &'static str)]) -> HeaderMap {
        let pairs = pairs.iter().cloned();
        pairs
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn names_come_from_the_manifest_and_a_missing_one_is_named() {
        let whole =
            br#"{"style.css":"style.1.css","start.js":"start.1.js","frontend-citizen.js":"c.2.js",
            "frontend-citizen.wasm":"c.3.wasm","frontend-staff.js":"s.2.js",
            "frontend-staff.wasm":"s.3.wasm","worker.js":"worker.4.js",
            "worker.wasm":"worker.5.wasm","worker-simd.wasm":"worker-simd.7.wasm",
            "scan-worker.js":"scan-worker.6.js","unsent.js":"unsent.8.js",
            "sign-in-code.js":"sign-in-code.9.js","camera.js":"camera.10.js"}"#;
        assert_eq!(
            AssetNames::parse(whole).unwrap().style_css,
            "/pkg/style.1.css"
        );

        let error = AssetNames::parse(b"{}").unwrap_err().to_string();
        assert!(
            error.contains("style.css") && error.contains("cargo xtask build"),
            "{error}"
        );
    }

    #[test]
    fn hashed_files_are_kept_for_ever_and_others_for_an_hour() {
        let (name, cache) = embedded_name("/pkg/style.1.css").unwrap();
        assert_eq!((name.as_str(), cache), ("pkg/style.1.css", FOR_EVER));
        let (name, cache) = embedded_name("/demo/face-1.svg").unwrap();
        assert_eq!(
            (name.as_str(), cache),
            ("public/demo/face-1.svg", FOR_AN_HOUR)
        );
        assert!(embedded_name("/pkg/manifest.json").is_none());
        assert!(content_type("pkg/style.1.css.br").is_none());
    }

    #[test]
    fn brotli_only_for_those_who_ask_for_it() {
        let accepts = |value| accepts_brotli(&request(&[(ACCEPT_ENCODING, value)]));
        assert!(accepts("gzip, deflate, br, zstd"));
        assert!(accepts("gzip;q=1.0, br; q=0.5"));
        assert!(!accepts("gzip, br;q=0"));
        assert!(!accepts("gzip"));
        assert!(!accepts_brotli(&HeaderMap::new()));
    }

    #[test]
    fn pages_are_not_assets() {
        for path in [
            "/",
            "/id",
            "/scan",
            "/pkg/",
            "/pkg/none.js",
            "/../Cargo.toml",
            "id",
        ] {
            assert!(respond(path, &HeaderMap::new()).is_none(), "{path}");
        }
    }
}
