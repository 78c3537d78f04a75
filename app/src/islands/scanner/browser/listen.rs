//! What the browser says by itself: time, network, the page coming and going.

use std::rc::Rc;

use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::{JsCast as _, closure::Closure};

use super::{Driver, tell, time};
use crate::islands::scanner::states::Event;

/// Milliseconds between ticks of the clock.
const TICK: i32 = 250;

/// Listens as long as the page lives.
pub fn begin(driver: &Rc<Driver>) {
    let tick = Closure::<dyn FnMut()>::new(|| tell(Event::Tick));
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(
        tick.into_js_value().unchecked_ref(),
        TICK,
    );
    let network = || {
        let offline = !window().navigator().on_line();
        tell(Event::Network(offline.then(time::time_of_day)));
    };
    if !window().navigator().on_line() {
        network();
    }
    window_event_listener(ev::online, move |_| network());
    window_event_listener(ev::offline, move |_| network());
    window_event_listener(ev::pagehide, |_| tell(Event::Hidden));
    let updates = Rc::clone(&driver.updates);
    let came_back = move || {
        updates.look();
        tell(Event::Visible);
    };
    let shown = came_back.clone();
    window_event_listener(ev::pageshow, move |event| {
        // Only out of the back/forward cache; a fresh page has nothing to open again.
        if event.persisted() {
            shown();
        }
    });
    let visibility = Closure::<dyn FnMut()>::new(move || {
        if time::is_visible() {
            came_back();
        } else {
            tell(Event::Hidden);
        }
    });
    document().set_onvisibilitychange(Some(visibility.into_js_value().unchecked_ref()));
}
