//! Numbers that people read out or copy down, and texts that nobody guesses.

use app::error::AppError;
use data_encoding::BASE64URL_NOPAD;

/// A random number of `digits` digits (at most 9) whose first is not zero, so that it is
/// the same number however it is written down.
pub(crate) fn random(digits: u32) -> Result<u32, AppError> {
    let lowest = 10_u64.pow(digits.clamp(1, 9) - 1);
    let random = getrandom::u64().map_err(none)?;
    // 64 bits for less than 30: no number comes up noticeably more often than another.
    let number = lowest + random % (9 * lowest);
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A random text of 24 bytes, which stands in a link: 192 bits are not guessed.
pub(crate) fn secret() -> Result<String, AppError> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(none)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

fn none(error: getrandom::Error) -> AppError {
    tracing::error!(%error, "the system gives no random numbers");
    AppError::Internal {
        request_id: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_digits_as_asked_for() {
        for digits in 1..=9 {
            for _ in 0..100 {
                let number = random(digits).expect("random");
                assert_eq!(number.to_string().len(), digits as usize);
            }
        }
    }

    #[test]
    fn no_secret_is_like_another() {
        let (one, other) = (secret().expect("random"), secret().expect("random"));
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
    }
}
