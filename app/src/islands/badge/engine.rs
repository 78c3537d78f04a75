//! Keeps the badge going: each second, and whenever something happens.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use js_sys::Function;
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::EventSource;

use super::{Setting, machine::Machine};
use crate::{
    api::badge_shown,
    islands::{
        device::{keep_awake, reading},
        stage::{Parts, on},
    },
    paths,
};

/// Milliseconds between two drawings.
const TICK: i32 = 500;

struct Engine {
    setting: Setting,
    machine: RefCell<Machine>,
    parts: Parts,
    stream: RefCell<Option<EventSource>>,
    tick: OnceCell<Function>,
    timer: Cell<Option<i32>>,
}

/// Brings the badge to life in the browser.
pub(super) fn begin(setting: Setting) {
    let engine = Rc::new(Engine {
        machine: RefCell::new(Machine::begin(setting.shown.clone(), reading())),
        setting,
        parts: Parts::find(),
        stream: RefCell::default(),
        tick: OnceCell::new(),
        timer: Cell::new(None),
    });
    let ticking = Rc::clone(&engine);
    let tick = Closure::<dyn FnMut()>::new(move || ticking.tick()).into_js_value();
    let _ = engine.tick.set(tick.unchecked_into());
    for event in ["visibilitychange", "pageshow", "online"] {
        let engine = Rc::clone(&engine);
        on(&window(), event, move |_| engine.wake());
    }
    engine.wake();
}

impl Engine {
    fn wake(self: &Rc<Self>) {
        if document().hidden() {
            return self.rest();
        }
        keep_awake();
        self.machine.borrow_mut().hurry();
        self.listen();
        self.tick();
    }

    /// Nobody sees the page.
    fn rest(&self) {
        self.close_stream();
        self.clear_timer();
    }

    fn tick(self: &Rc<Self>) {
        let at = reading();
        let mut machine = self.machine.borrow_mut();
        let asks = machine.go_on(at);
        let (facts, goes_on) = (machine.drawing(&self.setting), machine.listens());
        drop(machine);
        self.parts.fill(&facts);
        if asks {
            spawn_local(Rc::clone(self).ask());
        }
        self.clear_timer();
        if !goes_on {
            return self.close_stream();
        }
        if let Some(tick) = self.tick.get() {
            let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(tick, TICK);
            self.timer.set(timer.ok());
        }
    }

    fn clear_timer(&self) {
        if let Some(timer) = self.timer.take() {
            window().clear_timeout_with_handle(timer);
        }
    }

    async fn ask(self: Rc<Self>) {
        let sent = reading();
        let answer = badge_shown(self.setting.organization.clone()).await;
        self.machine.borrow_mut().answered(sent, reading(), answer);
        if !document().hidden() {
            if self.stream.borrow().is_none() {
                self.listen();
            }
            self.tick();
        }
    }

    /// Lets the server tell by itself when somebody has looked.
    fn listen(self: &Rc<Self>) {
        if self.stream.borrow().is_some() || !self.machine.borrow().listens() {
            return;
        }
        let Ok(stream) = EventSource::new(paths::SCAN_BADGE_EVENTS) else {
            return;
        };
        let engine = Rc::clone(self);
        on(&stream, "look", move |_| {
            let mut machine = engine.machine.borrow_mut();
            machine.told(true);
            machine.hurry();
            drop(machine);
            engine.tick();
        });
        // Opened again after the next answer: then there is a network.
        for end in ["error", "over"] {
            let engine = Rc::clone(self);
            on(&stream, end, move |_| {
                engine.close_stream();
                engine.machine.borrow_mut().told(false);
            });
        }
        self.stream.replace(Some(stream));
    }

    fn close_stream(&self) {
        if let Some(stream) = self.stream.take() {
            stream.close();
        }
    }
}
