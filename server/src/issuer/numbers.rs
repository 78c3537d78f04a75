//! Numbers that people read out or copy down.

use app::error::AppError;

/// A random number of `digits` digits (at most 9) whose first is not zero, so that it is
/// the same number however it is written down.
pub(crate) fn random(digits: u32) -> Result<u32, AppError> {
    let lowest = 10_u64.pow(digits.clamp(1, 9) - 1);
    let random = getrandom::u64().map_err(|error| {
        tracing::error!(%error, "the system gives no random numbers");
        AppError::Internal {
            request_id: String::new(),
        }
    })?;
    // 64 bits for less than 30: no number comes up noticeably more often than another.
    let number = lowest + random % (9 * lowest);
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
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
}
