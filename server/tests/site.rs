//! The site, served as the binary has it inside.

use axum::http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY},
};
use server::assets::{self, Assets, respond};

#[derive(rust_embed::Embed)]
#[folder = "../target/site"]
struct Site;

fn header(name: HeaderName, value: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(name, value)])
}

#[test]
fn every_named_asset_is_served_in_both_encodings_and_once_only() {
    assets::embed(<Site as rust_embed::Embed>::get);
    let names = Assets::names().expect("`cargo xtask build` has left a site");
    for path in [&names.style_css, &names.citizen_wasm, &names.scan_worker_js] {
        let plain = respond(path, &HeaderMap::new()).expect(path);
        assert_eq!(plain.status(), StatusCode::OK);
        assert!(!plain.headers().contains_key(CONTENT_ENCODING));
        let kept = plain.headers().get(CACHE_CONTROL).expect(path);
        assert_eq!(kept, "public, max-age=31536000, immutable");

        let brotli = header(ACCEPT_ENCODING, HeaderValue::from_static("br"));
        let brotli = respond(path, &brotli).expect(path);
        assert_eq!(brotli.headers().get(CONTENT_ENCODING).expect(path), "br");
        assert_eq!(brotli.headers().get(VARY), plain.headers().get(VARY));

        let tag = plain.headers().get(ETAG).expect(path).clone();
        let again = respond(path, &header(IF_NONE_MATCH, tag)).expect(path);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
}
