//! Powers of attorney in words, by organization, as the island shows them.

use domain::power::PowerState;
use time::{Date, macros::format_description};

use crate::{
    islands::scanner::{MandateLine, OrganizationLine},
    ports::Mandate,
    text::{self, with},
};

/// One line an organization, in the order of the mandates: those in force first.
pub(super) fn organization_lines(mandates: Vec<Mandate>) -> Vec<OrganizationLine> {
    let mut lines: Vec<OrganizationLine> = Vec::new();
    for mandate in mandates {
        let described = mandate_line(&mandate);
        match lines.iter_mut().find(|line| line.ogrn == mandate.ogrn) {
            Some(line) => line.mandates.push(described),
            None => lines.push(OrganizationLine {
                note: note(&mandate),
                in_force: described.in_force,
                mandates: vec![described],
                ogrn: mandate.ogrn,
                name: mandate.organization,
                full_name: mandate.full_name,
            }),
        }
    }
    lines
}

/// How long the mandate holds, or why it does not.
fn note(mandate: &Mandate) -> String {
    let (from, until) = (day(&mandate.from), day(&mandate.until));
    match mandate.state {
        PowerState::Active => with("scanpage-until", &[("until", until.into())]),
        PowerState::Expiring { days_left } => with(
            "scanpage-expiring",
            &[
                ("until", until.into()),
                ("days", i64::from(days_left).into()),
            ],
        ),
        PowerState::Expired => with("scanpage-expired", &[("until", until.into())]),
        PowerState::Revoked => with("scanpage-revoked", &[]),
        PowerState::NotYet => with("scanpage-not_yet", &[("from", from.into())]),
    }
}

fn mandate_line(mandate: &Mandate) -> MandateLine {
    let period = [
        ("from", day(&mandate.from).into()),
        ("until", day(&mandate.until).into()),
    ];
    let scenarios: Vec<_> = mandate
        .scenarios
        .iter()
        .map(|scenario| within_a_sentence(&text::scenario(*scenario)))
        .collect();
    let state = match mandate.state {
        PowerState::Expiring { days_left } => with(
            "power-state-expiring",
            &[("days", i64::from(days_left).into())],
        ),
        other => text::t(&format!("power-state-{}", other.key())),
    };
    MandateLine {
        number: mandate.number.clone(),
        in_force: mandate.state.in_force(),
        chip: format!("chip chip-{}", chip(mandate.state)),
        state,
        period: with("scanpage-period", &period),
        scenarios: scenarios.join(", "),
    }
}

fn chip(state: PowerState) -> &'static str {
    match state {
        PowerState::NotYet => "pending",
        other => other.key(),
    }
}

/// The name of a scenario as a part of a sentence: small first letter.
fn within_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

fn day(iso: &str) -> String {
    Date::parse(iso, format_description!("[year]-[month]-[day]"))
        .map_or_else(|_| iso.to_owned(), text::day)
}

#[cfg(test)]
mod tests {
    use domain::{identifiers::Ogrn, scenario::Scenario};

    use super::*;

    fn mandate(ogrn: &str, number: &str, state: PowerState) -> Mandate {
        Mandate {
            ogrn: Ogrn::parse(ogrn).expect("valid"),
            organization: "МКУ".to_owned(),
            full_name: "МКУ".to_owned(),
            number: number.to_owned(),
            from: "2026-03-01".to_owned(),
            until: "2026-12-31".to_owned(),
            state,
            scenarios: vec![Scenario::Age18],
        }
    }

    #[test]
    fn one_line_an_organization_the_best_mandate_first() {
        let lines = organization_lines(vec![
            mandate("1027700132195", "1", PowerState::Active),
            mandate("304500116000157", "2", PowerState::Expired),
            mandate("1027700132195", "3", PowerState::Revoked),
        ]);
        let shape: Vec<_> = lines
            .iter()
            .map(|line| (line.ogrn.as_str(), line.in_force, line.mandates.len()))
            .collect();
        assert_eq!(
            shape,
            [("1027700132195", true, 2), ("304500116000157", false, 1)]
        );
    }

    #[test]
    fn names_within_a_sentence() {
        assert_eq!(within_a_sentence("Участник СВО"), "участник СВО");
        assert_eq!(within_a_sentence(""), "");
    }
}
