//! Makes this browser a phone of a branch: a key is made, and its public half registered.

#[cfg(target_arch = "wasm32")]
mod engine;

use domain::identifiers::Ogrn;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::texts::Texts;

/// What the page tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Secret of the link.
    pub secret: String,
    /// Id of the phone to be.
    pub id: String,
    /// Whose it will be.
    pub ogrn: Ogrn,
    /// The installation.
    pub origin: String,
    /// The server's clock when the page was drawn, Unix seconds.
    pub now: i64,
    /// Texts that are chosen here: `enrol-phone-…`.
    pub texts: Texts,
}

/// Moves what the page has drawn. Draws nothing itself.
#[island]
pub fn EnrolPhone() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_citizens(engine::begin);
}
