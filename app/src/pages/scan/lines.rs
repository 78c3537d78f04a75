//! Powers of attorney in words, by organization.

use domain::power::PowerState;
use leptos::prelude::{AnyView, IntoAny as _, view};
use time::{Date, macros::format_description};

use crate::{
    components::PowerChip,
    islands::scanner::OrganizationLine,
    ports::{Mandate, OwnPhone},
    text::{self, with},
};

/// An organization in whose name this person may (or might once) check.
#[derive(Clone)]
pub(super) struct OrganizationFacts {
    /// As the scanner needs to know it.
    pub(super) line: OrganizationLine,
    /// Whole name.
    pub(super) full_name: String,
    /// Its powers of attorney, those in force first.
    pub(super) mandates: Vec<MandateFacts>,
}

/// A power of attorney.
#[derive(Clone)]
pub(super) struct MandateFacts {
    /// Number.
    pub(super) number: String,
    /// Whether it is in force.
    pub(super) in_force: bool,
    /// How it stands.
    pub(super) state: PowerState,
    /// First and last day in words.
    pub(super) period: String,
    /// What it covers, in words.
    pub(super) scenarios: String,
    /// What narrows it, in words; empty for nothing.
    pub(super) limits: String,
    /// Whether it counts only after the training.
    pub(super) untrained: bool,
    /// Whether it may be handed over.
    pub(super) may_hand_over: bool,
}

impl MandateFacts {
    /// Its state in words and colour.
    pub(super) fn chip(&self) -> AnyView {
        view! { <PowerChip state=self.state /> }.into_any()
    }
}

/// The same wherever its bearer is: a badge says who somebody is, and checks nothing.
pub(super) fn as_bearer(mut mandates: Vec<Mandate>) -> Vec<OrganizationFacts> {
    for mandate in &mut mandates {
        mandate.limits.branch = None;
    }
    by_organization(mandates, &[])
}

/// One entry an organization, in the order of the mandates: those first that can be used on a
/// browser that says it is `phones`.
pub(super) fn by_organization(
    mut mandates: Vec<Mandate>,
    phones: &[OwnPhone],
) -> Vec<OrganizationFacts> {
    let mut all: Vec<OrganizationFacts> = Vec::new();
    mandates.sort_by_key(|mandate| match mandate.state.in_force() {
        true if counts_here(mandate, phones) => 0,
        true => 1,
        false => 2,
    });
    for mandate in mandates {
        let facts = mandate_facts(&mandate, phones);
        match all.iter_mut().find(|known| known.line.ogrn == mandate.ogrn) {
            Some(known) => known.mandates.push(facts),
            None => all.push(OrganizationFacts {
                line: OrganizationLine {
                    note: note(&mandate, phones),
                    in_force: facts.in_force,
                    covered: String::new(),
                    ogrn: mandate.ogrn,
                    name: mandate.organization,
                },
                full_name: mandate.full_name,
                mandates: vec![facts],
            }),
        }
    }
    for facts in &mut all {
        let in_force = facts.mandates.iter().filter(|mandate| mandate.in_force);
        let covered: Vec<_> = in_force.map(|mandate| mandate.scenarios.as_str()).collect();
        facts.line.covered = covered.join(", ");
    }
    all
}

/// Whether it is no mandate of another place than this phone's. What counts is what the phone
/// proves when it checks.
fn counts_here(mandate: &Mandate, phones: &[OwnPhone]) -> bool {
    mandate.limits.branch.as_deref().is_none_or(|branch| {
        phones
            .iter()
            .any(|phone| phone.ogrn == mandate.ogrn && phone.branch == branch)
    })
}

/// How long the mandate holds and when, or why it does not.
fn note(mandate: &Mandate, phones: &[OwnPhone]) -> String {
    let limits = text::limits(&mandate.limits);
    let holds = holds(mandate);
    if mandate.untrained && mandate.state.in_force() {
        return with("scanpage-untrained", &[]);
    }
    if let Some(branch) = &mandate.limits.branch
        && mandate.state.in_force()
        && !counts_here(mandate, phones)
    {
        return with("scanpage-elsewhere", &[("branch", branch.as_str().into())]);
    }
    if limits.is_empty() || !mandate.state.in_force() {
        return holds;
    }
    format!("{holds}; {limits}")
}

fn holds(mandate: &Mandate) -> String {
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
        PowerState::Suspended => with("scanpage-suspended", &[]),
        PowerState::Expired | PowerState::Replaced => {
            with("scanpage-expired", &[("until", until.into())])
        }
        PowerState::Revoked => with("scanpage-revoked", &[]),
        PowerState::NotYet => with("scanpage-not_yet", &[("from", from.into())]),
    }
}

fn mandate_facts(mandate: &Mandate, phones: &[OwnPhone]) -> MandateFacts {
    let period = [
        ("from", day(&mandate.from).into()),
        ("until", day(&mandate.until).into()),
    ];
    let scenarios: Vec<_> = mandate
        .scenarios
        .iter()
        .map(|scenario| within_a_sentence(&text::scenario(*scenario)))
        .collect();
    MandateFacts {
        number: mandate.number.clone(),
        in_force: mandate.state.in_force() && counts_here(mandate, phones),
        state: mandate.state,
        period: with("scanpage-period", &period),
        scenarios: scenarios.join(", "),
        limits: text::limits(&mandate.limits),
        untrained: mandate.untrained && mandate.state.in_force(),
        may_hand_over: mandate.may_hand_over && mandate.state.in_force(),
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
    use domain::{identifiers::Ogrn, power::Limits, scenario::Scenario};

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
            limits: Limits::default(),
            untrained: false,
            may_hand_over: false,
        }
    }

    #[test]
    fn one_entry_an_organization_the_best_mandate_first() {
        let mandates = vec![
            mandate("1027700132195", "1", PowerState::Active),
            mandate("304500116000157", "2", PowerState::Expired),
            mandate("1027700132195", "3", PowerState::Revoked),
        ];
        let all = by_organization(mandates, &[]);
        let shape: Vec<_> = all
            .iter()
            .map(|facts| {
                let covers = !facts.line.covered.is_empty();
                (
                    facts.line.ogrn.as_str(),
                    facts.line.in_force,
                    covers,
                    facts.mandates.len(),
                )
            })
            .collect();
        assert_eq!(
            shape,
            [
                ("1027700132195", true, true, 2),
                ("304500116000157", false, false, 1)
            ]
        );
    }

    #[test]
    fn a_branch_is_offered_on_its_own_phone_alone() {
        let mut river = mandate("1027700132195", "1", PowerState::Active);
        river.limits.branch = Some("На Речной".to_owned());
        let phone = |ogrn: &str, branch: &str| OwnPhone {
            id: String::new(),
            name: String::new(),
            ogrn: Ogrn::parse(ogrn).expect("valid"),
            branch: branch.to_owned(),
        };
        let offered = |mandates: &[Mandate], phones: &[OwnPhone]| {
            let all = by_organization(mandates.to_vec(), phones);
            let first = all[0].mandates[0].number.clone();
            (all[0].line.in_force, first)
        };
        let alone = std::slice::from_ref(&river);
        let own = [phone("1027700132195", "На Речной")];
        assert!(offered(alone, &own).0);
        assert!(!offered(alone, &[]).0);
        assert!(!offered(alone, &[phone("1027700132195", "Центральный")]).0);
        assert!(!offered(alone, &[phone("304500116000157", "На Речной")]).0);
        let both = [river, mandate("1027700132195", "2", PowerState::Active)];
        assert_eq!(offered(&both, &[]), (true, "2".to_owned()));
        assert_eq!(offered(&both, &own), (true, "1".to_owned()));
        assert!(as_bearer(both.to_vec())[0].line.in_force);
    }

    #[test]
    fn names_within_a_sentence() {
        assert_eq!(within_a_sentence("Участник СВО"), "участник СВО");
        assert_eq!(within_a_sentence(""), "");
    }
}
