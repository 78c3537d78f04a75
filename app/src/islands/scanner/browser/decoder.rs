//! The decoder in its worker: one picture at a time, and a new worker when one hangs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{bindings, time};
use crate::islands::scanner::states::{Code, Glimpse};

/// A worker that does not answer for so long hangs.
const HANGS: u32 = 3_000;
/// A photo is searched more thoroughly.
const PHOTO_HANGS: u32 = 15_000;
/// Loading takes longer on a slow network.
const LOADS: u32 = 20_000;
/// A photo waits for its turn in steps of so long.
const TURN: u32 = 20;
/// Workers in a row that gave no answer before the decoder is given up.
const GIVEN_UP: u32 = 3;

/// A picture for the decoder.
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Bytes a row, if there is padding.
    pub stride: Option<u32>,
    /// Its bytes.
    pub data: ArrayBuffer,
    /// `rgba` or `luma`.
    pub format: &'static str,
}

/// What the decoder says of a picture.
pub enum Seen {
    /// A code.
    Reading(Code),
    /// Not quite a code.
    Glimpse(Glimpse),
    /// No code.
    Nothing,
    /// No answer; a new worker has been started.
    NoAnswer,
    /// The decoder does not start.
    GivenUp,
}

/// The worker and the question it is at.
pub struct Decoder {
    address: String,
    origin: Option<String>,
    worker: RefCell<Option<Worker>>,
    waiting: Rc<RefCell<Option<Function>>>,
    ready: Rc<Cell<bool>>,
    broken: Rc<Cell<bool>>,
    busy: Cell<bool>,
    failures: Cell<u32>,
    next_id: Cell<u32>,
    spare: RefCell<Option<ArrayBuffer>>,
}

impl Decoder {
    /// A decoder whose worker lies at `address`; it is loaded with the first picture, or
    /// by [`warm_up`](Self::warm_up). Given the `origin` of the installation, it also says what
    /// codes are that are none of ours.
    pub fn new(address: String, origin: Option<String>) -> Self {
        Self {
            address,
            origin,
            worker: RefCell::default(),
            waiting: Rc::default(),
            ready: Rc::default(),
            broken: Rc::default(),
            busy: Cell::new(false),
            failures: Cell::new(0),
            next_id: Cell::new(0),
            spare: RefCell::default(),
        }
    }

    /// Starts to load the worker.
    pub fn warm_up(&self) {
        if self.worker.borrow().is_none() {
            *self.worker.borrow_mut() = self.start().ok();
        }
    }

    /// A buffer of that length: the one that came back last, if it fits.
    pub fn buffer(&self, length: u32) -> ArrayBuffer {
        self.spare
            .take()
            .filter(|spare| spare.byte_length() == length)
            .unwrap_or_else(|| ArrayBuffer::new(length))
    }

    /// Looks at a picture, one at a time.
    pub async fn look(&self, picture: Picture, thorough: bool) -> Seen {
        let mut parts = vec![
            ("kind", "frame".into()),
            ("width", picture.width.into()),
            ("height", picture.height.into()),
            ("format", picture.format.into()),
            ("data", picture.data.clone().into()),
            ("thorough", thorough.into()),
        ];
        parts.extend(picture.stride.map(|stride| ("stride", stride.into())));
        let patience = if thorough { PHOTO_HANGS } else { HANGS };
        self.ask(parts, Some(picture.data), patience).await
    }

    /// Looks at the text of a code that another device has read.
    pub async fn text(&self, text: &str) -> Seen {
        let parts = vec![("kind", "text".into()), ("text", text.into())];
        self.ask(parts, None, HANGS).await
    }

    async fn ask(
        &self,
        parts: Vec<(&str, JsValue)>,
        data: Option<ArrayBuffer>,
        patience: u32,
    ) -> Seen {
        while self.busy.get() {
            time::sleep(TURN).await;
        }
        self.busy.set(true);
        let seen = self.ask_alone(parts, data, patience).await;
        self.busy.set(false);
        seen
    }

    async fn ask_alone(
        &self,
        mut parts: Vec<(&str, JsValue)>,
        data: Option<ArrayBuffer>,
        patience: u32,
    ) -> Seen {
        self.warm_up();
        if !self.ready.get() && !self.becomes_ready().await {
            return self.no_answer();
        }
        let id = self.next_id.get();
        self.next_id.set(id.wrapping_add(1));
        parts.push(("id", id.into()));
        parts.extend(self.origin.as_deref().map(|it| ("origin", it.into())));
        let message = bindings::object(&parts);
        let answer = self
            .answer(patience, || self.post(&message, data.as_ref()))
            .await;
        if bindings::get(&answer, "id").and_then(|id| id.as_f64()) != Some(f64::from(id)) {
            return self.no_answer();
        }
        if let Some(data) = bindings::get(&answer, "data") {
            *self.spare.borrow_mut() = data.dyn_into().ok();
        }
        let seen = seen(&answer);
        if matches!(seen, Seen::NoAnswer) {
            return self.no_answer();
        }
        self.failures.set(0);
        seen
    }

    /// The next message of the worker after `ask`, or undefined.
    async fn answer(&self, patience: u32, ask: impl FnOnce()) -> JsValue {
        let promise = Promise::new(&mut |resolve, _| {
            time::later(&resolve, patience);
            *self.waiting.borrow_mut() = Some(resolve);
        });
        ask();
        let answer = JsFuture::from(promise).await.unwrap_or_default();
        self.waiting.take();
        answer
    }

    async fn becomes_ready(&self) -> bool {
        if self.worker.borrow().is_some() && !self.broken.get() {
            self.answer(LOADS, || ()).await;
        }
        self.ready.get()
    }

    fn no_answer(&self) -> Seen {
        self.stop();
        self.failures.set(self.failures.get() + 1);
        if self.failures.get() >= GIVEN_UP {
            self.failures.set(0);
            Seen::GivenUp
        } else {
            Seen::NoAnswer
        }
    }

    fn stop(&self) {
        if let Some(worker) = self.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.ready.set(false);
    }

    fn start(&self) -> Result<Worker, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.address, &options)?;
        self.broken.set(false);
        let waiting = Rc::clone(&self.waiting);
        let (ready, broken) = (Rc::clone(&self.ready), Rc::clone(&self.broken));
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data();
            match bindings::text(&message, "kind").as_deref() {
                Some("ready") => ready.set(true),
                Some("failed") => broken.set(true),
                _ => {}
            }
            answer_with(&waiting, &message);
        });
        worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        let (waiting, broken) = (Rc::clone(&self.waiting), Rc::clone(&self.broken));
        let failed = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            broken.set(true);
            answer_with(&waiting, &JsValue::UNDEFINED);
        });
        worker.set_onerror(Some(failed.into_js_value().unchecked_ref()));
        Ok(worker)
    }

    fn post(&self, message: &JsValue, data: Option<&ArrayBuffer>) {
        if let Some(worker) = self.worker.borrow().as_ref() {
            let transfer: Array = data.into_iter().collect();
            let _ = worker.post_message_with_transfer(message, &transfer);
        }
    }
}

fn answer_with(waiting: &RefCell<Option<Function>>, message: &JsValue) {
    let resolve = waiting.take();
    if let Some(resolve) = resolve {
        let _ = resolve.call1(&JsValue::UNDEFINED, message);
    }
}

fn seen(answer: &JsValue) -> Seen {
    let text = |name| bindings::text(answer, name).unwrap_or_default();
    match text("kind").as_str() {
        "reading" => Seen::Reading(Code {
            text: text("text"),
            foreign: bindings::get(answer, "foreign").map(|said| {
                let said = bindings::entries::<JsValue>(said);
                said.iter().filter_map(JsValue::as_string).collect()
            }),
        }),
        "hint" => match text("hint").as_str() {
            "closer" => Seen::Glimpse(Glimpse::Closer),
            "away" => Seen::Glimpse(Glimpse::Away),
            "light" => Seen::Glimpse(Glimpse::Light),
            "steady" => Seen::Glimpse(Glimpse::Steady),
            _ => Seen::Nothing,
        },
        "nothing" => Seen::Nothing,
        _ => Seen::NoAnswer,
    }
}
