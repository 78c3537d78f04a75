use leptos::prelude::*;

use crate::{ports::ComplaintState, text::t};

/// How a complaint stands, in words and colour.
#[component]
pub fn ComplaintChip(
    /// How it stands.
    state: ComplaintState,
) -> impl IntoView {
    let class = match state {
        ComplaintState::Open => "chip chip-expiring",
        ComplaintState::Answered => "chip chip-active",
        ComplaintState::Withdrawn => "chip chip-expired",
    };
    view! { <span class=class>{t(&format!("complaint-state-{}", state.key()))}</span> }
}
