//! The loop from frame to frame: one in flight, the next only after the answer.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

use super::{
    Driver,
    bindings::{self, FrameTeller},
    decoder::Seen,
    fresh_key, tell, time,
};
use crate::islands::scanner::states::{CameraTrouble, Event};

/// A camera without a new frame for so long has stopped.
const STOPPED: u32 = 2_000;
/// Restarts in a row without a single frame before the camera counts as busy.
const RESTARTS: u32 = 3;
/// Pause after a worker that did not answer.
const AFTER_FAILURE: u32 = 500;

/// Restarts since the last frame.
#[derive(Default)]
pub struct Restarts(Cell<u32>);

/// Looks at frame after frame of `video`, until another generation of the camera begins.
pub async fn run(driver: Rc<Driver>, video: HtmlVideoElement, generation: u32) {
    loop {
        let came = next_frame(&video).await;
        if driver.camera.generation() != generation || !time::is_visible() {
            return;
        }
        if !came {
            stopped(&driver);
            return;
        }
        driver.restarts.0.set(0);
        if !driver.decodes() {
            continue;
        }
        let Some(picture) = driver
            .capture
            .frame(&video, &driver.decoder, driver.camera.cuts_out())
            .await
        else {
            continue;
        };
        let seen = driver.decoder.look(picture, false).await;
        if driver.camera.generation() != generation {
            return;
        }
        match seen {
            Seen::Reading(code) => tell(Event::Read {
                code,
                key: fresh_key(),
            }),
            Seen::Glimpse(glimpse) => tell(Event::Glimpsed(glimpse)),
            Seen::Nothing => {}
            Seen::NoAnswer => time::sleep(AFTER_FAILURE).await,
            Seen::GivenUp => tell(Event::CameraFailed(CameraTrouble::Decoder)),
        }
    }
}

fn stopped(driver: &Driver) {
    let restarts = driver.restarts.0.get() + 1;
    driver.restarts.0.set(restarts);
    if restarts > RESTARTS {
        driver.restarts.0.set(0);
        tell(Event::CameraFailed(CameraTrouble::Busy));
    } else {
        tell(Event::Stalled);
    }
}

/// Waits for a new frame; `false` if none comes.
pub async fn next_frame(video: &HtmlVideoElement) -> bool {
    if bindings::has(video, "requestVideoFrameCallback") {
        let teller = video.unchecked_ref::<FrameTeller>();
        let answer = either(|resolve| {
            teller.request_video_frame_callback(resolve);
        });
        return !answer.await.is_undefined();
    }
    // Older browsers: look at each repaint whether the picture has moved on.
    let before = video.current_time();
    let begun = time::now();
    while video.current_time() <= before {
        if time::now() - begun > u64::from(STOPPED) {
            return false;
        }
        either(|resolve| {
            let _ = window().request_animation_frame(resolve);
        })
        .await;
    }
    true
}

/// What `ask` is called back with, or undefined when the time is up.
async fn either(ask: impl Fn(&Function)) -> JsValue {
    let promise = Promise::new(&mut |resolve, _| {
        ask(&resolve);
        time::later(&resolve, STOPPED);
    });
    JsFuture::from(promise).await.unwrap_or_default()
}
