//! Codes that no camera of ours has read: pasted, dropped, or typed by a hardware scanner; and
//! the way to another app.

use std::cell::RefCell;

use js_sys::Function;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, Element};

use super::{bindings, search_photo, take_text, time};
use crate::islands::{
    scanner::keyboard::{Key, Typing},
    stage::on,
};

/// Listens to the whole page.
pub fn begin() {
    let document = document();
    on(&document, "paste", |event| {
        if !is_typed_into(event) {
            take(event, "clipboardData");
        }
    });
    // A page that does not take a file says so to the browser, which would then open it.
    on(&document, "dragover", |event| event.prevent_default());
    on(&document, "drop", |event| take(event, "dataTransfer"));
    let typing = RefCell::new(Typing::default());
    on(&document, "keydown", move |event| {
        if is_typed_into(event) {
            return;
        }
        let said = |name| bindings::text(event, name).unwrap_or_default();
        let is = |name| bindings::get(event, name).is_some_and(|it| it.is_truthy());
        if is("ctrlKey") || is("metaKey") || is("altKey") {
            return;
        }
        let (key, code) = (said("key"), said("code"));
        let key = Key {
            key: &key,
            code: &code,
            shift: is("shiftKey"),
        };
        let typed = typing.borrow_mut().press(&key, time::now());
        if let Some(text) = typed {
            // Or it would press whatever has the focus.
            event.prevent_default();
            take_text(text);
        }
    });
}

/// Fields take their own keys.
fn is_typed_into(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.matches("input, textarea, select").unwrap_or(false))
}

/// A picture or a text that comes with the event.
fn take(event: &web_sys::Event, under: &str) {
    let Some(data) = bindings::get(event, under) else {
        return;
    };
    event.prevent_default();
    let file = bindings::get(&data, "files").and_then(|files| bindings::get(&files, "0"));
    if let Some(file) = file {
        return search_photo(file.unchecked_into::<Blob>());
    }
    let text = call(&data, "getData", &"text/plain".into()).and_then(|text| text.as_string());
    let text = text.map(|text| text.trim().to_owned());
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        take_text(text);
    }
}

/// Whether texts can be handed to other apps.
pub fn can_share() -> bool {
    bindings::has(&window().navigator(), "share")
}

/// Hands `text` to an app that the person chooses.
pub fn share(text: &str) {
    let data = bindings::object(&[("text", text.into())]);
    if let Some(promise) = call(&window().navigator(), "share", &data) {
        // Whoever changes their mind has done nothing wrong.
        time::leave(promise.unchecked_into());
    }
}

fn call(of: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    let function: Function = bindings::get(of, name)?.dyn_into().ok()?;
    function.call1(of, with).ok()
}
