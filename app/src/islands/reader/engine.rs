//! From the camera to the address of a badge.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use domain::presentation::{Letter, Origin, text};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, HtmlInputElement, HtmlVideoElement};

use super::{Setting, State};
use crate::{
    islands::{
        scanner::{
            CameraTrouble,
            eye::{Camera, Capture, Decoder, Seen, next_frame, play},
        },
        stage::{Parts, closest, on, one},
    },
    paths,
};

struct Engine {
    setting: Setting,
    parts: Parts,
    state: Cell<State>,
    message: RefCell<Option<&'static str>>,
    camera: Camera,
    capture: Capture,
    decoder: Decoder,
}

/// Brings the reader to life in the browser.
pub(super) fn begin(setting: Setting) {
    let engine = Rc::new(Engine {
        parts: Parts::find(),
        state: Cell::default(),
        message: RefCell::default(),
        camera: Camera::default(),
        capture: Capture::default(),
        decoder: Decoder::new(setting.worker.clone(), None),
        setting,
    });
    let pressed = Rc::clone(&engine);
    on(&document(), "click", move |event| {
        let does = closest(event, "[data-do]").and_then(|part| part.get_attribute("data-do"));
        match does.as_deref() {
            Some("camera") => spawn_local(Rc::clone(&pressed).open()),
            Some("stop") => pressed.stop(None),
            _ => {}
        }
    });
    if let Some(field) = one("#badge-picture").and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
    {
        let chosen = Rc::clone(&engine);
        let picture = field.clone();
        on(&field, "change", move |_| {
            let file = picture.files().and_then(|files| files.get(0));
            picture.set_value("");
            if let Some(file) = file {
                spawn_local(Rc::clone(&chosen).search(file.into()));
            }
        });
    }
    // The light beside the lens goes out when nobody looks.
    for event in ["visibilitychange", "pagehide"] {
        let engine = Rc::clone(&engine);
        on(&window(), event, move |_| engine.stop(None));
    }
    engine.become_(State::Ready, None);
}

impl Engine {
    fn become_(&self, state: State, message: Option<&'static str>) {
        self.state.set(state);
        self.message.replace(message);
        self.draw();
    }

    fn draw(&self) {
        let message = *self.message.borrow();
        self.parts
            .fill(&self.state.get().drawing(&self.setting, message));
    }

    fn say(&self, message: Option<&'static str>) {
        self.message.replace(message);
        self.draw();
    }

    fn stop(&self, message: Option<&'static str>) {
        self.camera.close();
        self.become_(State::Ready, message);
    }

    async fn open(self: Rc<Self>) {
        if self.state.get() != State::Ready {
            return;
        }
        self.become_(State::Opening, None);
        let stream = match self.camera.open(None).await {
            None => return,
            Some(Ok(stream)) => stream,
            Some(Err(trouble)) => return self.stop(Some(trouble_key(trouble))),
        };
        let generation = self.camera.generation();
        let Some(video) = one("#badge-video").and_then(|it| it.dyn_into::<HtmlVideoElement>().ok())
        else {
            return self.stop(Some("reader-unsupported"));
        };
        play(&video, &stream).await;
        self.become_(State::Looking, None);
        while next_frame(&video).await {
            if self.camera.generation() != generation {
                return;
            }
            let Some(picture) = self.capture.frame(&video, &self.decoder, false).await else {
                continue;
            };
            let seen = self.decoder.look(picture, false).await;
            if self.camera.generation() != generation {
                return;
            }
            match seen {
                Seen::Reading(code) if self.follow(&code.text) => return,
                Seen::GivenUp => return self.stop(Some("reader-decoder")),
                Seen::Reading(_) | Seen::Glimpse(_) | Seen::Nothing | Seen::NoAnswer => {}
            }
        }
        if self.camera.generation() == generation {
            self.stop(Some("reader-busy"));
        }
    }

    /// Searches a picture for a badge.
    async fn search(self: Rc<Self>, file: Blob) {
        self.stop(Some("reader-searching"));
        let seen = match self.capture.photo(&file).await {
            Ok(picture) => self.decoder.look(picture, true).await,
            Err(_) => Seen::Nothing,
        };
        match seen {
            Seen::Reading(code) => {
                self.follow(&code.text);
            }
            Seen::Glimpse(_) | Seen::Nothing => self.say(Some("reader-nothing")),
            Seen::NoAnswer | Seen::GivenUp => self.say(Some("reader-decoder")),
        }
    }

    /// Opens the address of a badge, and only that; says what else it is.
    fn follow(&self, found: &str) -> bool {
        let location = window().location();
        let origin = location.origin().unwrap_or_default();
        let Ok(origin) = Origin::parse(&origin) else {
            return false;
        };
        let is = |letter| matches!(text::read(&origin, letter, found), text::Scanned::Ours(_));
        if is(Letter::Presentation) {
            self.say(Some("reader-presentation"));
            return false;
        }
        let Some((_, badge)) = found.split_once('#').filter(|_| is(Letter::Badge)) else {
            self.say(Some("reader-foreign"));
            return false;
        };
        self.camera.close();
        self.become_(State::Found, None);
        location
            .set_href(&[paths::PUBLIC_BADGE, "#", badge].concat())
            .is_ok()
    }
}

fn trouble_key(trouble: CameraTrouble) -> &'static str {
    match trouble {
        CameraTrouble::Refused => "reader-refused",
        CameraTrouble::Missing => "reader-missing",
        CameraTrouble::Busy => "reader-busy",
        CameraTrouble::Unsupported => "reader-unsupported",
        CameraTrouble::Decoder => "reader-decoder",
    }
}
