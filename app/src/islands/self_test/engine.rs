//! Tries the parts, one after the other.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

use super::{
    Part, Setting,
    finding::{Finding, drawing, report},
};
use crate::{
    islands::{
        device::reading,
        scanner::{
            CameraTrouble,
            eye::{Camera, Decoder, Picture, Seen, get, later, next_frame, play},
        },
        stage::{Parts, closest, on, one},
    },
    paths, symbol,
};

/// The chart's frame, as a camera would give it.
const ACROSS: usize = 1_280;
const DOWN: usize = 720;
/// Pixels of a module: a code held at half an arm's length.
const MODULE: usize = 12;
/// Grey of the wall around it.
const WALL: u8 = 130;
/// Frames that are read; their mean counts.
const FRAMES: i64 = 5;
/// A frame in more milliseconds than this holds a queue up.
const SLOW: i64 = 150;
/// Milliseconds of one answer of the server, above which a door waits.
const FAR: i64 = 1_500;
/// Milliseconds after which there is none.
const PATIENCE: u32 = 5_000;
/// Seconds by which clocks may differ: see [`domain::offline`].
const SKEW: i64 = 5;

struct Engine {
    setting: Setting,
    parts: Parts,
    found: RefCell<Vec<Finding>>,
}

/// Brings the test to life in the browser.
pub(super) fn begin(setting: Setting) {
    // The page was drawn when its loading began, about.
    let at = reading();
    let offset = (at.wall - at.steady) - setting.now * 1_000;
    let engine = Rc::new(Engine {
        setting,
        parts: Parts::find(),
        found: RefCell::default(),
    });
    engine.draw(false);
    on(&document(), "click", move |event| {
        let does = closest(event, "[data-do]").and_then(|part| part.get_attribute("data-do"));
        let copies = does.as_deref() == Some("copy");
        if copies || does.as_deref() == Some("test") {
            spawn_local(Rc::clone(&engine).act(copies, offset));
        }
    });
}

impl Engine {
    fn draw(&self, busy: bool) {
        let facts = drawing(&self.found.borrow(), busy, &self.setting);
        self.parts.fill(&facts);
    }

    fn found(&self, finding: Finding) {
        self.found.borrow_mut().push(finding);
        self.draw(true);
    }

    /// One of the two things that can be pressed.
    async fn act(self: Rc<Self>, copies: bool, offset: i64) {
        if copies {
            return self.copy().await;
        }
        self.found.borrow_mut().clear();
        self.draw(true);
        self.camera().await;
        self.found(decoder(&self.setting).await);
        self.found(clock(offset));
        self.found(network().await);
        self.found(storage());
        self.found(installed());
        self.found(worker().await);
        self.draw(false);
    }

    /// The picture, what sharpens it and what lights it.
    async fn camera(&self) {
        let camera = Camera::default();
        let video = one("#selftest-video").and_then(|it| it.dyn_into::<HtmlVideoElement>().ok());
        let (Some(opened), Some(video)) = (camera.open(None).await, video) else {
            return self.no_camera("unsupported");
        };
        let stream = match opened {
            Ok(stream) => stream,
            Err(trouble) => return self.no_camera(trouble_key(trouble)),
        };
        play(&video, &stream).await;
        let can = abilities(&stream);
        let came = next_frame(&video).await;
        let (across, down) = (video.video_width(), video.video_height());
        let size = [across.to_string(), down.to_string()].join("x");
        camera.close();
        video.set_src_object(None);
        if !came {
            return self.no_camera("busy");
        }
        // Fewer pixels than that make a code at arm's length too small.
        self.found(match across.max(down) < 1_000 {
            true => Finding::bad(Part::Camera, "small", size),
            false => Finding::good(Part::Camera, "good", size),
        });
        // Browsers that say nothing of it (Firefox, older Safari) may do it all the same.
        let modes = get(&can, "focusMode");
        let focuses = modes.and_then(|modes| call(&modes, "includes", &"continuous".into()));
        self.found(match focuses.is_some_and(|it| it.is_truthy()) {
            true => Finding::good(Part::Focus, "good", String::new()),
            false => Finding::bad(Part::Focus, "unknown", String::new()),
        });
        let torch = get(&can, "torch").is_some_and(|torch| torch.is_truthy());
        let said = if torch { "good" } else { "none" };
        self.found(Finding::good(Part::Torch, said, String::new()));
    }

    fn no_camera(&self, why: &'static str) {
        self.found(Finding::bad(Part::Camera, why, String::new()));
        for part in [Part::Focus, Part::Torch] {
            self.found(Finding::bad(part, "no-camera", String::new()));
        }
    }

    /// Puts the line for support where it can be pasted.
    async fn copy(&self) {
        let report = report(&self.found.borrow());
        let clipboard = get(&window().navigator(), "clipboard");
        let Some(write) = clipboard.and_then(|it| call(&it, "writeText", &report.into())) else {
            return;
        };
        if JsFuture::from(write.unchecked_into::<Promise>())
            .await
            .is_ok()
        {
            let mut facts = drawing(&self.found.borrow(), false, &self.setting);
            facts.say("copied", self.setting.t("selftest-copied"));
            self.parts.fill(&facts);
        }
    }
}

/// What the open camera says that it can do.
fn abilities(stream: &JsValue) -> JsValue {
    let tracks = call(stream, "getVideoTracks", &JsValue::UNDEFINED);
    let track = tracks.and_then(|tracks| get(&tracks, "0"));
    let can = track.and_then(|track| call(&track, "getCapabilities", &JsValue::UNDEFINED));
    can.unwrap_or_default()
}

fn trouble_key(trouble: CameraTrouble) -> &'static str {
    match trouble {
        CameraTrouble::Refused => "refused",
        CameraTrouble::Missing => "missing",
        CameraTrouble::Busy => "busy",
        CameraTrouble::Unsupported | CameraTrouble::Decoder => "unsupported",
    }
}

/// Reads the chart with the scanner's own decoder.
async fn decoder(setting: &Setting) -> Finding {
    let decoder = Decoder::new(setting.worker.clone(), None);
    let chart = chart(setting);
    let mut took = 0;
    for frame_number in 0..=FRAMES {
        let picture = Picture {
            width: ACROSS as u32,
            height: DOWN as u32,
            stride: None,
            data: frame(&chart),
            format: "luma",
        };
        let began = reading().steady;
        match decoder.look(picture, false).await {
            // The first one waits for the worker.
            Seen::Reading(code) if code.text == setting.chart => {
                if frame_number > 0 {
                    took += reading().steady - began;
                }
            }
            Seen::NoAnswer | Seen::GivenUp => {
                return Finding::bad(Part::Decoder, "dead", String::new());
            }
            _ => return Finding::bad(Part::Decoder, "blind", String::new()),
        }
    }
    let mean = took / FRAMES;
    match mean > SLOW {
        true => Finding::bad(Part::Decoder, "slow", mean.to_string()),
        false => Finding::good(Part::Decoder, "reads", mean.to_string()),
    }
}

/// The chart as grey pixels: the code in the mean of a wall.
fn chart(setting: &Setting) -> Vec<u8> {
    let mut grey = vec![WALL; ACROSS * DOWN];
    let size = setting.size as usize;
    let side = (size + 8) * MODULE;
    let (left, top) = (
        ACROSS.saturating_sub(side) / 2,
        DOWN.saturating_sub(side) / 2,
    );
    let dark = symbol::unpack(&setting.modules);
    for y in 0..side.min(DOWN) {
        for x in 0..side.min(ACROSS) {
            let module = |at: usize| (at / MODULE).checked_sub(4).filter(|at| *at < size);
            let at = module(y)
                .zip(module(x))
                .map(|(row, column)| row * size + column);
            let is_dark = at.and_then(|at| dark.get(at)).copied().unwrap_or_default();
            if let Some(pixel) = grey.get_mut((top + y) * ACROSS + left + x) {
                *pixel = if is_dark { 20 } else { 235 };
            }
        }
    }
    grey
}

fn frame(grey: &[u8]) -> ArrayBuffer {
    Uint8Array::from(grey).buffer()
}

/// The difference of the clocks, milliseconds.
fn clock(offset: i64) -> Finding {
    let seconds = offset.div_euclid(1_000);
    match offset.abs() > SKEW * 1_000 {
        true => Finding::bad(Part::Clock, "wrong", seconds.to_string()),
        false => Finding::good(Part::Clock, "right", seconds.to_string()),
    }
}

async fn network() -> Finding {
    let began = reading().steady;
    let asked = call(&window(), "fetch", &paths::HEALTH.into()).unwrap_or_default();
    let over = Promise::new(&mut |resolve, _| later(&resolve, PATIENCE));
    let first = Promise::race(&Array::of2(&asked, &over));
    let answer = JsFuture::from(first).await.unwrap_or_default();
    let reached = get(&answer, "ok").is_some_and(|ok| ok.is_truthy());
    let took = reading().steady - began;
    match (reached, took > FAR) {
        (false, _) => Finding::bad(Part::Network, "none", String::new()),
        (true, true) => Finding::bad(Part::Network, "far", took.to_string()),
        (true, false) => Finding::good(Part::Network, "near", took.to_string()),
    }
}

/// A browser that keeps nothing has no such things, or throws when it is asked for them.
fn storage() -> Finding {
    let has = |name| get(&window(), name).is_some();
    match has("localStorage") && has("indexedDB") {
        true => Finding::good(Part::Storage, "good", String::new()),
        false => Finding::bad(Part::Storage, "none", String::new()),
    }
}

fn installed() -> Finding {
    let media = call(
        &window(),
        "matchMedia",
        &"(display-mode: standalone)".into(),
    );
    let matches = media.and_then(|media| get(&media, "matches"));
    // Safari has a word of its own for it.
    let own = get(&window().navigator(), "standalone");
    match [matches, own].iter().flatten().any(JsValue::is_truthy) {
        true => Finding::good(Part::Installed, "yes", String::new()),
        false => Finding::bad(Part::Installed, "no", String::new()),
    }
}

/// The service worker's version, by the name of what it keeps.
async fn worker() -> Finding {
    let none = || Finding::bad(Part::Worker, "none", String::new());
    let container = get(&window().navigator(), "serviceWorker");
    if container.and_then(|it| get(&it, "controller")).is_none() {
        return none();
    }
    let caches = get(&window(), "caches");
    let keys = caches.and_then(|caches| call(&caches, "keys", &JsValue::UNDEFINED));
    let Some(keys) = keys else { return none() };
    let names = JsFuture::from(keys.unchecked_into::<Promise>()).await;
    let names = Array::from(&names.unwrap_or_default());
    let version = names.iter().find_map(|name| {
        let name = name.as_string()?;
        name.strip_prefix("scan-").map(str::to_owned)
    });
    version.map_or_else(none, |version| Finding::good(Part::Worker, "good", version))
}

fn call(of: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    let function: Function = get(of, name)?.dyn_into().ok()?;
    function.call1(of, with).ok()
}
