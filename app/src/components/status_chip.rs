use domain::status::StatusState;
use leptos::prelude::*;

use crate::text::t;

/// How a status stands, in a word with its colour.
#[component]
pub fn StatusChip(state: StatusState) -> impl IntoView {
    let (class, key) = match state {
        StatusState::Active => ("chip chip-active", "active"),
        StatusState::NotYet => ("chip chip-pending", "not_yet"),
        StatusState::Ended => ("chip chip-expired", "ended"),
        StatusState::Suspended => ("chip chip-revoked", "suspended"),
    };
    view! { <span class=class>{t(&format!("registry-status-{key}"))}</span> }
}
