//! Says what a code is that is none of ours, so that it need not be sent anywhere.

use domain::{
    foreign::{ForeignCode, facts},
    presentation::{
        Letter, Origin,
        text::{self, Scanned},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

/// What `text` is to the installation at `origin`: the kind, then keys and values of what stands
/// in it, in turn. Nothing if it is a citizen's code of ours, or if it cannot be told.
#[wasm_bindgen]
#[must_use]
pub fn foreign(origin: &str, text: &str) -> Option<Vec<String>> {
    let origin = Origin::parse(origin).ok()?;
    match text::read(&origin, Letter::Presentation, text) {
        Scanned::Ours(_) => return None,
        Scanned::Foreign => {}
    }
    let code = ForeignCode::seen_at(&origin, text);
    let mut said = vec![code.key().to_owned()];
    for fact in facts(&code, text) {
        said.extend([fact.key.to_owned(), fact.value]);
    }
    Some(said)
}
