//! Whether a check may be made.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{Place, PowerOfAttorney, PowerState};
use crate::scenario::Scenario;

/// Why a person may not check for an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityRefusal {
    /// There is no power of attorney from this organization.
    Missing,
    /// It begins later.
    NotYet,
    /// It may not be used until a director has decided.
    Suspended,
    /// It has expired.
    Expired,
    /// It was revoked.
    Revoked,
    /// It is in force but does not cover the scenario.
    NotCovered,
    /// It is in force but not on this day of the week.
    Weekday,
    /// It is in force but not at this hour.
    Hours,
    /// As many checks as it allows have been made today.
    ChecksADay,
    /// It is in force in one branch, and no device has proven that this is one.
    Device,
    /// It is in force in another branch than the one of this device.
    Branch,
    /// It counts only after the training, which its bearer has not passed.
    Untrained,
    /// Guests scan for themselves, and what they would see is for staff alone.
    SelfScan,
}

impl AuthorityRefusal {
    /// Every reason.
    pub const ALL: [Self; 13] = [
        Self::Missing,
        Self::NotYet,
        Self::Suspended,
        Self::Expired,
        Self::Revoked,
        Self::NotCovered,
        Self::Weekday,
        Self::Hours,
        Self::ChecksADay,
        Self::Device,
        Self::Branch,
        Self::Untrained,
        Self::SelfScan,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotYet => "not_yet",
            Self::Suspended => "suspended",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::NotCovered => "not_covered",
            Self::Weekday => "weekday",
            Self::Hours => "hours",
            Self::ChecksADay => "checks_a_day",
            Self::Device => "device",
            Self::Branch => "branch",
            Self::Untrained => "untrained",
            Self::SelfScan => "self_scan",
        }
    }

    /// The reason of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// Which of a person's powers of attorney from one organization gives the right to check at
/// `moscow` (Moscow wall time) and at `place`: its index in `held`. With `scenario` known, one
/// that covers it.
///
/// Of several the answer is the kindest: any one in force is enough, and the reason for a
/// refusal is the one nearest to being a yes.
pub fn authority(
    held: &[PowerOfAttorney],
    scenario: Option<Scenario>,
    moscow: OffsetDateTime,
    place: Place<'_>,
) -> Result<usize, AuthorityRefusal> {
    let states: Vec<_> = held
        .iter()
        .map(|power| power.state(moscow.date()))
        .collect();
    let mut refusal = None;
    for (index, (power, state)) in held.iter().zip(&states).enumerate() {
        if !state.in_force() {
            continue;
        }
        if scenario.is_some_and(|scenario| !power.powers.cover(scenario)) {
            refusal.get_or_insert(AuthorityRefusal::NotCovered);
            continue;
        }
        match power.limits.allow(moscow, place, power.checks_today) {
            // Three minutes from being a yes: nothing is nearer.
            Ok(()) if power.untrained => refusal = Some(AuthorityRefusal::Untrained),
            Ok(()) => return Ok(index),
            // One that covers it, at another time, is nearer than one that does not.
            Err(limit) if refusal == Some(AuthorityRefusal::NotCovered) => refusal = Some(limit),
            Err(limit) => {
                refusal.get_or_insert(limit);
            }
        }
    }
    let any = |wanted| states.contains(&wanted);
    Err(if let Some(refusal) = refusal {
        refusal
    } else if any(PowerState::Suspended) {
        AuthorityRefusal::Suspended
    } else if any(PowerState::NotYet) {
        AuthorityRefusal::NotYet
    } else if any(PowerState::Revoked) {
        AuthorityRefusal::Revoked
    } else if any(PowerState::Expired) || any(PowerState::Replaced) {
        AuthorityRefusal::Expired
    } else {
        AuthorityRefusal::Missing
    })
}

#[cfg(test)]
mod tests {
    use time::{
        Date,
        macros::{date, datetime},
    };

    use super::*;
    use crate::{
        power::{Hours, Limits, Powers, Validity, Weekdays},
        status::StatusKind,
    };

    /// A Tuesday.
    const NOON: OffsetDateTime = datetime!(2026-03-10 12:00 +3);

    fn power(from: Date, until: Date) -> PowerOfAttorney {
        PowerOfAttorney::new(
            Powers::new([Scenario::Age18]).expect("one"),
            Validity::new(from, until).expect("in order"),
        )
    }

    fn good() -> PowerOfAttorney {
        power(date!(2026 - 01 - 01), date!(2026 - 12 - 31))
    }

    fn ask(held: &[PowerOfAttorney]) -> Result<usize, AuthorityRefusal> {
        authority(held, Some(Scenario::Age18), NOON, Place::Unproven)
    }

    #[test]
    fn any_power_in_force_is_enough() {
        let expired = power(date!(2025 - 01 - 01), date!(2025 - 12 - 31));
        let mut revoked = good();
        revoked.revoked = true;
        let mut suspended = good();
        suspended.suspended = true;
        let mut replaced = good();
        replaced.replaced_from = Some(date!(2026 - 03 - 01));
        let later = power(date!(2026 - 04 - 01), date!(2026 - 12 - 31));
        assert_eq!(ask(&[]), Err(AuthorityRefusal::Missing));
        assert_eq!(
            ask(std::slice::from_ref(&expired)),
            Err(AuthorityRefusal::Expired)
        );
        assert_eq!(ask(&[replaced]), Err(AuthorityRefusal::Expired));
        assert_eq!(
            ask(&[expired.clone(), revoked.clone()]),
            Err(AuthorityRefusal::Revoked)
        );
        assert_eq!(
            ask(&[revoked.clone(), later.clone()]),
            Err(AuthorityRefusal::NotYet)
        );
        assert_eq!(ask(&[later, suspended]), Err(AuthorityRefusal::Suspended));
        assert_eq!(ask(&[expired, revoked, good()]), Ok(2));
        let student = Some(Scenario::Status(StatusKind::Student));
        assert_eq!(
            authority(&[good()], student, NOON, Place::Unproven),
            Err(AuthorityRefusal::NotCovered)
        );
        assert_eq!(authority(&[good()], None, NOON, Place::Unproven), Ok(0));
    }

    #[test]
    fn limits_narrow_it_and_another_one_widens_it_again() {
        let mut weekend = good();
        weekend.limits.weekdays = Weekdays::parse("6,7");
        let mut night = good();
        night.limits.hours = Hours::parse("22:00-06:00");
        let mut spent = good();
        spent.limits = Limits {
            checks_a_day: Some(3),
            ..Limits::default()
        };
        spent.checks_today = 3;
        assert_eq!(
            ask(std::slice::from_ref(&weekend)),
            Err(AuthorityRefusal::Weekday)
        );
        assert_eq!(
            ask(std::slice::from_ref(&night)),
            Err(AuthorityRefusal::Hours)
        );
        assert_eq!(
            ask(std::slice::from_ref(&spent)),
            Err(AuthorityRefusal::ChecksADay)
        );
        spent.checks_today = 2;
        assert_eq!(ask(&[weekend.clone(), night.clone(), spent]), Ok(2));
        // Before the code is read it is asked whether anything may be.
        assert_eq!(
            authority(&[weekend.clone()], None, NOON, Place::Unproven),
            Err(AuthorityRefusal::Weekday)
        );
        let mut student = good();
        student.powers = Powers::new([Scenario::Status(StatusKind::Student)]).expect("one");
        assert_eq!(
            ask(&[student, weekend]),
            Err(AuthorityRefusal::Weekday),
            "nearer than one that never covers it"
        );
        let saturday = datetime!(2026-03-14 23:59:59 +3);
        assert_eq!(authority(&[night], None, saturday, Place::Unproven), Ok(0));
    }

    #[test]
    fn a_branch_counts_where_a_device_has_proven_it() {
        let mut river = good();
        river.limits.branch = Some("На Речной".to_owned());
        let mut centre = good();
        centre.limits.branch = Some("Центральный".to_owned());
        let held = [river.clone(), centre];
        let at =
            |held: &[PowerOfAttorney], place| authority(held, Some(Scenario::Age18), NOON, place);
        assert_eq!(at(&held, Place::Branch("На Речной")), Ok(0));
        assert_eq!(at(&held, Place::Branch("Центральный")), Ok(1));
        let refused = Err(AuthorityRefusal::Branch);
        assert_eq!(at(&held, Place::Branch("Заречный")), refused);
        assert_eq!(at(&held, Place::Unproven), Err(AuthorityRefusal::Device));
        assert_eq!(at(&held, Place::Any), Ok(0));
        assert_eq!(
            at(&[river, good()], Place::Unproven),
            Ok(1),
            "one without a branch needs no device"
        );
    }

    #[test]
    fn whoever_is_to_train_first_may_not_check_yet() {
        let mut untrained = good();
        untrained.untrained = true;
        let held = std::slice::from_ref(&untrained);
        assert_eq!(ask(held), Err(AuthorityRefusal::Untrained));
        assert_eq!(
            authority(held, None, NOON, Place::Unproven),
            Err(AuthorityRefusal::Untrained)
        );
        let mut night = good();
        night.limits.hours = Hours::parse("22:00-06:00");
        for held in [
            [untrained.clone(), night.clone()],
            [night, untrained.clone()],
        ] {
            assert_eq!(ask(&held), Err(AuthorityRefusal::Untrained), "the nearest");
        }
        // Training helps nobody whose power of attorney is over or covers something else.
        let mut revoked = untrained.clone();
        revoked.revoked = true;
        assert_eq!(ask(&[revoked]), Err(AuthorityRefusal::Revoked));
        let student = Some(Scenario::Status(StatusKind::Student));
        assert_eq!(
            authority(&[untrained], student, NOON, Place::Unproven),
            Err(AuthorityRefusal::NotCovered)
        );
    }

    #[test]
    fn reasons_are_found_by_their_names() {
        for reason in AuthorityRefusal::ALL {
            assert_eq!(AuthorityRefusal::from_key(reason.key()), Some(reason));
        }
    }
}
