//! What a screen that somebody holds out needs of the browser. On the server nothing here is ever called.

use leptos::{prelude::window, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::clock::Reading;

/// What the two clocks say.
pub(super) fn reading() -> Reading {
    let steady = window().performance().map_or(0.0, |clock| clock.now());
    Reading {
        steady: whole(steady),
        wall: whole(js_sys::Date::now()),
    }
}

/// Milliseconds from half a second to eight, different for each page.
pub(super) fn any_pause() -> i64 {
    500 + whole(js_sys::Math::random() * 7_500.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds of a clock stay far below 2⁵³"
)]
fn whole(milliseconds: f64) -> i64 {
    milliseconds as i64
}

/// Keeps the screen on while the page is seen. Not every browser can, and a phone that saves
/// energy refuses: then the screen goes dark as usual.
pub(super) fn keep_awake() {
    if let Ok(request) = request_wake_lock() {
        spawn_local(async move {
            let _ = JsFuture::from(request).await;
        });
    }
}

fn request_wake_lock() -> Result<js_sys::Promise, JsValue> {
    let lock = js_sys::Reflect::get(&window().navigator(), &"wakeLock".into())?;
    let request: js_sys::Function = js_sys::Reflect::get(&lock, &"request".into())?.dyn_into()?;
    request.call1(&lock, &"screen".into())?.dyn_into()
}
