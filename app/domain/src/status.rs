//! Facts held about a holder, when they count, and which of them cannot be.

use time::{Date, Duration};

pub use crate::catalogue::StatusKind;

impl StatusKind {
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

/// Days from today within which a status begins; the registry is told of nothing further ahead.
const LATEST_BEGINNING: Duration = Duration::days(366);
/// Days from today within which a status with a last day ends.
const LATEST_END: Duration = Duration::days(366 * 100);

/// Why a status cannot be as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatusFault {
    /// It begins before its holder was born.
    #[error("begins before the birth of the holder")]
    BeforeBirth,
    /// It begins or ends further away than anybody can know.
    #[error("further away than a status is entered")]
    TooFar,
    /// Its last day lies before its first.
    #[error("ends before it begins")]
    Reversed,
    /// It would last as long as before, or longer: that is no end.
    #[error("does not end any earlier")]
    Longer,
    /// The holder has one of that kind for a part of that time.
    #[error("overlaps with another of its kind")]
    Overlaps,
}

impl Status {
    /// What is wrong with a new status of a holder born on `birth` of whom the registry says
    /// `held`, if anything is.
    pub fn fault(&self, birth: Date, today: Date, held: &[Status]) -> Option<StatusFault> {
        let ends_too_far = |until: Date| until > today.saturating_add(LATEST_END);
        if self.from < birth {
            Some(StatusFault::BeforeBirth)
        } else if self.until.is_some_and(|until| until < self.from) {
            Some(StatusFault::Reversed)
        } else if self.from > today.saturating_add(LATEST_BEGINNING)
            || self.until.is_some_and(ends_too_far)
        {
            Some(StatusFault::TooFar)
        } else if held.iter().any(|other| self.overlaps(other)) {
            Some(StatusFault::Overlaps)
        } else {
            None
        }
    }

    /// Whether both are of one kind and have a day in common. One that never counted (see
    /// [`Status::end_fault`]) has no day.
    pub fn overlaps(&self, other: &Status) -> bool {
        let last = |status: &Status| status.until.unwrap_or(Date::MAX);
        self.kind == other.kind
            && self.from <= last(self)
            && other.from <= last(other)
            && self.from <= last(other)
            && other.from <= last(self)
    }

    /// What is wrong with `last` as a new last day, if anything is. The day before the first one
    /// is none: the status then never counted.
    pub fn end_fault(&self, last: Date) -> Option<StatusFault> {
        if self.from.previous_day().is_none_or(|before| last < before) {
            Some(StatusFault::Reversed)
        } else if self.until.is_some_and(|until| last >= until) {
            Some(StatusFault::Longer)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 03 - 01);
    const BIRTH: Date = date!(1990 - 05 - 17);

    fn student(from: Date, until: Option<Date>) -> Status {
        Status {
            kind: StatusKind::Student,
            from,
            until,
            suspended: false,
        }
    }

    #[test]
    fn impossible_days_are_told() {
        let cases = [
            (BIRTH, None, None),
            (date!(1990 - 05 - 16), None, Some(StatusFault::BeforeBirth)),
            (TODAY, Some(TODAY), None),
            (
                TODAY,
                Some(date!(2026 - 02 - 28)),
                Some(StatusFault::Reversed),
            ),
            (date!(2027 - 03 - 02), None, None),
            (date!(2027 - 03 - 03), None, Some(StatusFault::TooFar)),
            (TODAY, Some(date!(2126 - 01 - 01)), None),
            (
                TODAY,
                Some(date!(2226 - 01 - 01)),
                Some(StatusFault::TooFar),
            ),
        ];
        for (from, until, fault) in cases {
            assert_eq!(
                student(from, until).fault(BIRTH, TODAY, &[]),
                fault,
                "{from}"
            );
        }
        assert_eq!(
            student(TODAY, None).fault(BIRTH, Date::MAX, &[]),
            None,
            "the calendar's end is no reason to fail"
        );
    }

    #[test]
    fn two_of_a_kind_share_no_day() {
        let held = student(date!(2024 - 09 - 01), Some(date!(2025 - 06 - 30)));
        let cases = [
            (date!(2025 - 07 - 01), None, false),
            (date!(2025 - 06 - 30), None, true),
            (date!(2024 - 08 - 01), Some(date!(2024 - 08 - 31)), false),
            (date!(2024 - 08 - 01), Some(date!(2024 - 09 - 01)), true),
            (date!(2024 - 10 - 01), Some(date!(2024 - 10 - 01)), true),
            (date!(2000 - 01 - 01), None, true),
        ];
        for (from, until, overlaps) in cases {
            let new = student(from, until);
            assert_eq!(new.overlaps(&held), overlaps, "{from}");
            assert_eq!(held.overlaps(&new), overlaps, "{from}");
            let fault = new.fault(BIRTH, TODAY, std::slice::from_ref(&held));
            assert_eq!(fault, overlaps.then_some(StatusFault::Overlaps));
        }
        let veteran = Status {
            kind: StatusKind::Veteran,
            ..student(date!(2024 - 10 - 01), None)
        };
        assert!(!veteran.overlaps(&held));
        let never = student(date!(2024 - 10 - 01), Some(date!(2024 - 09 - 30)));
        assert!(!never.overlaps(&held) && !held.overlaps(&never));
    }

    #[test]
    fn an_end_makes_it_shorter() {
        let open = student(date!(2026 - 03 - 01), None);
        assert_eq!(open.end_fault(date!(2026 - 02 - 28)), None);
        assert_eq!(
            open.end_fault(date!(2026 - 02 - 27)),
            Some(StatusFault::Reversed)
        );
        let never = student(date!(2026 - 03 - 01), Some(date!(2026 - 02 - 28)));
        assert_eq!(never.state(date!(2026 - 03 - 01)), StatusState::Ended);
        let closed = student(date!(2025 - 09 - 01), Some(date!(2026 - 06 - 30)));
        assert_eq!(closed.end_fault(date!(2026 - 06 - 29)), None);
        assert_eq!(
            closed.end_fault(date!(2026 - 06 - 30)),
            Some(StatusFault::Longer)
        );
    }

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
