//! The badge on the screen of a member of staff.
//!
//! ```text
//! machine  what is shown at a moment, by the server's clock; no browser in it
//! engine   keeps it going with the browser's clocks and the server's answers
//! ```

#[cfg(target_arch = "wasm32")]
mod engine;
mod machine;
#[cfg(test)]
mod tests;

use domain::identifiers::Ogrn;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::machine::Machine;
use super::{
    stage::Facts,
    texts::{Texts, fill, text},
};
use crate::ports::ShownBadge;

/// What the badge is told by the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// In whose name.
    pub organization: Ogrn,
    /// The codes at hand, and who has looked lately.
    pub shown: ShownBadge,
    /// Texts that are chosen here: `badge-…`.
    pub texts: Texts,
}

impl Setting {
    /// The screen with the badge of this moment, as the server draws it.
    pub fn first_drawing(&self) -> Facts {
        Machine::still(self.shown.clone()).drawing(self)
    }

    fn t(&self, key: &str) -> String {
        text(&self.texts, key)
    }

    /// The text of `key` with values put in.
    fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(&self.t(key), values)
    }
}

/// Moves what the page has drawn. Draws nothing itself.
#[island]
pub fn Badge() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_citizens(engine::begin);
}
