//! Keeps the screen on while the camera runs, where the browser can.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::{prelude::window, task::spawn_local};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;

use super::{
    bindings::{self, WakeLock, WakeSentinel},
    time,
};

/// The lock on the screen; browsers drop it whenever the page is hidden.
#[derive(Default)]
pub struct Awake {
    wanted: Cell<bool>,
    held: RefCell<Option<WakeSentinel>>,
}

impl Awake {
    /// Takes it, anew if it was lost.
    pub fn keep(self: &Rc<Self>) {
        self.wanted.set(true);
        let Some(lock) = bindings::get(&window().navigator(), "wakeLock") else {
            return;
        };
        let Ok(promise) = lock.unchecked_into::<WakeLock>().request("screen") else {
            return;
        };
        let this = Rc::clone(self);
        spawn_local(async move {
            let Ok(sentinel) = JsFuture::from(promise).await else {
                return;
            };
            let old = this.held.replace(Some(sentinel.unchecked_into()));
            drop_it(old);
            if !this.wanted.get() {
                drop_it(this.held.take());
            }
        });
    }

    /// Lets the screen go dark again.
    pub fn let_go(&self) {
        self.wanted.set(false);
        drop_it(self.held.take());
    }
}

fn drop_it(sentinel: Option<WakeSentinel>) {
    if let Some(Ok(promise)) = sentinel.map(|sentinel| sentinel.release()) {
        time::leave(promise);
    }
}
