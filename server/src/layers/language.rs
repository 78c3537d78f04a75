//! The language of the person: chosen on the page (cookie), else the browser's.

use app::ports::Language;
use axum::{
    extract::Request,
    http::{
        HeaderMap,
        header::{ACCEPT_LANGUAGE, COOKIE},
    },
    middleware::Next,
    response::Response,
};

/// The language of this request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen(pub(crate) Language);

/// Name of the cookie.
pub(crate) const LANGUAGE_COOKIE: &str = "language";

pub(super) async fn language(mut request: Request, next: Next) -> Response {
    let chosen = by_cookie(request.headers()).or_else(|| by_browser(request.headers()));
    request
        .extensions_mut()
        .insert(Chosen(chosen.unwrap_or_default()));
    next.run(request).await
}

fn by_cookie(headers: &HeaderMap) -> Option<Language> {
    Language::from_tag(&cookie(headers, LANGUAGE_COOKIE)?)
}

/// The first of our languages that the browser names; its weights are in order in practice.
fn by_browser(headers: &HeaderMap) -> Option<Language> {
    let accepted = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted.split(',').find_map(|range| {
        let tag = range.split([';', '-']).next()?.trim().to_ascii_lowercase();
        Language::from_tag(&tag)
    })
}

/// The value of a cookie of the request.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn language(name: axum::http::HeaderName, value: &'static str) -> Option<Language> {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        by_cookie(&headers).or_else(|| by_browser(&headers))
    }

    #[test]
    fn the_first_known_language_counts() {
        assert_eq!(
            language(ACCEPT_LANGUAGE, "de-DE,en-US;q=0.8,ru;q=0.5"),
            Some(Language::En)
        );
        assert_eq!(
            language(ACCEPT_LANGUAGE, "ru-RU,ru;q=0.9"),
            Some(Language::Ru)
        );
        assert_eq!(language(ACCEPT_LANGUAGE, "*"), None);
        assert_eq!(language(COOKIE, "a=b; language=en"), Some(Language::En));
        assert_eq!(language(COOKIE, "language=xx"), None);
    }
}
