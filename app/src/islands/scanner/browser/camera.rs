//! The camera: opened, watched, closed; a new generation each time, so that nothing of an
//! old one goes on.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, HtmlVideoElement, MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, MediaTrackConstraints,
};

use super::bindings::{self, CapableTrack};
use crate::islands::scanner::states::{Abilities, CameraTrouble, Lens};

/// How much nearer "nearer" is.
const ZOOM: f64 = 2.0;
/// Pixels that are asked for, and those of which the middle is cut out: there it has as many.
const SIZE: (u32, u32) = (1_280, 720);
const LARGER: (u32, u32) = (1_920, 1_080);

/// The open camera.
#[derive(Default)]
pub struct Camera {
    /// Whether it looks at who stands before the screen.
    front: bool,
    generation: Cell<u32>,
    stream: RefCell<Option<MediaStream>>,
    /// Whether the lens itself comes nearer.
    zooms: Cell<bool>,
    cuts_out: Cell<bool>,
}

impl Camera {
    /// One that looks at who stands before the screen (`front`), or away from who holds it.
    pub fn facing(front: bool) -> Self {
        Self {
            front,
            ..Self::default()
        }
    }

    /// The number of this opening.
    pub fn generation(&self) -> u32 {
        self.generation.get()
    }

    /// Opens the camera; `None` if another opening has begun meanwhile.
    pub async fn open(&self, lens: Option<&str>) -> Option<Result<MediaStream, CameraTrouble>> {
        self.close();
        let mine = self.generation.get();
        let mut opened = self.ask(lens).await;
        if lens.is_some() && matches!(opened, Err(CameraTrouble::Missing)) {
            // The remembered camera is gone: any other.
            opened = self.ask(None).await;
        }
        if self.generation.get() != mine {
            if let Ok(stream) = &opened {
                stop(stream);
            }
            return None;
        }
        if let Ok(stream) = &opened {
            // Not `stream.clone()`: that is the browser's own, and makes a second stream.
            *self.stream.borrow_mut() = Some(Clone::clone(stream));
        }
        Some(opened)
    }

    async fn ask(&self, lens: Option<&str>) -> Result<MediaStream, CameraTrouble> {
        let devices = devices().ok_or(CameraTrouble::Unsupported)?;
        let video = MediaTrackConstraints::new();
        match lens {
            Some(id) => video.set_device_id(&bindings::object(&[("exact", id.into())])),
            None => {
                let way = if self.front { "user" } else { "environment" };
                video.set_facing_mode(&ideal(way.into()));
            }
        }
        sized(&video, SIZE);
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&video);
        let promise = devices
            .get_user_media_with_constraints(&constraints)
            .map_err(|error| trouble(&error))?;
        JsFuture::from(promise)
            .await
            .map(|stream| stream.unchecked_into())
            .map_err(|error| trouble(&error))
    }

    /// Closes it: the light beside the lens goes out.
    pub fn close(&self) {
        self.generation.set(self.generation.get().wrapping_add(1));
        if let Some(stream) = self.stream.take() {
            stop(&stream);
        }
    }

    /// Light on or off.
    pub async fn torch(&self, on: bool) {
        self.apply("torch", on.into()).await;
    }

    /// Nearer or as it is.
    pub async fn zoom(&self, near: bool) {
        if self.zooms.get() {
            let factor = if near { ZOOM } else { 1.0 };
            return self.apply("zoom", factor.into()).await;
        }
        self.cuts_out.set(near);
        let Some(track) = self.stream.borrow().as_ref().and_then(track) else {
            return;
        };
        let constraints = MediaTrackConstraints::new();
        sized(&constraints, if near { LARGER } else { SIZE });
        if let Ok(promise) = track.apply_constraints_with_constraints(&constraints) {
            let _ = JsFuture::from(promise).await;
        }
    }

    /// Whether only the middle of its picture is shown and searched.
    pub fn cuts_out(&self) -> bool {
        self.cuts_out.get()
    }

    /// Sets one thing; cameras may promise what they cannot do.
    async fn apply(&self, name: &str, value: JsValue) {
        let Some(track) = self.stream.borrow().as_ref().and_then(track) else {
            return;
        };
        let advanced = Array::of1(&bindings::object(&[(name, value)]));
        let constraints = bindings::object(&[("advanced", advanced.into())]);
        if let Ok(promise) = track.apply_constraints_with_constraints(constraints.unchecked_ref()) {
            let _ = JsFuture::from(promise).await;
        }
    }

    /// What the open camera can do; sharpens it where it needs to be told.
    pub async fn abilities(&self) -> Abilities {
        let track = self.stream.borrow().as_ref().and_then(track);
        let Some(track) = track else {
            return Abilities::default();
        };
        let lens = bindings::text(&track.get_settings(), "deviceId");
        let mut abilities = Abilities {
            lens,
            ..Abilities::default()
        };
        if bindings::has(&track, "getCapabilities") {
            let can = track.unchecked_into::<CapableTrack>().capabilities();
            abilities.torch = can.torch().is_truthy();
            abilities.zoom = bindings::get(&can.zoom(), "max")
                .and_then(|most| most.as_f64())
                .is_some_and(|most| most >= ZOOM);
            self.zooms.set(abilities.zoom);
            let modes = can.focus_mode();
            if Array::is_array(&modes) && Array::from(&modes).includes(&"continuous".into(), 0) {
                self.apply("focusMode", "continuous".into()).await;
            }
        }
        abilities.lenses = lenses().await;
        abilities
    }
}

fn ideal(value: JsValue) -> JsValue {
    bindings::object(&[("ideal", value)]).into()
}

fn sized(video: &MediaTrackConstraints, (width, height): (u32, u32)) {
    video.set_width(&ideal(width.into()));
    video.set_height(&ideal(height.into()));
}

/// Shows `stream` in `video`.
pub async fn play(video: &HtmlVideoElement, stream: &MediaStream) {
    video.set_muted(true);
    video.set_src_object(Some(stream));
    if let Ok(promise) = video.play() {
        let _ = JsFuture::from(promise).await;
    }
}

/// Browsers give no devices at all to a page without https.
fn devices() -> Option<MediaDevices> {
    bindings::get(&window().navigator(), "mediaDevices").map(|devices| devices.unchecked_into())
}

fn trouble(error: &JsValue) -> CameraTrouble {
    let name = error
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => CameraTrouble::Refused,
        "NotFoundError" | "OverconstrainedError" => CameraTrouble::Missing,
        "NotReadableError" | "AbortError" => CameraTrouble::Busy,
        _ => CameraTrouble::Unsupported,
    }
}

async fn lenses() -> Vec<Lens> {
    let Some(Ok(promise)) = devices().map(|devices| devices.enumerate_devices()) else {
        return Vec::new();
    };
    let devices = JsFuture::from(promise)
        .await
        .map(bindings::entries::<MediaDeviceInfo>);
    devices
        .unwrap_or_default()
        .into_iter()
        .filter(|device| device.kind() == MediaDeviceKind::Videoinput)
        .map(|device| Lens {
            id: device.device_id(),
            label: device.label(),
        })
        .collect()
}

fn track(stream: &MediaStream) -> Option<MediaStreamTrack> {
    stream.get_video_tracks().get(0).dyn_into().ok()
}

fn stop(stream: &MediaStream) {
    for track in bindings::entries::<MediaStreamTrack>(stream.get_tracks().into()) {
        track.stop();
    }
}
