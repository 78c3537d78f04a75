//! A check that was made without a network, settled by the server afterwards.

use crate::{outcome::Refusal, presentation::window::SKEW};

/// Seconds by which a claimed time may lie ahead of the server's clock.
pub const LATEST_CLAIM: i64 = SKEW;

/// Whether a check sent at `now` may claim to have been made at `claimed` with data of
/// `data_at` (all Unix seconds of the server), where data may be used for `cap` seconds.
pub fn claim_is_possible(claimed: i64, data_at: i64, now: i64, cap: i64) -> bool {
    claimed <= now.saturating_add(LATEST_CLAIM)
        && now.saturating_sub(claimed) <= cap
        && claimed.saturating_sub(data_at) <= cap
        && data_at <= claimed.saturating_add(LATEST_CLAIM)
}

/// What was wrong after all, as the organization learns it: nothing of the citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LateProblem {
    /// No power of attorney was in force at that time, or none that covers the question.
    Authority,
    /// The code is none of ours after all: its key does not count (any more).
    Code,
    /// The code did not count at the time that the scanner claims, or that time cannot be.
    Time,
    /// The registry would not have confirmed. Why is the holder's alone.
    Status,
    /// An organization has taken the same code in another check.
    Used,
}

impl LateProblem {
    /// Every problem.
    pub const ALL: [Self; 5] = [
        Self::Authority,
        Self::Code,
        Self::Time,
        Self::Status,
        Self::Used,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Code => "code",
            Self::Time => "time",
            Self::Status => "status",
            Self::Used => "used",
        }
    }

    /// The problem of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.key() == key)
    }
}

impl From<&Refusal> for LateProblem {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Authority(_) => Self::Authority,
            Refusal::NotOurs(_) | Refusal::Code(_) => Self::Code,
            Refusal::Window(_) => Self::Time,
            Refusal::Holder(_) => Self::Status,
            Refusal::Used { .. } => Self::Used,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_lies_within_the_cap_and_not_ahead() {
        let now = 1_000_000;
        let possible = |claimed, data_at| claim_is_possible(claimed, data_at, now, 100);
        assert!(possible(now, now));
        assert!(possible(now - 100, now - 200));
        assert!(!possible(now - 101, now - 101), "sent too late");
        assert!(!possible(now - 50, now - 151), "with data too old");
        assert!(possible(now + 5, now) && !possible(now + 6, now));
        assert!(!possible(now - 50, now), "with data of the future");
    }

    #[test]
    fn keys_read_back() {
        for problem in LateProblem::ALL {
            assert_eq!(LateProblem::from_key(problem.key()), Some(problem));
        }
        assert_eq!(LateProblem::from_key(""), None);
    }
}
