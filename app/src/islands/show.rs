//! The screen a holder shows: photo, code, countdown.
//!
//! The server draws every state of it at once (`pages/id/show`); here is what moves them.
//!
//! ```text
//! timeline  what is shown at a moment, by the server's clock; no browser in it
//! drawing   moment -> which parts show, and what stands in them; no browser either
//! engine    keeps it going with the browser's clocks and the server's answers
//! large     the code alone, as large as it goes
//! own_device  the key with which this browser asks for codes
//! vault     what the phone holds for a place without a network
//! held      the same screen out of the vault
//! ```

mod drawing;
#[cfg(target_arch = "wasm32")]
mod engine;
mod errand;
#[cfg(target_arch = "wasm32")]
mod held;
#[cfg(target_arch = "wasm32")]
mod large;
#[cfg(target_arch = "wasm32")]
mod own_device;
mod shelf;
mod stream;
mod timeline;
#[cfg(target_arch = "wasm32")]
mod vault;

use domain::scenario::Scenario;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub use self::drawing::{QUIET, other_held};
use self::{drawing::Mood, timeline::Timeline};
use super::{
    stage::Facts,
    texts::{Texts, fill, text},
};
use crate::ports::{Codes, DeviceStanding, Notices};

/// What the showing is told by the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// What is shown.
    pub scenario: Scenario,
    /// The code of this window and those ahead.
    pub codes: Codes,
    /// What has happened lately.
    pub notices: Notices,
    /// The scenario in words.
    pub name: String,
    /// What a verifier learns, in one line.
    pub learns: String,
    /// The photo, where it does not come from the server.
    pub photo: Option<String>,
    /// What else can be shown without a network.
    pub others: Vec<Scenario>,
    /// Texts that are chosen here: `show-…` and `reason-…`.
    pub texts: Texts,
    /// How this browser stands as a device of the holder; `None` in the shell.
    #[serde(default)]
    pub device: Option<Device>,
}

/// What is needed to sign requests for codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// How the session stands.
    pub standing: DeviceStanding,
    /// Whether it gets no code before it is bound.
    pub only: bool,
    /// Id of the session.
    pub session: String,
    /// The installation.
    pub origin: String,
}

impl Setting {
    /// The screen with the code of this moment, as the server draws it.
    pub fn first_drawing(&self) -> Facts {
        let moment = self.timeline().first();
        drawing::of(&moment, Mood::default(), self)
    }

    fn timeline(&self) -> Timeline {
        Timeline::new(self.scenario, self.codes.clone(), self.notices.clone())
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
pub fn Show() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_citizens(engine::begin);
}

/// Fills the offline shell in. Draws nothing itself.
#[island]
pub fn ShowHeld() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_citizens(|shell| leptos::task::spawn_local(held::begin(shell)));
}
