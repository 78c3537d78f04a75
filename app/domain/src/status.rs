//! Facts held about a holder, and when they count.

use serde::{Deserialize, Serialize};
use time::Date;

/// A kind of status the registry knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusKind {
    /// Parent or child of a large family (многодетная семья).
    LargeFamily,
    /// Full-time student.
    Student,
    /// Receives a pension.
    Pensioner,
    /// Person with a disability.
    Disability,
    /// Participant of the СВО.
    SvoParticipant,
    /// Member of the family of a participant of the СВО.
    SvoFamily,
    /// Veteran.
    Veteran,
}

impl StatusKind {
    /// Every kind, in the order in which people see them.
    pub const ALL: [Self; 7] = [
        Self::LargeFamily,
        Self::Student,
        Self::Pensioner,
        Self::Disability,
        Self::SvoParticipant,
        Self::SvoFamily,
        Self::Veteran,
    ];

    /// The stable name used in tables, addresses and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::LargeFamily => "large_family",
            Self::Student => "student",
            Self::Pensioner => "pensioner",
            Self::Disability => "disability",
            Self::SvoParticipant => "svo_participant",
            Self::SvoFamily => "svo_family",
            Self::Veteran => "veteran",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One fact about a holder: `kind` from `from` to `until`, both days included, by Moscow days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What is held.
    pub kind: StatusKind,
    /// First day on which it counts.
    pub from: Date,
    /// Last day on which it counts; open if `None`.
    pub until: Option<Date>,
    /// Put on hold by the registry, whatever the dates say.
    pub suspended: bool,
}

/// How a status stands on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusState {
    /// It counts.
    Active,
    /// It begins later.
    NotYet,
    /// Its last day is over.
    Ended,
    /// The registry has put it on hold.
    Suspended,
}

impl Status {
    /// How this status stands on `today` (a Moscow day). An ended status is ended even
    /// when it was suspended before.
    pub fn state(&self, today: Date) -> StatusState {
        if self.until.is_some_and(|until| until < today) {
            StatusState::Ended
        } else if self.suspended {
            StatusState::Suspended
        } else if today < self.from {
            StatusState::NotYet
        } else {
            StatusState::Active
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn both_ends_are_included() {
        let mut status = Status {
            kind: StatusKind::Student,
            from: date!(2025 - 09 - 01),
            until: Some(date!(2026 - 06 - 30)),
            suspended: false,
        };
        assert_eq!(status.state(date!(2025 - 08 - 31)), StatusState::NotYet);
        assert_eq!(status.state(date!(2025 - 09 - 01)), StatusState::Active);
        assert_eq!(status.state(date!(2026 - 06 - 30)), StatusState::Active);
        assert_eq!(status.state(date!(2026 - 07 - 01)), StatusState::Ended);
        status.suspended = true;
        assert_eq!(status.state(date!(2026 - 01 - 01)), StatusState::Suspended);
        assert_eq!(status.state(date!(2026 - 07 - 01)), StatusState::Ended);
    }

    #[test]
    fn keys_are_unique_and_read_back() {
        for kind in StatusKind::ALL {
            assert_eq!(StatusKind::from_key(kind.key()), Some(kind));
        }
    }
}
