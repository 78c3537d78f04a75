//! The portal's own way to read a badge: camera, or a picture from the phone.
//!
//! Camera, pixels and decoder are the scanner's; what they find is opened as any phone's
//! camera would open it.

#[cfg(target_arch = "wasm32")]
mod engine;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    stage::Facts,
    texts::{Texts, text},
};

/// What the reader is told by the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Address of the decoder's worker.
    pub worker: String,
    /// Texts that are chosen here: `reader-…`.
    pub texts: Texts,
}

impl Setting {
    fn t(&self, key: &str) -> String {
        text(&self.texts, key)
    }
}

/// What the reader is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// As the server draws it.
    #[default]
    Still,
    /// Ready to begin.
    Ready,
    /// The camera is being opened.
    Opening,
    /// It looks.
    Looking,
    /// A badge was found and is being opened.
    Found,
}

impl State {
    /// What the page shows, with something to tell (a key of the texts).
    pub fn drawing(self, setting: &Setting, message: Option<&str>) -> Facts {
        let mut facts = Facts::default();
        facts.hold(match self {
            Self::Still => "still",
            Self::Ready => "ready",
            Self::Opening | Self::Looking => "camera",
            Self::Found => "found",
        });
        facts.hold_if(&[
            ("alive", self != Self::Still),
            ("opening", self == Self::Opening),
        ]);
        facts.say(
            "message",
            message.map_or_else(String::new, |key| setting.t(key)),
        );
        facts
    }
}

/// Moves what the page has drawn. Draws nothing itself.
#[island]
pub fn BadgeReader() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_citizens(engine::begin);
}
