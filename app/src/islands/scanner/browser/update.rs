//! The service worker: `start.js` registers it, and it is replaced only when the person asks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::{prelude::window, task::spawn_local};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use super::{bindings, tell, time};
use crate::islands::scanner::states::Event;

/// Sent to the waiting worker: take over now.
const SKIP: &str = "skip";

/// Names what the service worker is woken for.
const OUTBOX: &str = "scan-outbox";

/// The registration, and whether the person asked for the new version.
#[derive(Default)]
pub struct Updates {
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    asked: Cell<bool>,
}

impl Updates {
    /// Watches for newer service workers once there is one.
    pub fn watch(self: &Rc<Self>) {
        let Some(container) = container() else { return };
        let this = Rc::clone(self);
        let changed = Closure::<dyn FnMut()>::new(move || {
            // Also fires when the very first worker takes over; nobody asked for that.
            if this.asked.replace(false) {
                let _ = window().location().reload();
            }
        });
        container.set_oncontrollerchange(Some(changed.into_js_value().unchecked_ref()));
        let this = Rc::clone(self);
        spawn_local(async move {
            let Ok(ready) = container.ready() else { return };
            if let Ok(registration) = JsFuture::from(ready).await {
                this.follow(registration.unchecked_into());
            }
        });
    }

    /// Looks whether there is a newer one: scanners stay open for days.
    pub fn look(&self) {
        let registration = self.registration.borrow();
        let Some(Ok(promise)) = registration.as_ref().map(ServiceWorkerRegistration::update) else {
            return;
        };
        time::leave(promise);
    }

    /// Has the browser send what waits when it can (Background Sync, Chromium only); the page
    /// tries by itself as well.
    pub fn send_later(&self) {
        let registration = self.registration.borrow();
        let Some(sync) = registration
            .as_ref()
            .and_then(|registration| bindings::get(registration, "sync"))
        else {
            return;
        };
        let Ok(promise) = sync
            .unchecked_into::<bindings::SyncManager>()
            .register(OUTBOX)
        else {
            return;
        };
        time::leave(promise);
    }

    /// Lets the waiting one take over; the page then loads anew, once.
    pub fn take(&self) {
        let waiting = self
            .registration
            .borrow()
            .as_ref()
            .and_then(ServiceWorkerRegistration::waiting);
        if let Some(waiting) = waiting {
            self.asked.set(true);
            let _ = waiting.post_message(&SKIP.into());
        }
    }

    fn follow(&self, registration: ServiceWorkerRegistration) {
        tell_if_waiting(&registration);
        let found = {
            let registration = registration.clone();
            Closure::<dyn FnMut()>::new(move || {
                if let Some(installing) = registration.installing() {
                    let registration = registration.clone();
                    let installed =
                        Closure::<dyn FnMut()>::new(move || tell_if_waiting(&registration));
                    installing.set_onstatechange(Some(installed.into_js_value().unchecked_ref()));
                }
            })
        };
        registration.set_onupdatefound(Some(found.into_js_value().unchecked_ref()));
        *self.registration.borrow_mut() = Some(registration);
    }
}

/// A worker that waits behind another one. The first of all does not wait for anybody.
fn tell_if_waiting(registration: &ServiceWorkerRegistration) {
    if registration.waiting().is_some() && registration.active().is_some() {
        tell(Event::UpdateWaits);
    }
}

/// Pages without https have none.
fn container() -> Option<ServiceWorkerContainer> {
    let container: JsValue = bindings::get(&window().navigator(), "serviceWorker")?;
    Some(container.unchecked_into())
}
