//! A database of the browser, as little of it as is needed: one store, one request at a time.
//!
//! By name, and not by the types of `web-sys`: those are a hundred functions of glue.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// The opened database. Whoever wants to delete it waits until it is closed.
pub(super) struct Database {
    opened: JsValue,
    /// Its name, and that of its store.
    name: &'static str,
}

impl Database {
    /// Opens the one of that name, new if there is none.
    pub(super) async fn open(name: &'static str) -> Option<Self> {
        let request = call(&factory()?, "open", &[&name.into()])?;
        let new = request.clone();
        let create = Closure::once_into_js(move || {
            if let Ok(database) = Reflect::get(&new, &"result".into()) {
                call(&database, "createObjectStore", &[&name.into()]);
            }
        });
        Reflect::set(&request, &"onupgradeneeded".into(), &create).ok()?;
        let opened = answered(request).await?;
        Some(Self { opened, name })
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
        let name = self.name.into();
        let transaction = call(&self.opened, "transaction", &[&name, &mode.into()])?;
        call(&transaction, "objectStore", &[&name])
    }

    pub(super) fn close(self) {
        call(&self.opened, "close", &[]);
    }
}

/// Deletes the one of that name, as soon as nobody has it open.
pub(super) fn delete(name: &str) {
    if let Some(factory) = factory() {
        call(&factory, "deleteDatabase", &[&name.into()]);
    }
}

fn factory() -> Option<JsValue> {
    let factory = Reflect::get(&window(), &"indexedDB".into()).ok()?;
    (!factory.is_undefined()).then_some(factory)
}

/// What a promise becomes; `None` if it is refused.
pub(super) async fn settled(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

/// Calls `target.method(…)`.
pub(super) fn call(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().copied().collect();
    function.apply(target, &arguments).ok()
}

/// The answer to a request of the database.
async fn answered(request: JsValue) -> Option<JsValue> {
    let promise = Promise::new(&mut |done: Function, failed: Function| {
        let done = move || done.call0(&JsValue::UNDEFINED);
        let done = Closure::once_into_js(move || drop(done()));
        for (event, act) in [("onsuccess", &done), ("onerror", failed.as_ref())] {
            let _ = Reflect::set(&request, &event.into(), act);
        }
    });
    settled(promise).await?;
    Reflect::get(&request, &"result".into()).ok()
}
