//! What waits for the director.

use domain::power::PowerState;

use crate::ports::{PowerLine, StaffLine};

/// Powers of attorney that end soon, the first to end first; without those whose bearer
/// has got another one already that covers as much for longer.
pub(super) fn ending(staff: &[StaffLine]) -> Vec<PowerLine> {
    let mut ending: Vec<_> = staff
        .iter()
        .flat_map(|person| {
            person
                .powers
                .iter()
                .filter(|power| matches!(power.state, PowerState::Expiring { .. }))
                .filter(|power| !person.powers.iter().any(|other| follows(other, power)))
        })
        .cloned()
        .collect();
    ending.sort_by_key(|power| power.until);
    ending
}

fn follows(other: &PowerLine, power: &PowerLine) -> bool {
    let counts = other.state.in_force() || other.state == PowerState::NotYet;
    counts
        && other.until > power.until
        && power
            .scenarios
            .iter()
            .all(|scenario| other.scenarios.contains(scenario))
}

#[cfg(test)]
mod tests {
    use domain::{power::Limits, scenario::Scenario};
    use time::{Date, macros::date};

    use super::*;

    fn power(until: Date, state: PowerState, scenarios: &[Scenario]) -> PowerLine {
        PowerLine {
            number: until.to_string(),
            representative: "Юдин Денис Олегович".to_owned(),
            scenarios: scenarios.to_vec(),
            from: date!(2026 - 01 - 01),
            until,
            limits: Limits::default(),
            state,
        }
    }

    fn person(powers: Vec<PowerLine>) -> StaffLine {
        StaffLine {
            account: String::new(),
            has_left: false,
            name: "Юдин Денис Олегович".to_owned(),
            powers,
            checks_month: 0,
            trained_at: None,
        }
    }

    const ENDS: PowerState = PowerState::Expiring { days_left: 9 };
    const AGE: Scenario = Scenario::Age18;

    #[test]
    fn what_is_followed_needs_no_decision() {
        let old = power(date!(2026 - 02 - 25), ENDS, &[AGE]);
        let waits = |other: PowerLine| ending(&[person(vec![old.clone(), other])]).len();
        let next = date!(2026 - 12 - 31);
        assert_eq!(ending(&[person(vec![old.clone()])]).len(), 1);
        assert_eq!(waits(power(next, PowerState::NotYet, &[AGE])), 0);
        assert_eq!(
            waits(power(next, PowerState::Active, &[AGE, Scenario::Identity])),
            0
        );
        assert_eq!(waits(power(next, PowerState::Revoked, &[AGE])), 1);
        assert_eq!(
            waits(power(next, PowerState::Active, &[Scenario::Identity])),
            1
        );
        assert_eq!(
            waits(power(date!(2026 - 02 - 24), PowerState::Active, &[AGE])),
            1
        );
    }

    #[test]
    fn another_persons_mandate_does_not_follow() {
        let old = power(date!(2026 - 02 - 25), ENDS, &[AGE]);
        let new = power(date!(2026 - 12 - 31), PowerState::Active, &[AGE]);
        assert_eq!(ending(&[person(vec![old]), person(vec![new])]).len(), 1);
    }
}
