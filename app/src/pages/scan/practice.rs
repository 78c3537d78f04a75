//! The training, on the scanner's first screen: when it was passed, or which organization waits
//! for it.

use domain::moscow;
use leptos::prelude::*;

use super::lines::OrganizationFacts;
use crate::{
    components::Icon,
    paths,
    text::{self, t, with},
};

/// How the training of who is here stands.
#[derive(Clone, Default)]
pub(super) struct Practice {
    /// When it was passed, Unix seconds.
    passed_at: Option<i64>,
    /// The organizations in whose name nothing can be checked before.
    waiting: Vec<String>,
}

impl Practice {
    /// From when it was passed, and what the powers of attorney say.
    pub(super) fn of(passed_at: Option<i64>, organizations: &[OrganizationFacts]) -> Self {
        let waits = |facts: &&OrganizationFacts| facts.mandates.iter().any(|it| it.untrained);
        let waiting = organizations.iter().filter(waits);
        Self {
            passed_at,
            waiting: waiting.map(|facts| facts.line.name.clone()).collect(),
        }
    }
}

/// What somebody has to do before they can check, if there is something.
#[component]
pub(super) fn TrainingFirst(practice: Practice) -> impl IntoView {
    let waits = !practice.waiting.is_empty();
    let organizations = practice.waiting.join(", ");
    waits.then(|| {
        let organizations = organizations.into();
        view! {
            <div class="notice">
                <Icon name="clock" />
                <p class="notice-title">{t("scanpage-untrained")}</p>
                <p>{with("scanpage-untrained-text", &[("organizations", organizations)])}</p>
                <p>
                    <a class="button" href=paths::TRAINING>{t("outcome-train")}</a>
                </p>
            </div>
        }
    })
}

/// The quiet way to it, and when it was passed.
#[component]
pub(super) fn TrainingLink(practice: Practice) -> impl IntoView {
    let day = practice.passed_at.and_then(moscow::day);
    let words = match day {
        Some(day) => with("scanpage-trained", &[("day", text::day(day).into())]),
        None => t("scanpage-training"),
    };
    view! { <a class="link-button" href=paths::TRAINING>{words}</a> }
}
