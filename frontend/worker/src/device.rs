//! What the phone of a branch signs: `domain::device`. The key itself stays in `worker.js`.

use domain::{
    device::{Purpose, Statement},
    presentation::Origin,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The bytes to be signed for a check; nothing where the origin is spoilt.
#[wasm_bindgen]
#[must_use]
pub fn device_statement(
    origin: &str,
    device: &str,
    at: f64,
    organization: &str,
    kind: &str,
    text: &str,
    key: &str,
) -> Option<Vec<u8>> {
    let origin = Origin::parse(origin).ok()?;
    let statement = Statement {
        purpose: Purpose::Check,
        origin: &origin,
        device,
        at: at as i64,
        about: &[organization, kind, text, key],
    };
    Some(statement.bytes())
}
