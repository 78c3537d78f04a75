//! The server tells by itself what became of the bearer's powers of attorney.

use wasm_bindgen::JsCast as _;
use web_sys::{EventSource, MessageEvent};

use super::tell;
use crate::{
    islands::{scanner::states::Event, stage::on},
    paths,
};

/// Listens for as long as the page lives. The browser opens the stream again whenever it breaks,
/// until it is told that there is nobody signed in any more; where it may not be opened, the next
/// check tells the same.
pub fn listen() {
    let Ok(stream) = EventSource::new(paths::SCAN_EVENTS) else {
        return;
    };
    on(&stream, "look", |event| {
        let data = event.unchecked_ref::<MessageEvent>().data().as_string();
        if let Some(news) = data {
            tell(Event::Powers(news));
        }
    });
}
