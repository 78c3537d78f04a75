//! Whether this device is fit to scan: each part is tried, and said to be good or not.
//!
//! ```text
//! finding  what was found of a part, and what the page says of it; no browser in it
//! engine   tries the parts with the scanner's own camera, decoder and worker
//! ```

#[cfg(target_arch = "wasm32")]
mod engine;
mod finding;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub use self::finding::Part;
use self::finding::drawing;
use super::{
    Facts,
    texts::{Texts, text},
};

/// What the test is told by the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Address of the decoder's worker.
    pub worker: String,
    /// What stands in the code of the chart.
    pub chart: String,
    /// Its modules, packed ([`crate::symbol`]).
    pub modules: String,
    /// Modules on a side.
    pub size: u32,
    /// The server's clock when it drew the page, Unix seconds.
    pub now: i64,
    /// Texts that are chosen here: `selftest-…`.
    pub texts: Texts,
}

impl Setting {
    /// The page before anything was tried, as the server draws it.
    pub fn first_drawing(&self) -> Facts {
        drawing(&[], false, self)
    }

    fn t(&self, key: &str) -> String {
        text(&self.texts, key)
    }
}

/// Moves what the page has drawn. Draws nothing itself.
#[island]
pub fn SelfTest() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_citizens(engine::begin);
}
