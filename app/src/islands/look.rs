//! Sends on what a phone's camera has put behind the `#` of the address of a badge. It reaches
//! no server by itself.

#[cfg(target_arch = "wasm32")]
mod engine;

use leptos::prelude::*;

/// Looks at the badge in the address. Draws nothing itself.
#[island]
pub fn LookAtBadge() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    if super::module::of_citizens() {
        engine::begin();
    }
}
