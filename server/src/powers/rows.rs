//! Powers of attorney as the rules want them.

use app::ports::PowerLine;
use domain::{
    power::{PowerOfAttorney, PowerState, Powers, Validity},
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
    Ok(PowerOfAttorney {
        powers: Powers::new(scenarios).ok_or(StoreError::corrupt("powers.scenarios"))?,
        validity: Validity::new(from, until)
            .map_err(|_| StoreError::corrupt("powers.valid_until"))?,
        revoked: row.revoked_at.is_some_and(|revoked| revoked <= at),
    })
}

/// What it covers, as it is stored.
pub(crate) fn write_scenarios(powers: &Powers) -> Result<String, StoreError> {
    serde_json::to_string(powers).map_err(|_| StoreError::corrupt("powers.scenarios"))
}

/// A line of a list.
pub(super) fn line(
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
    })
}

/// Order of a list that is about today: those in force first, then those still to come,
/// then those that are over.
pub(crate) fn rank(state: PowerState) -> u8 {
    match state {
        PowerState::Active | PowerState::Expiring { .. } => 0,
        PowerState::NotYet => 1,
        PowerState::Expired | PowerState::Revoked => 2,
    }
}
