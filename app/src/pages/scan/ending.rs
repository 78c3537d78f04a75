//! A power of attorney that ends soon: a quiet word to its bearer.

use domain::power::PowerState;
use leptos::prelude::*;

use super::lines::OrganizationFacts;
use crate::{components::Icon, text::with};

/// The end of the right to check in the name of an organization.
#[derive(Clone)]
pub(super) struct Ending {
    /// Its name.
    organization: String,
    /// Days after today; 0 on the last one.
    days_left: u16,
}

/// When the right to check for this organization ends, if that is soon: whatever is in force ends
/// within days, and nothing is to come.
pub(super) fn ending(facts: &OrganizationFacts) -> Option<Ending> {
    let mut last = None;
    for mandate in &facts.mandates {
        match mandate.state {
            PowerState::Active | PowerState::NotYet => return None,
            PowerState::Expiring { days_left } => last = last.max(Some(days_left)),
            _ => {}
        }
    }
    last.map(|days_left| Ending {
        organization: facts.line.name.clone(),
        days_left,
    })
}

/// What it says.
#[component]
pub(super) fn EndsSoon(ending: Ending) -> impl IntoView {
    let days = i64::from(ending.days_left);
    let organization = ending.organization.into();
    view! {
        <div class="notice">
            <Icon name="clock" />
            <p class="notice-title">{with("scanpage-ending", &[("days", days.into())])}</p>
            <p>{with("scanpage-ending-text", &[("organization", organization)])}</p>
        </div>
    }
}
