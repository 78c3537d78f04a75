//! The browser's own cryptography, by name as the database is.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Pages without https have none.
pub(super) fn subtle() -> Option<JsValue> {
    let crypto = Reflect::get(&window(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    (!subtle.is_undefined()).then_some(subtle)
}

/// A plain object of these parts.
pub(super) fn object(parts: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in parts {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
