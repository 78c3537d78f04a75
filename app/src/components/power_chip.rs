use domain::power::PowerState;
use leptos::prelude::*;

use crate::text::{t, with};

/// The state of a power of attorney, in words and colour.
#[component]
pub fn PowerChip(
    /// How it stands today.
    state: PowerState,
) -> impl IntoView {
    let label = match state {
        PowerState::Expiring { days_left } => with(
            "power-state-expiring",
            &[("days", i64::from(days_left).into())],
        ),
        other => t(&format!("power-state-{}", other.key())),
    };
    let class = match state {
        PowerState::NotYet => "chip chip-pending",
        PowerState::Suspended => "chip chip-suspended",
        PowerState::Active => "chip chip-active",
        PowerState::Expiring { .. } => "chip chip-expiring",
        PowerState::Expired | PowerState::Replaced => "chip chip-expired",
        PowerState::Revoked => "chip chip-revoked",
    };
    view! { <span class=class>{label}</span> }
}
