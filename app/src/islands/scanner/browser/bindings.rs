//! What `web-sys` does not have yet, or has only as unstable: the few names used here.

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8ClampedArray};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// A video element that tells of each frame.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type FrameTeller;
    #[wasm_bindgen(method, structural, js_name = requestVideoFrameCallback)]
    pub fn request_video_frame_callback(this: &FrameTeller, callback: &Function) -> u32;

    /// One frame as the camera gave it (WebCodecs).
    pub type VideoFrame;
    #[wasm_bindgen(constructor, catch)]
    pub fn new(video: &web_sys::HtmlVideoElement) -> Result<VideoFrame, JsValue>;
    #[wasm_bindgen(method, getter, structural)]
    pub fn format(this: &VideoFrame) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = visibleRect)]
    pub fn visible_rect(this: &VideoFrame) -> Option<web_sys::DomRectReadOnly>;
    #[wasm_bindgen(method, catch, structural, js_name = allocationSize)]
    pub fn allocation_size(this: &VideoFrame) -> Result<u32, JsValue>;
    #[wasm_bindgen(method, catch, structural, js_name = copyTo)]
    pub fn copy_to(this: &VideoFrame, buffer: &ArrayBuffer) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural)]
    pub fn close(this: &VideoFrame);

    /// Where a plane of a frame lies.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type PlaneLayout;
    #[wasm_bindgen(method, getter, structural)]
    pub fn offset(this: &PlaneLayout) -> u32;
    #[wasm_bindgen(method, getter, structural)]
    pub fn stride(this: &PlaneLayout) -> u32;

    /// A picture's pixels, without the copy into our memory that `web-sys` makes.
    pub type Pixels;
    #[wasm_bindgen(method, getter, structural)]
    pub fn data(this: &Pixels) -> Uint8ClampedArray;

    /// What a camera can do, as far as it says.
    pub type Capabilities;
    #[wasm_bindgen(method, getter, structural)]
    pub fn torch(this: &Capabilities) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    pub fn zoom(this: &Capabilities) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = focusMode)]
    pub fn focus_mode(this: &Capabilities) -> JsValue;
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type CapableTrack;
    #[wasm_bindgen(method, structural, js_name = getCapabilities)]
    pub fn capabilities(this: &CapableTrack) -> Capabilities;

    /// Wakes the service worker when there is a network.
    pub type SyncManager;
    #[wasm_bindgen(method, catch, structural)]
    pub fn register(this: &SyncManager, tag: &str) -> Result<Promise, JsValue>;

    /// Keeps the screen on.
    pub type WakeLock;
    #[wasm_bindgen(method, catch, structural)]
    pub fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type WakeSentinel;
    #[wasm_bindgen(method, catch, structural)]
    pub fn release(this: &WakeSentinel) -> Result<Promise, JsValue>;
}

/// Whether `object` has something under `name`.
pub fn has(object: &JsValue, name: &str) -> bool {
    get(object, name).is_some()
}

/// What `object` has under `name`.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// An object of these parts.
pub fn object(parts: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in parts {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// The text under `name`.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

/// The entries of an array as `T`, unchecked: they come from the browser itself.
pub fn entries<T: wasm_bindgen::JsCast>(array: JsValue) -> Vec<T> {
    Array::from(&array)
        .iter()
        .map(|entry| entry.unchecked_into())
        .collect()
}
