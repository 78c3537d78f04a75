//! What the browser says by itself: time, network, the page coming and going.

use std::rc::Rc;

use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast as _, closure::Closure};

use super::{Driver, bindings, keeper::with_keeper, tell, time};
use crate::islands::{scanner::states::Event, stage::on};

/// Milliseconds between ticks of the clock.
const TICK: i32 = 250;

/// Listens as long as the page lives.
pub fn begin(driver: &Rc<Driver>) {
    let keeping = Rc::clone(driver);
    let tick = Closure::<dyn FnMut()>::new(move || {
        tell(Event::Tick);
        keep(&keeping);
    });
    let tick = tick.into_js_value();
    let _ =
        window().set_interval_with_callback_and_timeout_and_arguments_0(tick.unchecked_ref(), TICK);
    if !window().navigator().on_line() {
        network();
    }
    on(&window(), "online", |_| {
        network();
        with_keeper(async |keeper| keeper.hurry().await);
    });
    on(&window(), "offline", |_| network());
    on(&window(), "pagehide", |_| tell(Event::Hidden));
    on(&window(), "pageshow", |event| {
        // Only out of the back/forward cache; a fresh page has nothing to open again.
        if bindings::get(event, "persisted").is_some_and(|persisted| persisted.is_truthy()) {
            tell(Event::Visible);
        }
    });
    let updates = Rc::clone(&driver.updates);
    on(&document(), "visibilitychange", move |_| {
        if time::is_visible() {
            updates.look();
            with_keeper(async |keeper| keeper.hurry().await);
            tell(Event::Visible);
        } else {
            tell(Event::Hidden);
        }
    });
}

/// What waits is sent and what is kept is fetched when its time has come, one at a time.
fn keep(driver: &Rc<Driver>) {
    if driver.keeping.replace(true) {
        return;
    }
    let driver = Rc::clone(driver);
    spawn_local(async move {
        let pending = driver.machine.borrow().kept.pending;
        driver.keeper.tick(pending).await;
        driver.keeping.set(false);
    });
}

fn network() {
    let offline = !window().navigator().on_line();
    tell(Event::Network(offline.then(time::time_of_day)));
}
