//! Keeps the screen going: each second, and whenever something happens.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Promise};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::EventSource;

use super::{
    Setting,
    drawing::{self, Mood},
    large::Large,
    own_device,
    timeline::{Call, Face, Moment, Timeline},
    vault,
};
use crate::{
    api::{answer_request, holder_notices, show_codes, show_digits},
    error::AppError,
    islands::{
        clock::{Anchor, Reading},
        device,
        stage::{Parts, closest, focus, on, one},
    },
    paths,
    ports::Codes,
};

/// The event that says that there is something to look at.
const LOOK: &str = "look";
/// Milliseconds after which the phone is told again what the server's clock says: a phone
/// that is set back by more is found out when the page is loaded anew.
const CLOCK_PAUSE: i64 = 10_000;
/// Where the focus goes when what had it is gone.
const NEXT_BUTTON: &str = ".show-actions :is(button, a):not([disabled], [hidden], [hidden] > *)";

/// The screen's state and everything that changes it.
pub(super) struct Engine {
    setting: Setting,
    timeline: RefCell<Timeline>,
    mood: Cell<Mood>,
    /// Id of the request that is on the screen.
    request: RefCell<String>,
    parts: Parts,
    large: Rc<Large>,
    /// What the server tells by itself, while it is open.
    stream: RefCell<Option<EventSource>>,
    /// When the phone was told what the server's clock says, by the steady clock.
    clock_held: Cell<i64>,
    tick: OnceCell<Function>,
    timer: Cell<Option<i32>>,
    /// Ends when this browser has become a device of the holder's, or could not.
    bound: OnceCell<Promise>,
}

/// Brings the screen to life in the browser.
pub(super) fn begin(setting: Setting) {
    let mut timeline = setting.timeline();
    timeline.begin(device::reading(), device::any_pause());
    let engine = go_on(setting, timeline);
    if engine.setting.codes.owner.is_none() {
        vault::wipe();
    }
    engine.hold();
    let (device, now) = (engine.setting.device.clone(), engine.setting.codes.now_ms);
    let _ = engine.bound.set(future_to_promise(async move {
        own_device::bind(device, now).await;
        Ok(JsValue::UNDEFINED)
    }));
}

/// Brings the screen to life with what `timeline` knows.
pub(super) fn go_on(setting: Setting, timeline: Timeline) -> Rc<Engine> {
    let engine = Rc::new(Engine {
        timeline: RefCell::new(timeline),
        setting,
        mood: Cell::default(),
        request: RefCell::default(),
        parts: Parts::find(),
        large: Large::find(),
        stream: RefCell::default(),
        clock_held: Cell::new(0),
        tick: OnceCell::new(),
        timer: Cell::new(None),
        bound: OnceCell::new(),
    });
    engine.change(|mood| mood.alive = true);
    let ticking = Rc::clone(&engine);
    let tick = Closure::<dyn FnMut()>::new(move || ticking.tick()).into_js_value();
    let _ = engine.tick.set(tick.unchecked_into());
    // Takes the code away when its time is over; from now on that is done here.
    if let Some(expiry) = one(".code-modules > set") {
        expiry.remove();
    }
    for event in ["visibilitychange", "pageshow", "afterprint", "online"] {
        let engine = Rc::clone(&engine);
        on(&window(), event, move |_| engine.look());
    }
    for event in ["pagehide", "beforeprint"] {
        let engine = Rc::clone(&engine);
        on(&window(), event, move |_| engine.hide());
    }
    let pressed = Rc::clone(&engine);
    on(&document(), "click", move |event| pressed.press(event));
    engine.look();
    engine
}

impl Engine {
    fn change(&self, change: impl FnOnce(&mut Mood)) {
        let mut mood = self.mood.get();
        change(&mut mood);
        self.mood.set(mood);
    }

    fn press(self: &Rc<Self>, event: &web_sys::Event) {
        let does = closest(event, "[data-do]").and_then(|part| part.get_attribute("data-do"));
        match does.as_deref() {
            Some("enlarge") => self.large.open(),
            Some("reduce") => self.large.close(),
            Some("digits") => self.fetch_digits(),
            Some("code") => {
                self.timeline.borrow_mut().close_digits();
                self.tick();
            }
            Some("wake") => self.wake(),
            Some(answer @ ("allow" | "refuse")) => {
                event.prevent_default();
                self.answer(answer == "allow");
            }
            _ => {}
        }
    }

    /// Shows the code if the page is seen, hides it if it is not.
    fn look(self: &Rc<Self>) {
        if document().hidden() {
            self.hide();
        } else {
            self.wake();
        }
    }

    fn hide(self: &Rc<Self>) {
        self.timeline.borrow_mut().hide();
        self.tick();
    }

    /// Shows the code and asks the server at once.
    fn wake(self: &Rc<Self>) {
        device::keep_awake();
        self.timeline.borrow_mut().wake(device::reading());
        self.tick();
    }

    /// Draws the moment, asks what is to be asked, and comes again when it can change.
    fn tick(self: &Rc<Self>) {
        let at = device::reading();
        let mut timeline = self.timeline.borrow_mut();
        let moment = timeline.moment(at);
        let (calls, rest) = (timeline.calls(at), timeline.rest(at));
        let (opens, keeps) = (timeline.opens_stream(at), timeline.keeps_stream());
        let (over, anchor) = (timeline.is_over(), timeline.anchor());
        if timeline.is_stale() {
            let _ = window().location().reload();
        }
        drop(timeline);
        if over {
            vault::wipe();
        } else if at.steady - self.clock_held.get() >= CLOCK_PAUSE || moment.face == Face::Hidden {
            self.clock_held.set(at.steady);
            self.hold_clock(anchor);
        }
        if !keeps {
            self.close_stream();
        }
        if opens {
            self.listen();
        }
        self.draw(&moment);
        for call in calls {
            spawn_local(Rc::clone(self).put(call));
        }
        if let Some(timer) = self.timer.take() {
            window().clear_timeout_with_handle(timer);
        }
        let asleep = matches!(moment.face, Face::Hidden | Face::SignedOut | Face::Gone);
        if let Some(tick) = self.tick.get().filter(|_| !asleep) {
            let rest = i32::try_from(rest).unwrap_or_default();
            let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(tick, rest);
            self.timer.set(timer.ok());
        }
    }

    /// Lets the server tell by itself when there is something to look at.
    fn listen(self: &Rc<Self>) {
        self.close_stream();
        let Ok(stream) = EventSource::new(paths::ID_EVENTS) else {
            return self.timeline.borrow_mut().stream_lost(device::reading());
        };
        let hear = |name: &'static str, change: fn(&mut Timeline, Reading)| {
            let engine = Rc::clone(self);
            on(&stream, name, move |_| {
                if name != LOOK {
                    engine.close_stream();
                }
                change(&mut engine.timeline.borrow_mut(), device::reading());
                engine.tick();
            });
        };
        hear(LOOK, Timeline::heard);
        hear("over", Timeline::stream_over);
        // The browser would try again by itself, but not tell how often.
        hear("error", Timeline::stream_lost);
        self.stream.replace(Some(stream));
    }

    fn close_stream(&self) {
        if let Some(stream) = self.stream.take() {
            stream.close();
        }
    }

    fn draw(&self, moment: &Moment) {
        if moment.left <= 1 {
            self.change(|mood| mood.hinted = true);
        }
        let facts = drawing::of(moment, self.mood.get(), &self.setting);
        if moment.code.is_none() {
            self.large.close();
        }
        if !self.parts.fill(&facts) {
            return;
        }
        let request = facts.text("ask-id");
        if self.request.replace(request.to_owned()) != request {
            // To the panel, not to a button, so that no key pressed for something else can
            // allow it.
            let next = if request.is_empty() {
                NEXT_BUTTON
            } else {
                ".ask"
            };
            return focus(next);
        }
        let focused = document().active_element();
        let gone = focused.and_then(|part| part.closest("[hidden]").ok().flatten());
        if gone.is_some() {
            focus(NEXT_BUTTON);
        }
    }

    /// The codes, unless they are somebody else's: another person has signed in, in another
    /// tab, and this page still shows the photo of the first.
    fn mine(&self, codes: Codes) -> Result<Codes, AppError> {
        match (&self.setting.codes.owner, &codes.owner) {
            (Some(mine), Some(theirs)) if mine != theirs => Err(AppError::SignedOut),
            _ => Ok(codes),
        }
    }

    /// The proof of this device that it asks itself, if it is one.
    async fn proof(&self, what: &str) -> Option<String> {
        let anchor = self.timeline.borrow().anchor();
        // The phone may have slept; if its clock was set, the next answer puts that right.
        let now = anchor.at(device::reading().wall).unwrap_or(anchor.server);
        own_device::prove(now, what, self.setting.scenario).await
    }

    /// Lets the phone hold the codes at hand.
    fn hold(&self) {
        let Some(owner) = self.setting.codes.owner.clone() else {
            return;
        };
        let timeline = self.timeline.borrow();
        if timeline.codes().is_empty() {
            return;
        }
        let anchor = timeline.anchor();
        let showing = vault::Showing {
            scenario: self.setting.scenario,
            name: self.setting.name.clone(),
            learns: self.setting.learns.clone(),
            codes: timeline.codes().to_vec(),
        };
        spawn_local(async move {
            vault::hold(&owner, showing, anchor.server.div_euclid(1_000)).await;
            vault::hold_clock(&owner, anchor).await;
        });
    }

    fn hold_clock(&self, anchor: Anchor) {
        if let Some(owner) = self.setting.codes.owner.clone() {
            spawn_local(async move { vault::hold_clock(&owner, anchor).await });
        }
    }

    async fn put(self: Rc<Self>, call: Call) {
        let sent = device::reading();
        match call {
            Call::Codes(ticket) => {
                let proof = self.proof("codes").await;
                let answer = show_codes(self.setting.scenario, proof).await;
                let received = device::reading();
                let answer = answer.and_then(|codes| self.mine(codes));
                let came = answer.is_ok();
                let mut timeline = self.timeline.borrow_mut();
                timeline.codes_came(ticket, sent, received, answer);
                drop(timeline);
                if came {
                    self.hold();
                }
            }
            Call::Notices(ticket) => {
                let answer = holder_notices().await;
                let received = device::reading();
                let mut timeline = self.timeline.borrow_mut();
                timeline.notices_came(ticket, sent, received, answer);
            }
        }
        self.tick();
    }

    /// Fetches digits that stand for the code.
    fn fetch_digits(self: &Rc<Self>) {
        let engine = Rc::clone(self);
        self.change(|mood| mood.message = None);
        self.tick();
        spawn_local(async move {
            // Asked for while this browser becomes a device, they would have no proof of it and be
            // refused: this person has only just opened the page.
            if let Some(bound) = engine.bound.get() {
                let _ = JsFuture::from(bound.clone()).await;
            }
            let sent = device::reading();
            let proof = engine.proof("digits").await;
            match show_digits(engine.setting.scenario, proof).await {
                Ok(digits) => {
                    let received = device::reading();
                    let mut timeline = engine.timeline.borrow_mut();
                    timeline.digits_came(sent, received, digits);
                }
                Err(error @ AppError::TooMany { .. }) => {
                    engine.complain("show-digits-wait", &error);
                }
                Err(error) => engine.complain("show-digits-failed", &error),
            }
            engine.tick();
        });
    }

    /// Allows or refuses the request for identity that is on the screen.
    fn answer(self: &Rc<Self>, allow: bool) {
        let request = self.request.borrow().clone();
        if request.is_empty() || self.mood.get().busy {
            return;
        }
        self.change(|mood| (mood.busy, mood.message) = (true, None));
        self.tick();
        let engine = Rc::clone(self);
        spawn_local(async move {
            let message = match answer_request(request.clone(), allow).await {
                Ok(()) if allow => Ok("show-ask-allowed"),
                Ok(()) => Ok("show-ask-refused"),
                Err(AppError::NotFound | AppError::Conflict) => Ok("show-ask-over"),
                Err(error) => Err(error),
            };
            match message {
                Ok(key) => {
                    engine.timeline.borrow_mut().answered(Some(request));
                    engine.change(|mood| mood.message = Some(key));
                }
                Err(error) => engine.complain("show-ask-failed", &error),
            }
            engine.change(|mood| mood.busy = false);
            engine.tick();
        });
    }

    fn complain(&self, key: &'static str, error: &AppError) {
        self.timeline.borrow_mut().failed(error);
        self.change(|mood| mood.message = Some(key));
    }
}
