//! Powers of attorney (МЧД): who may check, what, and for how long.

mod authority;
mod hand_over;
mod limits;
mod place;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::scenario::Scenario;

pub use authority::{AuthorityRefusal, authority};
pub use hand_over::{HandOverRefusal, hand_over};
pub use limits::{Hours, Limits, Weekdays};
pub use place::Place;

/// From how many days before its end a power of attorney is called expiring.
pub const EXPIRING_DAYS: i64 = 14;

/// First and last day of a power of attorney, both included, by Moscow days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    from: Date,
    until: Date,
}

/// Dates that make no validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValidityError {
    /// The last day lies before the first.
    #[error("the last day lies before the first")]
    Reversed,
    /// Longer than ten years.
    #[error("longer than ten years")]
    TooLong,
}

impl Validity {
    /// From `from` to `until`, both included; at most ten years, as a mandate nobody
    /// remembers giving protects nobody.
    pub fn new(from: Date, until: Date) -> Result<Self, ValidityError> {
        if until < from {
            Err(ValidityError::Reversed)
        } else if (until - from).whole_days() > 3653 {
            Err(ValidityError::TooLong)
        } else {
            Ok(Self { from, until })
        }
    }

    /// First day.
    pub fn from(self) -> Date {
        self.from
    }

    /// Last day, included.
    pub fn until(self) -> Date {
        self.until
    }
}

/// What a representative may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Powers(BTreeSet<Scenario>);

impl Powers {
    /// The scenarios, at least one; `None` for an empty mandate.
    pub fn new(scenarios: impl IntoIterator<Item = Scenario>) -> Option<Self> {
        let scenarios: BTreeSet<_> = scenarios.into_iter().collect();
        (!scenarios.is_empty()).then_some(Self(scenarios))
    }

    /// Whether `scenario` may be asked.
    pub fn cover(&self, scenario: Scenario) -> bool {
        self.0.contains(&scenario)
    }

    /// The scenarios in catalogue order.
    pub fn scenarios(&self) -> impl Iterator<Item = Scenario> + '_ {
        self.0.iter().copied()
    }
}

/// How a power of attorney stands on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerState {
    /// Its first day is still to come.
    NotYet,
    /// It counts.
    Active,
    /// It counts, and ends within [`EXPIRING_DAYS`].
    Expiring {
        /// Days left after today: 0 on the last day.
        days_left: u16,
    },
    /// It may not be used until a director has decided.
    Suspended,
    /// Its last day is over.
    Expired,
    /// A newer one has taken its place.
    Replaced,
    /// It was revoked.
    Revoked,
}

impl PowerState {
    /// Whether checks may be made under it.
    pub fn in_force(self) -> bool {
        matches!(self, Self::Active | Self::Expiring { .. })
    }

    /// The stable name used in filters and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Active => "active",
            Self::Expiring { .. } => "expiring",
            Self::Suspended => "suspended",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Revoked => "revoked",
        }
    }

    /// Whether it counts no more and never will again.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Expired | Self::Replaced | Self::Revoked)
    }
}

/// A mandate, as far as a check needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerOfAttorney {
    /// What may be asked.
    pub powers: Powers,
    /// When.
    pub validity: Validity,
    /// What narrows it.
    pub limits: Limits,
    /// Revoked, for whatever reason.
    pub revoked: bool,
    /// Suspended until somebody decides.
    pub suspended: bool,
    /// First day of the newer one that takes its place.
    pub replaced_from: Option<Date>,
    /// Checks made under it on the day that is asked about, as far as the limits ask for them.
    pub checks_today: u64,
    /// Its organization asks for the training first, and its bearer has not passed it.
    pub untrained: bool,
}

impl PowerOfAttorney {
    /// One about which nothing has been decided since it was issued.
    pub fn new(powers: Powers, validity: Validity) -> Self {
        Self {
            powers,
            validity,
            limits: Limits::default(),
            revoked: false,
            suspended: false,
            replaced_from: None,
            checks_today: 0,
            untrained: false,
        }
    }

    /// Whether it says as much as one of `powers`, `validity` and `limits` would from `today`
    /// on, so that the other is not needed.
    pub fn says_as_much(
        &self,
        powers: &Powers,
        validity: Validity,
        limits: &Limits,
        today: Date,
    ) -> bool {
        let counts =
            !self.state(today).is_over() && !self.suspended && self.replaced_from.is_none();
        counts
            && powers
                .scenarios()
                .all(|scenario| self.powers.cover(scenario))
            && self.validity.from <= validity.from.max(today)
            && self.validity.until >= validity.until
            && (self.limits.is_none() || self.limits == *limits)
    }

    /// How it stands on `today` (a Moscow day).
    pub fn state(&self, today: Date) -> PowerState {
        let days_left = (self.validity.until - today).whole_days();
        if self.revoked {
            PowerState::Revoked
        } else if days_left < 0 {
            PowerState::Expired
        } else if self.replaced_from.is_some_and(|from| today >= from) {
            PowerState::Replaced
        } else if self.suspended {
            PowerState::Suspended
        } else if today < self.validity.from {
            PowerState::NotYet
        } else {
            match u16::try_from(days_left) {
                Ok(days_left) if i64::from(days_left) <= EXPIRING_DAYS => {
                    PowerState::Expiring { days_left }
                }
                _ => PowerState::Active,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn power(from: Date, until: Date) -> PowerOfAttorney {
        PowerOfAttorney::new(
            Powers::new([Scenario::Age18]).expect("one"),
            Validity::new(from, until).expect("in order"),
        )
    }

    #[test]
    fn states_on_both_sides_of_each_border() {
        let power = power(date!(2026 - 03 - 01), date!(2026 - 06 - 30));
        assert_eq!(power.state(date!(2026 - 02 - 28)), PowerState::NotYet);
        assert_eq!(power.state(date!(2026 - 03 - 01)), PowerState::Active);
        assert_eq!(power.state(date!(2026 - 06 - 15)), PowerState::Active);
        assert_eq!(
            power.state(date!(2026 - 06 - 16)),
            PowerState::Expiring { days_left: 14 }
        );
        assert_eq!(
            power.state(date!(2026 - 06 - 30)),
            PowerState::Expiring { days_left: 0 }
        );
        assert_eq!(power.state(date!(2026 - 07 - 01)), PowerState::Expired);
    }

    #[test]
    fn validity_is_in_order_and_bounded() {
        let day = date!(2026 - 03 - 01);
        assert!(Validity::new(day, day).is_ok());
        assert_eq!(
            Validity::new(day, date!(2026 - 02 - 28)),
            Err(ValidityError::Reversed)
        );
        assert_eq!(
            Validity::new(day, date!(2036 - 03 - 05)),
            Err(ValidityError::TooLong)
        );
    }

    #[test]
    fn what_was_decided_comes_before_what_was_agreed() {
        let day = date!(2026 - 03 - 10);
        let mut power = power(date!(2026 - 03 - 01), date!(2026 - 06 - 30));
        power.suspended = true;
        assert_eq!(power.state(day), PowerState::Suspended);
        assert_eq!(power.state(date!(2026 - 02 - 28)), PowerState::Suspended);
        assert_eq!(power.state(date!(2026 - 07 - 01)), PowerState::Expired);
        power.replaced_from = Some(day);
        assert_eq!(power.state(date!(2026 - 03 - 09)), PowerState::Suspended);
        assert_eq!(power.state(day), PowerState::Replaced);
        power.revoked = true;
        assert_eq!(power.state(day), PowerState::Revoked);
        assert!(!power.state(day).in_force());
    }

    #[test]
    fn one_that_says_as_much_makes_another_needless() {
        let (from, until) = (date!(2026 - 03 - 01), date!(2026 - 06 - 30));
        let held = power(from, until);
        let today = date!(2026 - 03 - 10);
        let validity = |from, until| Validity::new(from, until).expect("in order");
        let age = Powers::new([Scenario::Age18]).expect("one");
        let more = Powers::new([Scenario::Age18, Scenario::Identity]).expect("two");
        let none = Limits::default();
        let as_much = |held: &PowerOfAttorney, powers: &Powers, validity| {
            held.says_as_much(powers, validity, &none, today)
        };
        assert!(as_much(&held, &age, validity(today, until)));
        assert!(!as_much(&held, &more, validity(today, until)));
        assert!(!as_much(
            &held,
            &age,
            validity(today, date!(2026 - 07 - 01))
        ));
        let later = power(date!(2026 - 03 - 11), until);
        assert!(!as_much(&later, &age, validity(today, until)));
        let mut narrow = held.clone();
        narrow.limits.checks_a_day = Some(5);
        assert!(!as_much(&narrow, &age, validity(today, until)));
        assert!(narrow.says_as_much(&age, validity(today, until), &narrow.limits, today));
        for change in [
            |it: &mut PowerOfAttorney| it.revoked = true,
            |it: &mut PowerOfAttorney| it.suspended = true,
            |it: &mut PowerOfAttorney| it.replaced_from = Some(date!(2026 - 05 - 01)),
        ] {
            let mut held = held.clone();
            change(&mut held);
            assert!(!as_much(&held, &age, validity(today, until)));
        }
    }

    /// The days on which months and years are told apart wrongly.
    #[test]
    fn the_last_day_is_included_in_a_leap_year_and_at_the_end_of_a_month() {
        for (last, next) in [
            (date!(2028 - 02 - 29), date!(2028 - 03 - 01)),
            (date!(2027 - 02 - 28), date!(2027 - 03 - 01)),
            (date!(2026 - 04 - 30), date!(2026 - 05 - 01)),
            (date!(2026 - 12 - 31), date!(2027 - 01 - 01)),
        ] {
            let power = power(date!(2026 - 03 - 01), last);
            assert_eq!(power.state(last), PowerState::Expiring { days_left: 0 });
            assert_eq!(power.state(next), PowerState::Expired);
        }
    }
}
