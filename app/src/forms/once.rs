use domain::{
    once::{Scope, countable},
    scenario::Scenario,
    status::StatusKind,
};

use super::Fields;
use crate::error::AppError;

/// What the form says where there is no rule.
const OFF: &str = "off";

/// Name of a scenario's field.
pub fn once_field(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::Status(kind) => StatusKind::key(kind),
        _ => "",
    }
}

/// Reads where each status is counted; what is not named stays as it is.
///
/// # Errors
/// [`AppError::Invalid`] for what no form of ours sends.
pub fn once_rules(fields: &Fields) -> Result<Vec<(Scenario, Option<Scope>)>, AppError> {
    let strange = || AppError::Invalid { fields: Vec::new() };
    let mut rules = Vec::new();
    for scenario in countable() {
        let name = once_field(scenario);
        if fields.first(name).is_none() {
            continue;
        }
        let scope = match fields.one(name, 20).map_err(|_| strange())? {
            OFF => None,
            key => Some(Scope::from_key(key).ok_or_else(strange)?),
        };
        rules.push((scenario, scope));
    }
    if rules.is_empty() {
        return Err(strange());
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Option<Vec<(Scenario, Option<Scope>)>> {
        once_rules(&Fields::of(fields)).ok()
    }

    #[test]
    fn each_status_says_where() {
        let (student, family) = (
            Scenario::Status(StatusKind::Student),
            Scenario::Status(StatusKind::LargeFamily),
        );
        assert_eq!(
            read(&[("student", "branch"), ("large_family", "organization")]),
            Some(vec![
                (family, Some(Scope::Organization)),
                (student, Some(Scope::Branch))
            ])
        );
        assert_eq!(read(&[("student", "off")]), Some(vec![(student, None)]));
        for strange in [
            &[][..],
            &[("student", "")],
            &[("student", "always")],
            &[("student", "off"), ("student", "branch")],
            &[("age18", "organization")],
            &[("identity", "organization")],
        ] {
            assert_eq!(read(strange), None, "{strange:?}");
        }
    }
}
