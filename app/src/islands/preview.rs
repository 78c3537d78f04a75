//! Shows a picture that was chosen before it is sent: a thumb over the lens is seen at once.

#[cfg(target_arch = "wasm32")]
mod engine;

use leptos::prelude::*;

/// Shows what was chosen in each field that has a place for it. Draws nothing itself.
#[island]
pub fn PicturePreview() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    if super::module::of_citizens() {
        engine::begin();
    }
}
