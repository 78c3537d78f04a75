//! The portal's service worker. Registered by the showing, and never asked to hand over: a
//! newer one takes over when no page of the portal is open, so nobody is interrupted.

use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RegistrationOptions, ServiceWorkerContainer};

use crate::paths;

/// Registers it. Pages without https have none.
pub(super) async fn register() {
    let name = JsValue::from_str("serviceWorker");
    let container = js_sys::Reflect::get(&window().navigator(), &name);
    let Some(container) = container.ok().filter(JsValue::is_object) else {
        return;
    };
    let container: ServiceWorkerContainer = container.unchecked_into();
    let options = RegistrationOptions::new();
    options.set_scope(paths::ID);
    let registered = container.register_with_options(paths::ID_SERVICE_WORKER, &options);
    let _ = JsFuture::from(registered).await;
}
