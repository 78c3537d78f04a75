//! Передоверие: a representative lets another person act in their place, once.

use time::Date;

use super::{PowerOfAttorney, Powers, Validity};

/// Why a power of attorney cannot be handed over like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandOverRefusal {
    /// It does not count today.
    #[error("it is not in force")]
    NotInForce,
    /// More than it covers.
    #[error("more than it covers")]
    Powers,
    /// Longer than it counts.
    #[error("longer than it counts")]
    Term,
}

/// Whether `held` may be handed over on `today` with `powers` for `validity`. Never more than
/// there is: what narrows it goes with it, and is not asked for here.
///
/// # Errors
/// See [`HandOverRefusal`].
pub fn hand_over(
    held: &PowerOfAttorney,
    powers: &Powers,
    validity: Validity,
    today: Date,
) -> Result<(), HandOverRefusal> {
    if !held.state(today).in_force() {
        return Err(HandOverRefusal::NotInForce);
    }
    if !powers.scenarios().all(|it| held.powers.cover(it)) {
        return Err(HandOverRefusal::Powers);
    }
    // One that will be replaced counts until the day before.
    let replaced = held.replaced_from.and_then(Date::previous_day);
    let last = replaced.map_or(held.validity.until, |day| day.min(held.validity.until));
    if validity.from < held.validity.from.max(today) || validity.until > last {
        return Err(HandOverRefusal::Term);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{scenario::Scenario, status::StatusKind};

    const TODAY: Date = date!(2026 - 03 - 10);

    fn powers(all: &[Scenario]) -> Powers {
        Powers::new(all.iter().copied()).expect("some")
    }

    fn days(from: Date, until: Date) -> Validity {
        Validity::new(from, until).expect("in order")
    }

    #[test]
    fn never_more_and_never_longer() {
        let student = Scenario::Status(StatusKind::Student);
        let both = powers(&[Scenario::Age18, student]);
        let mut held = PowerOfAttorney::new(
            both.clone(),
            days(date!(2026 - 03 - 01), date!(2026 - 06 - 30)),
        );
        let until = |day| days(TODAY, day);
        let ask = |held: &PowerOfAttorney, powers: &Powers, validity| {
            hand_over(held, powers, validity, TODAY)
        };
        let last = until(date!(2026 - 06 - 30));
        assert_eq!(ask(&held, &both, last), Ok(()));
        assert_eq!(ask(&held, &powers(&[student]), until(TODAY)), Ok(()));
        let more = powers(&[student, Scenario::Identity]);
        assert_eq!(ask(&held, &more, last), Err(HandOverRefusal::Powers));
        let longer = until(date!(2026 - 07 - 01));
        assert_eq!(ask(&held, &both, longer), Err(HandOverRefusal::Term));
        let earlier = days(date!(2026 - 03 - 09), date!(2026 - 06 - 30));
        assert_eq!(ask(&held, &both, earlier), Err(HandOverRefusal::Term));
        held.replaced_from = Some(date!(2026 - 05 - 01));
        assert_eq!(ask(&held, &both, last), Err(HandOverRefusal::Term));
        assert_eq!(ask(&held, &both, until(date!(2026 - 04 - 30))), Ok(()));
        held.suspended = true;
        assert_eq!(ask(&held, &both, last), Err(HandOverRefusal::NotInForce));
    }
}
