use domain::outcome::OutcomeKind;
use leptos::prelude::*;

use super::Icon;
use crate::text::t;

/// An outcome in a list: shape, word, then colour.
#[component]
pub fn OutcomeMark(
    /// What the scanner said.
    outcome: OutcomeKind,
) -> impl IntoView {
    let (class, icon) = match outcome {
        OutcomeKind::Confirmed => ("mark mark-yes", "check-mark"),
        OutcomeKind::NotConfirmed => ("mark mark-no", "cross"),
        OutcomeKind::AwaitingHolder => ("mark mark-wait", "wait"),
        OutcomeKind::Expired => ("mark mark-wait", "clock"),
        OutcomeKind::AlreadyUsed => ("mark mark-no", "refresh"),
        OutcomeKind::Forged => ("mark mark-no", "warning"),
        OutcomeKind::NotOurCode => ("mark", "question"),
        OutcomeKind::NoAuthority => ("mark mark-wait", "document"),
        OutcomeKind::Offline => ("mark mark-wait", "no-network"),
    };
    view! {
        <span class=class>
            <Icon name=icon />
            {t(&format!("outcome-{}", outcome.key()))}
        </span>
    }
}
