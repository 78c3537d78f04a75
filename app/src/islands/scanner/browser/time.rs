//! The page's clock, and waiting.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use js_sys::{Date, Function, Promise};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen_futures::JsFuture;

use crate::islands::texts;

/// Milliseconds since the page was opened; never goes back.
pub fn now() -> u64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
        .max(0.0) as u64
}

/// The time of day in Moscow by this device's clock.
pub fn time_of_day() -> String {
    texts::time_of_day((Date::now() / 1000.0) as i64)
}

/// Whether the page is in front.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Calls `function` after so many milliseconds.
pub fn later(function: &Function, milliseconds: u32) {
    let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
}

/// Waits so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve, _| later(&resolve, milliseconds));
    let _ = JsFuture::from(promise).await;
}

/// Lets it come to its end, whatever that is.
pub fn leave(promise: Promise) {
    spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}

/// What `future` gives, unless that takes longer; then it is dropped.
pub async fn within<T>(milliseconds: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut end = pin!(sleep(milliseconds));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}
