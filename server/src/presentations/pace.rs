//! How often a holder may ask for digits.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use app::error::AppError;
use domain::holder::HolderNumber;

/// Seconds over which is counted.
const MINUTE: i64 = 60;

/// A limit for each holder, counted in this process only: digits of one holder replace each
/// other, so all that a second process would let through is a few more writes.
pub(super) struct Pace {
    per_minute: u32,
    counts: Mutex<HashMap<HolderNumber, Count>>,
}

struct Count {
    since: i64,
    passed: u32,
}

impl Pace {
    pub(super) fn new(per_minute: u32) -> Self {
        Self {
            per_minute,
            counts: Mutex::default(),
        }
    }

    /// Lets one more pass.
    ///
    /// # Errors
    /// [`AppError::TooMany`] once this holder's minute is full.
    pub(super) fn pass(&self, holder: HolderNumber, now: i64) -> Result<(), AppError> {
        // A panic elsewhere leaves at worst a wrong count.
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_over = |count: &Count| now - count.since >= MINUTE || now < count.since;
        if !counts.contains_key(&holder) {
            // Only those of the last minute are kept.
            counts.retain(|_, count| !is_over(count));
        }
        let count = counts.entry(holder).or_insert(Count {
            since: now,
            passed: 0,
        });
        if is_over(count) {
            *count = Count {
                since: now,
                passed: 0,
            };
        }
        if count.passed == self.per_minute {
            let seconds = (count.since + MINUTE - now).clamp(1, MINUTE);
            return Err(AppError::TooMany {
                retry_after: u32::try_from(seconds).unwrap_or(1),
            });
        }
        count.passed += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_holder_has_a_minute_of_their_own() {
        let pace = Pace::new(2);
        let [one, other] = [1, 2].map(|number| HolderNumber::new(number).expect("small"));
        assert_eq!(pace.pass(one, 100), Ok(()));
        assert_eq!(pace.pass(one, 110), Ok(()));
        assert_eq!(
            pace.pass(one, 130),
            Err(AppError::TooMany { retry_after: 30 })
        );
        assert_eq!(pace.pass(other, 130), Ok(()));
        assert_eq!(pace.pass(one, 160), Ok(()));
        assert_eq!(pace.pass(one, 50), Ok(()), "the clock was set back");
    }

    #[test]
    fn only_the_last_minute_is_kept() {
        let pace = Pace::new(1);
        for number in 0..1_000 {
            let holder = HolderNumber::new(number).expect("small");
            pace.pass(holder, i64::try_from(number).expect("small") * 10)
                .expect("passes");
        }
        assert!(pace.counts.lock().expect("no panic").len() <= 7);
    }
}
