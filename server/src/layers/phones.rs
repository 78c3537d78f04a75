//! Which phones of branches a browser says it is. Good for what is shown: what counts is what a
//! phone proves with its key.

use app::api::PHONE_COOKIE;
use axum::http::HeaderMap;
use uuid::Uuid;

use super::language::cookie;

/// Organizations that can share one phone; more than that, and the eldest is forgotten.
const MOST: usize = 8;

/// The ids in the cookie.
pub(crate) fn phones(headers: &HeaderMap) -> Vec<String> {
    let Some(ids) = cookie(headers, PHONE_COOKIE) else {
        return Vec::new();
    };
    let ids = ids.split('.').filter_map(|id| Uuid::try_parse(id).ok());
    ids.take(MOST).map(|id| id.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header::COOKIE};

    use super::*;

    #[test]
    fn ids_and_nothing_else() {
        let one = "7b0f3c56-9d53-4f0e-8f0a-0d4d3a1c2b11";
        let read = |value: &str| {
            let mut headers = HeaderMap::new();
            let value = HeaderValue::from_str(value).expect("a header");
            headers.insert(COOKIE, value);
            phones(&headers)
        };
        assert_eq!(read(&format!("a=b; phone={one}.x.{one}")), [one, one]);
        assert!(read("phone=").is_empty());
        assert!(read("a=b").is_empty());
        let many = vec![one; 20].join(".");
        assert_eq!(read(&format!("phone={many}")).len(), MOST);
    }
}
