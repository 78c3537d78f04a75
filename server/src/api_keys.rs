//! Keys by which programs come instead of people: made once, shown once, kept as a hash, and how
//! often one may be used. Where they are kept is for those to say who hand them out.

use app::error::AppError;
use axum::http::{HeaderMap, header::AUTHORIZATION};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::issuer::numbers;

/// What a key begins with, so that whoever finds one knows what it is.
const PREFIX: &str = "did_";

/// Another key. It is 192 random bits: a fast hash will do, and nobody is slowed down for guessing.
pub(crate) fn secret() -> Result<String, AppError> {
    Ok(format!("{PREFIX}{}", numbers::secret()?))
}

/// What is kept of it: SHA-256, hexadecimal.
pub(crate) fn hash(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

/// The key of a request (RFC 6750).
///
/// # Errors
/// [`AppError::SignedOut`] without one.
pub(crate) fn bearer(headers: &HeaderMap) -> Result<&str, AppError> {
    headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, key)| key.trim())
        .ok_or(AppError::SignedOut)
}

/// How often a key may be used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Seconds over which is counted.
    pub(crate) window: i64,
    /// How often in that time.
    pub(crate) most: i64,
}

impl Pace {
    /// Counts one more use at `now` (Unix seconds) after `used` of them `since`: the same two, as
    /// they are to be kept.
    ///
    /// # Errors
    /// [`AppError::TooMany`] once the window is full.
    pub(crate) fn one_more(self, since: i64, used: i64, now: i64) -> Result<(i64, i64), AppError> {
        let (since, used) = if since <= now - self.window {
            (now, 0)
        } else {
            (since, used)
        };
        if used >= self.most {
            let seconds = (since + self.window - now).clamp(1, self.window);
            return Err(AppError::TooMany {
                retry_after: u32::try_from(seconds).unwrap_or(1),
            });
        }
        Ok((since, used + 1))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_window_fills_and_empties() {
        let pace = Pace {
            window: 60,
            most: 2,
        };
        assert_eq!(pace.one_more(0, 7, 1_000), Ok((1_000, 1)));
        assert_eq!(pace.one_more(1_000, 1, 1_030), Ok((1_000, 2)));
        let full = |retry_after| Err(AppError::TooMany { retry_after });
        assert_eq!(pace.one_more(1_000, 2, 1_059), full(1));
        assert_eq!(pace.one_more(1_000, 2, 1_000), full(60));
        assert_eq!(pace.one_more(1_000, 2, 1_060), Ok((1_060, 1)));
    }

    #[test]
    fn keys_stand_behind_the_word_bearer() {
        let read = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(read("Bearer did_x"), Ok("did_x".to_owned()));
        assert_eq!(read("bearer  did_x"), Ok("did_x".to_owned()));
        for other in ["Basic did_x", "did_x", "Bearer"] {
            assert_eq!(read(other), Err(AppError::SignedOut), "{other}");
        }
        assert_eq!(bearer(&HeaderMap::new()), Err(AppError::SignedOut));
    }
}
