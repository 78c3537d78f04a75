//! Powers of attorney (МЧД): who may check, what, and for how long.

mod limits;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::scenario::Scenario;

pub use limits::{Hours, LimitBroken, Limits, Weekdays};

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
    /// Its last day is over.
    Expired,
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
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }
}

/// A mandate, as far as a check needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerOfAttorney {
    /// What may be asked.
    pub powers: Powers,
    /// When.
    pub validity: Validity,
    /// Revoked, for whatever reason.
    pub revoked: bool,
}

/// Why a person may not check for an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityRefusal {
    /// There is no power of attorney from this organization.
    Missing,
    /// It begins later.
    NotYet,
    /// It has expired.
    Expired,
    /// It was revoked.
    Revoked,
    /// It is in force but does not cover the scenario.
    NotCovered,
}

impl AuthorityRefusal {
    /// Every reason.
    pub const ALL: [Self; 5] = [
        Self::Missing,
        Self::NotYet,
        Self::Expired,
        Self::Revoked,
        Self::NotCovered,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotYet => "not_yet",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::NotCovered => "not_covered",
        }
    }

    /// The reason of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

impl PowerOfAttorney {
    /// How it stands on `today` (a Moscow day).
    pub fn state(&self, today: Date) -> PowerState {
        let days_left = (self.validity.until - today).whole_days();
        if self.revoked {
            PowerState::Revoked
        } else if days_left < 0 {
            PowerState::Expired
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

/// Which of a person's powers of attorney from one organization gives the right to check
/// on `today`: its index in `held`. With `scenario` known, one that covers it.
///
/// Of several the answer is the kindest: any one in force is enough, and the reason for a
/// refusal is the one nearest to being a yes.
pub fn authority(
    held: &[PowerOfAttorney],
    scenario: Option<Scenario>,
    today: Date,
) -> Result<usize, AuthorityRefusal> {
    let states: Vec<_> = held.iter().map(|power| power.state(today)).collect();
    let in_force = held
        .iter()
        .zip(&states)
        .enumerate()
        .filter(|(_, (_, state))| state.in_force());
    let covering = in_force
        .clone()
        .find(|(_, (power, _))| scenario.is_none_or(|scenario| power.powers.cover(scenario)));
    if let Some((index, _)) = covering {
        return Ok(index);
    }
    if in_force.count() > 0 {
        return Err(AuthorityRefusal::NotCovered);
    }
    let any = |wanted| states.contains(&wanted);
    Err(if any(PowerState::NotYet) {
        AuthorityRefusal::NotYet
    } else if any(PowerState::Revoked) {
        AuthorityRefusal::Revoked
    } else if any(PowerState::Expired) {
        AuthorityRefusal::Expired
    } else {
        AuthorityRefusal::Missing
    })
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::status::StatusKind;

    fn power(from: Date, until: Date, revoked: bool) -> PowerOfAttorney {
        PowerOfAttorney {
            powers: Powers::new([Scenario::Age18]).expect("one"),
            validity: Validity::new(from, until).expect("in order"),
            revoked,
        }
    }

    #[test]
    fn states_on_both_sides_of_each_border() {
        let power = power(date!(2026 - 03 - 01), date!(2026 - 06 - 30), false);
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
    fn any_power_in_force_is_enough() {
        let today = date!(2026 - 03 - 10);
        let expired = power(date!(2025 - 01 - 01), date!(2025 - 12 - 31), false);
        let revoked = power(date!(2026 - 01 - 01), date!(2026 - 12 - 31), true);
        let later = power(date!(2026 - 04 - 01), date!(2026 - 12 - 31), false);
        let good = power(date!(2026 - 01 - 01), date!(2026 - 12 - 31), false);
        let ask = |held: &[PowerOfAttorney]| authority(held, Some(Scenario::Age18), today);
        assert_eq!(ask(&[]), Err(AuthorityRefusal::Missing));
        assert_eq!(
            ask(std::slice::from_ref(&expired)),
            Err(AuthorityRefusal::Expired)
        );
        assert_eq!(
            ask(&[expired.clone(), revoked.clone()]),
            Err(AuthorityRefusal::Revoked)
        );
        assert_eq!(
            ask(&[revoked.clone(), later]),
            Err(AuthorityRefusal::NotYet)
        );
        assert_eq!(ask(&[expired, revoked, good.clone()]), Ok(2));
        let student = Some(Scenario::Status(StatusKind::Student));
        assert_eq!(
            authority(std::slice::from_ref(&good), student, today),
            Err(AuthorityRefusal::NotCovered)
        );
        assert_eq!(authority(&[good], None, today), Ok(0));
    }
}
