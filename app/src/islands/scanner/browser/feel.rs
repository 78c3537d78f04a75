//! Sound and touch: yes and everything else can be told apart without looking.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, ArrayBuffer};
use leptos::{prelude::window, task::spawn_local};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioBuffer, AudioContext, Response};

use super::{bindings, time};
use crate::islands::scanner::{habits::Habits, states::Feel};

const YES: &str = "/sound-yes.wav";
const NO: &str = "/sound-no.wav";
/// Seconds after which the second of two sounds begins: the first one is over.
const SECOND: f64 = 0.45;

/// The two sounds, once a tap has allowed them.
pub struct Sounds {
    habits: Habits,
    context: RefCell<Option<AudioContext>>,
    yes: Rc<RefCell<Option<AudioBuffer>>>,
    no: Rc<RefCell<Option<AudioBuffer>>>,
}

impl Sounds {
    /// As this device is to be felt and heard.
    pub fn new(habits: Habits) -> Self {
        Self {
            habits,
            context: RefCell::default(),
            yes: Rc::default(),
            no: Rc::default(),
        }
    }

    /// Gets ready; to be called in the tap itself, or browsers stay silent.
    pub fn unlock(&self) {
        if self.context.borrow().is_some() {
            return;
        }
        let Ok(context) = AudioContext::new() else {
            return;
        };
        for (address, place) in [(YES, &self.yes), (NO, &self.no)] {
            let (context, place) = (context.clone(), Rc::clone(place));
            spawn_local(async move {
                *place.borrow_mut() = load(&context, address).await.ok();
            });
        }
        resume(&context);
        *self.context.borrow_mut() = Some(context);
    }

    /// Lets it be felt and heard.
    pub fn feel(&self, feel: Feel) {
        match feel {
            Feel::Seen => self.vibrate(&[30]),
            Feel::Wait => self.vibrate(&[60, 80, 60]),
            Feel::Yes => {
                self.vibrate(&[120]);
                self.play(&self.yes, 0.0);
            }
            // Neither the one nor the other: both, one after the other.
            Feel::Again => {
                self.vibrate(&[200, 100, 200, 100, 200]);
                self.play(&self.yes, 0.0);
                self.play(&self.no, SECOND);
            }
            Feel::No => {
                self.vibrate(&[60, 60, 60, 60, 200]);
                self.play(&self.no, 0.0);
            }
        }
    }

    fn vibrate(&self, pattern: &[u32]) {
        if !self.habits.still {
            vibrate(pattern);
        }
    }

    /// Plays it after so many seconds.
    fn play(&self, sound: &RefCell<Option<AudioBuffer>>, after: f64) {
        if self.habits.quiet {
            return;
        }
        let context = self.context.borrow();
        let sound = sound.borrow();
        if let (Some(context), Some(sound)) = (context.as_ref(), sound.as_ref()) {
            // Calls and the lock screen suspend it.
            resume(context);
            let _ = start(context, sound, after);
        }
    }
}

fn start(context: &AudioContext, sound: &AudioBuffer, after: f64) -> Result<(), JsValue> {
    let source = context.create_buffer_source()?;
    source.set_buffer(Some(sound));
    source.connect_with_audio_node(&context.destination())?;
    source.start_with_when(context.current_time() + after)
}

fn resume(context: &AudioContext) {
    if let Ok(promise) = context.resume() {
        time::leave(promise);
    }
}

async fn load(context: &AudioContext, address: &str) -> Result<AudioBuffer, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str(address))
        .await?
        .dyn_into()?;
    let bytes: ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.dyn_into()?;
    JsFuture::from(context.decode_audio_data(&bytes)?)
        .await?
        .dyn_into()
}

fn vibrate(pattern: &[u32]) {
    let navigator = window().navigator();
    if bindings::has(&navigator, "vibrate") {
        let pattern: Array = pattern.iter().map(|part| JsValue::from(*part)).collect();
        navigator.vibrate_with_pattern(&pattern);
    }
}
