//! Powers of attorney as the rules want them.

use app::ports::PowerLine;
use domain::{
    power::{Limits, PowerOfAttorney, PowerState, Powers, Validity},
    scenario::Scenario,
};
use time::Date;

use crate::{
    registry::days,
    store::{StoreError, powers},
};

/// What the rules need to know of a stored power of attorney.
pub(crate) fn read(row: &powers::Model) -> Result<PowerOfAttorney, StoreError> {
    read_at(row, i64::MAX)
}

/// The same as it stood at `at` (Unix seconds): what was revoked later was not revoked then.
pub(crate) fn read_at(row: &powers::Model, at: i64) -> Result<PowerOfAttorney, StoreError> {
    let scenarios: Vec<Scenario> = serde_json::from_str(&row.scenarios)
        .map_err(|_| StoreError::corrupt("powers.scenarios"))?;
    let from = days::read(&row.valid_from, "powers.valid_from")?;
    let until = days::read(&row.valid_until, "powers.valid_until")?;
    let powers = Powers::new(scenarios).ok_or(StoreError::corrupt("powers.scenarios"))?;
    let validity =
        Validity::new(from, until).map_err(|_| StoreError::corrupt("powers.valid_until"))?;
    let replaced_from = row.replaced_from.as_deref();
    Ok(PowerOfAttorney {
        limits: limits(row)?,
        revoked: row.revoked_at.is_some_and(|revoked| revoked <= at),
        suspended: is_suspended(row, at)?,
        replaced_from: replaced_from
            .map(|day| days::read(day, "powers.replaced_from"))
            .transpose()?,
        ..PowerOfAttorney::new(powers, validity)
    })
}

fn limits(row: &powers::Model) -> Result<Limits, StoreError> {
    row.limits.as_deref().map_or_else(
        || Ok(Limits::default()),
        |stored| serde_json::from_str(stored).map_err(|_| StoreError::corrupt("powers.limits")),
    )
}

/// Limits as they are stored; `None` for none.
pub(crate) fn write_limits(limits: &Limits) -> Result<Option<String>, StoreError> {
    (!limits.is_none())
        .then(|| serde_json::to_string(limits).map_err(|_| StoreError::corrupt("powers.limits")))
        .transpose()
}

/// The suspensions that are over, from and until (Unix seconds).
pub(crate) fn past_suspensions(row: &powers::Model) -> Result<Vec<(i64, i64)>, StoreError> {
    let stored = row.suspensions.as_deref().unwrap_or("[]");
    serde_json::from_str(stored).map_err(|_| StoreError::corrupt("powers.suspensions"))
}

fn is_suspended(row: &powers::Model, at: i64) -> Result<bool, StoreError> {
    let now = row.suspended_at.is_some_and(|from| from <= at);
    let then = past_suspensions(row)?
        .iter()
        .any(|(from, until)| (*from..*until).contains(&at));
    Ok(now || then)
}

/// What it covers, as it is stored.
pub(crate) fn write_scenarios(powers: &Powers) -> Result<String, StoreError> {
    serde_json::to_string(powers).map_err(|_| StoreError::corrupt("powers.scenarios"))
}

/// A line of a list.
pub(crate) fn line(
    row: &powers::Model,
    representative: String,
    today: Date,
) -> Result<PowerLine, StoreError> {
    let power = read(row)?;
    Ok(PowerLine {
        number: row.number.clone(),
        representative,
        scenarios: power.powers.scenarios().collect(),
        from: power.validity.from(),
        until: power.validity.until(),
        state: power.state(today),
        limits: power.limits,
    })
}

/// Order of a list that is about today: those in force first, then those still to come,
/// then those that are over.
pub(crate) fn rank(state: PowerState) -> u8 {
    match state {
        PowerState::Active | PowerState::Expiring { .. } => 0,
        PowerState::NotYet | PowerState::Suspended => 1,
        PowerState::Expired | PowerState::Replaced | PowerState::Revoked => 2,
    }
}
