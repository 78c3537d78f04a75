//! The browser's database, as little of it as is needed: one store, one request at a time.
//!
//! By name, and not by the types of `web-sys`: those are a hundred functions of glue.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{answered, call};

/// Its name, and that of its store; `shell/start.js` deletes it by the same.
const NAME: &str = "id";

/// The opened database. Whoever wants to delete it waits until it is closed.
pub(super) struct Database(JsValue);

impl Database {
    pub(super) async fn open() -> Option<Self> {
        let request = call(&factory()?, "open", &[&NAME.into()])?;
        let new = request.clone();
        let create = Closure::once_into_js(move || {
            if let Ok(database) = Reflect::get(&new, &"result".into()) {
                call(&database, "createObjectStore", &[&NAME.into()]);
            }
        });
        Reflect::set(&request, &"onupgradeneeded".into(), &create).ok()?;
        Some(Self(answered(request).await?))
    }

    pub(super) async fn get(&self, name: &str) -> Option<JsValue> {
        let request = call(&self.store("readonly")?, "get", &[&name.into()])?;
        let found = answered(request).await?;
        (!found.is_undefined()).then_some(found)
    }

    /// In place of what is there under `name`.
    pub(super) async fn put(&self, name: &str, value: &JsValue) {
        self.write("put", name, value).await;
    }

    /// Unless something is there under `name`.
    pub(super) async fn add(&self, name: &str, value: &JsValue) {
        self.write("add", name, value).await;
    }

    async fn write(&self, how: &str, name: &str, value: &JsValue) {
        if let Some(store) = self.store("readwrite")
            && let Some(request) = call(&store, how, &[value, &name.into()])
        {
            answered(request).await;
        }
    }

    fn store(&self, mode: &str) -> Option<JsValue> {
        let transaction = call(&self.0, "transaction", &[&NAME.into(), &mode.into()])?;
        call(&transaction, "objectStore", &[&NAME.into()])
    }

    pub(super) fn close(self) {
        call(&self.0, "close", &[]);
    }
}

/// Deletes it, as soon as nobody has it open.
pub(super) fn delete() {
    if let Some(factory) = factory() {
        call(&factory, "deleteDatabase", &[&NAME.into()]);
    }
}

fn factory() -> Option<JsValue> {
    let factory = Reflect::get(&window(), &"indexedDB".into()).ok()?;
    (!factory.is_undefined()).then_some(factory)
}
