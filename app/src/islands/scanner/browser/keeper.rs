//! The worker that keeps what is needed without a network: a second one of the decoder's
//! script, which is never restarted, so that nothing is torn while it is written.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use domain::offline::{OfflineAnswer, Reading, Standing};
use js_sys::{Date, Function, Promise};
use leptos::{prelude::document, task::spawn_local};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{DRIVER, bindings, tell, time};
use crate::{
    islands::scanner::{
        OrganizationLine,
        states::{Event, Kept},
    },
    ports::{CheckRequest, UsedBefore},
};

/// A worker that does not answer for so long will not; its own requests end earlier.
const PATIENCE: u32 = 12_000;
/// A verdict is a matter of milliseconds.
const JUDGES: u32 = 3_000;
/// Milliseconds between two fetches of what is kept.
const REFRESH: u64 = 5 * 60 * 1_000;
/// Milliseconds after which a fetch that failed is tried again.
const AGAIN: u64 = 30_000;
/// Milliseconds until unsent checks are tried again, doubled each time.
const FIRST: u64 = 5_000;
/// The longest of these.
const LONGEST: u64 = 5 * 60 * 1_000;
/// How long the server may know that checks wait here, seconds: the longest cap.
const REMEMBERED: u32 = 3 * 24 * 60 * 60;

/// Answers that are waited for, by the number of their question.
type Waiting = Rc<RefCell<BTreeMap<u32, Function>>>;

/// The worker and the questions it is at.
pub struct Keeper {
    worker: Option<Worker>,
    waiting: Waiting,
    next_id: Cell<u32>,
    /// Names this run of the page's steady clock.
    run: u32,
    /// When to fetch what is kept again, milliseconds of the page's clock.
    next_fetch: Cell<u64>,
    next_try: Cell<u64>,
    wait: Cell<u64>,
    busy: Cell<bool>,
}

impl Keeper {
    /// Starts it; a browser without workers keeps nothing.
    pub fn start(address: &str) -> Self {
        let waiting = Waiting::default();
        Self {
            worker: worker(address, &waiting).ok(),
            waiting,
            next_id: Cell::new(0),
            run: (js_sys::Math::random() * f64::from(u32::MAX)) as u32,
            next_fetch: Cell::new(0),
            next_try: Cell::new(0),
            wait: Cell::new(FIRST),
            busy: Cell::new(false),
        }
    }

    /// What is known of the request's code without the server.
    pub async fn judge(&self, request: &CheckRequest) -> Option<OfflineAnswer> {
        let request = serde_json::to_string(request).ok()?;
        let parts = [("request", request.into())];
        let answer = self.ask("judge", &parts, JUDGES).await?;
        note_pending(&answer);
        read(&answer)
    }

    /// The proof of this phone, if it is one of a branch: made anew for each try.
    pub async fn prove(&self, request: &CheckRequest) -> Option<String> {
        let request = serde_json::to_string(request).ok()?;
        let parts = [("request", request.into())];
        bindings::text(&self.ask("prove", &parts, JUDGES).await?, "answer")
    }

    /// Remembers that the request's code was taken, when and by whom.
    pub async fn taken(&self, request: &CheckRequest, used: &UsedBefore) {
        if let Ok(request) = serde_json::to_string(request) {
            let parts = [
                ("request", request.into()),
                ("at", (used.at as f64).into()),
                ("elsewhere", (!used.by_same).into()),
            ];
            self.ask("taken", &parts, JUDGES).await;
        }
    }

    /// Fetches what is kept, unless that was done a moment ago.
    pub async fn refresh(&self) {
        let now = time::now();
        if now < self.next_fetch.get() {
            return;
        }
        self.next_fetch.set(now + AGAIN);
        let answer = self.ask("refresh", &[], PATIENCE).await;
        let reached = |answer| bindings::has(answer, "sent");
        if answer.as_ref().is_some_and(reached) {
            self.next_fetch.set(now + REFRESH);
        }
        told(answer);
    }

    /// Sends what waits.
    pub async fn send(&self) {
        if self.busy.replace(true) {
            return;
        }
        let answer = self.ask("send", &[], PATIENCE).await;
        self.busy.set(false);
        let pending = answer.as_ref().map_or(0, pending);
        let wait = match pending {
            0 => FIRST,
            _ => (self.wait.get() * 2).min(LONGEST),
        };
        self.wait.set(wait);
        self.next_try.set(time::now() + wait);
        told(answer);
    }

    /// Time passes: what is due is done.
    pub async fn tick(&self, pending: u32) {
        if pending > 0 && !self.busy.get() && time::now() >= self.next_try.get() {
            self.send().await;
        }
        self.refresh().await;
    }

    /// Something has changed for the better: what is kept is fetched and sent at once.
    pub async fn hurry(&self) {
        self.next_fetch.set(0);
        self.wait.set(FIRST);
        self.send().await;
        self.refresh().await;
    }

    /// How what is kept stands.
    pub async fn stand(&self) {
        told(self.ask("standing", &[], JUDGES).await);
    }

    /// Keeps the organizations' names for a start without a network.
    pub async fn keep_lines(&self, lines: &[OrganizationLine]) {
        if let Ok(lines) = serde_json::to_string(lines) {
            self.ask("lines", &[("lines", lines.into())], JUDGES).await;
        }
    }

    /// The organizations' names that were kept.
    pub async fn lines(&self) -> Vec<OrganizationLine> {
        let answer = self.ask("lines", &[], JUDGES).await;
        answer.and_then(|answer| read(&answer)).unwrap_or_default()
    }

    async fn ask(&self, ask: &str, parts: &[(&str, JsValue)], patience: u32) -> Option<JsValue> {
        let worker = self.worker.as_ref()?;
        let id = self.next_id.get();
        self.next_id.set(id.wrapping_add(1));
        let reading = serde_json::to_string(&self.reading()).ok()?;
        let mut all = vec![
            ("id", id.into()),
            ("kind", "keep".into()),
            ("ask", ask.into()),
            ("reading", reading.into()),
        ];
        all.extend_from_slice(parts);
        let promise = Promise::new(&mut |resolve, _| {
            time::later(&resolve, patience);
            self.waiting.borrow_mut().insert(id, resolve);
        });
        let _ = worker.post_message(&bindings::object(&all));
        let answer = JsFuture::from(promise).await.ok();
        self.waiting.borrow_mut().remove(&id);
        answer.filter(JsValue::is_object)
    }

    fn reading(&self) -> Reading {
        Reading {
            run: self.run,
            steady: i64::try_from(time::now()).unwrap_or(i64::MAX),
            wall: Date::now() as i64,
        }
    }
}

/// Does `work` with the page's keeper.
pub fn with_keeper(work: impl AsyncFnOnce(&Keeper) + 'static) {
    if let Some(driver) = DRIVER.with_borrow(Clone::clone) {
        spawn_local(async move { work(&driver.keeper).await });
    }
}

fn worker(address: &str, waiting: &Waiting) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(address, &options)?;
    let waiting = Rc::clone(waiting);
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        let id = bindings::get(&message, "id").and_then(|id| id.as_f64());
        let resolve = id.and_then(|id| waiting.borrow_mut().remove(&(id as u32)));
        if let Some(resolve) = resolve {
            let _ = resolve.call1(&JsValue::NULL, &message);
        }
    });
    worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    Ok(worker)
}

/// The JSON in an answer.
fn read<T: DeserializeOwned>(answer: &JsValue) -> Option<T> {
    serde_json::from_slice(bindings::text(answer, "answer")?.as_bytes()).ok()
}

fn pending(answer: &JsValue) -> u32 {
    let pending = bindings::get(answer, "pending").and_then(|pending| pending.as_f64());
    pending.unwrap_or_default() as u32
}

fn told(answer: Option<JsValue>) {
    // A question that failed has nothing to tell, least of all that nothing is kept.
    let Some(answer) = answer.filter(|answer| bindings::has(answer, "pending")) else {
        return;
    };
    note_pending(&answer);
    let sent = bindings::text(&answer, "sent").unwrap_or_default();
    tell(Event::Kept(Kept {
        standing: read::<Standing>(&answer),
        pending: pending(&answer),
        reached: matches!(&*sent, "reached" | "sent" | "other-account"),
    }));
}

/// Tells the server's sign-out, which would wipe them, that checks wait here. Nothing but
/// their number.
fn note_pending(answer: &JsValue) {
    if !bindings::has(answer, "pending") {
        return;
    }
    let pending = pending(answer);
    let age = if pending > 0 { REMEMBERED } else { 0 };
    let cookie = format!("unsent={pending}; path=/; max-age={age}; samesite=lax");
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
}
