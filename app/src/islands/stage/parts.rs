//! The page as the server has drawn it, and filling in what changes.

use std::cell::RefCell;

use js_sys::Array;
use leptos::prelude::document;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement};

use super::Facts;

/// Where the page tells its island what it knows.
const SETTING: &str = "data-setting";

/// What the page has told.
pub fn setting<T: DeserializeOwned>() -> Option<T> {
    let told = one(&["[", SETTING, "]"].concat())?.get_attribute(SETTING)?;
    // A slice, as in the answers of the server: a reader of strings is another one.
    serde_json::from_slice(told.as_bytes()).ok()
}

/// What a part takes from the facts.
enum Take {
    When(String),
    Off(String),
    Text(String),
    Set(String, String),
    Flag(String, String),
    Class(String, String),
}

/// Every part of the page that can change.
pub struct Parts {
    parts: Vec<(Element, Take)>,
    /// What was filled in last.
    filled: RefCell<Option<Facts>>,
}

impl Parts {
    /// Finds them.
    pub fn find() -> Self {
        let mut parts = Vec::new();
        let mut find = |attribute: &str, take: fn(&str) -> Option<Take>| {
            for part in all(&format!("[{attribute}]")) {
                let value = part.get_attribute(attribute).unwrap_or_default();
                if attribute == "data-when" || attribute == "data-off" {
                    parts.extend(take(&value).map(|take| (part, take)));
                } else {
                    let takes = value.split(' ').filter_map(take);
                    parts.extend(takes.map(|take| (part.clone(), take)));
                }
            }
        };
        find("data-when", |value| Some(Take::When(value.to_owned())));
        find("data-off", |value| Some(Take::Off(value.to_owned())));
        find("data-text", |value| Some(Take::Text(value.to_owned())));
        find("data-set", |value| pair(value, Take::Set));
        find("data-flag", |value| pair(value, Take::Flag));
        find("data-class", |value| pair(value, Take::Class));
        Self {
            parts,
            filled: RefCell::new(None),
        }
    }

    /// Fills in `facts`; whether they are others than last time.
    pub fn fill(&self, facts: &Facts) -> bool {
        let before = self.filled.replace(Some(facts.clone()));
        if before.as_ref() == Some(facts) {
            return false;
        }
        let changed = |name: &str| {
            before
                .as_ref()
                .is_none_or(|before| before.said(name) != facts.said(name))
        };
        for (part, take) in &self.parts {
            match take {
                Take::When(conditions) => flip(part, "hidden", !facts.shows(conditions)),
                Take::Off(conditions) => flip(part, "disabled", facts.shows(conditions)),
                // A live region speaks whenever it is written to, even with the same words.
                Take::Text(name) if changed(name) => {
                    let text = facts.text(name);
                    flip(part, "hidden", text.is_empty());
                    part.set_text_content(Some(text));
                }
                Take::Set(attribute, name) if changed(name) => {
                    if let Some(text) = facts.said(name) {
                        let _ = part.set_attribute(attribute, text);
                    }
                }
                Take::Text(_) | Take::Set(..) => {}
                Take::Flag(attribute, condition) => {
                    set(
                        part,
                        attribute,
                        if facts.shows(condition) {
                            "true"
                        } else {
                            "false"
                        },
                    );
                }
                Take::Class(class, condition) => {
                    let shows = facts.shows(condition);
                    let _ = part.class_list().toggle_with_force(class, shows);
                }
            }
        }
        true
    }
}

fn pair(value: &str, take: fn(String, String) -> Take) -> Option<Take> {
    let (first, second) = value.split_once(':')?;
    Some(take(first.to_owned(), second.to_owned()))
}

/// The first part of the page that `selector` finds.
pub fn one(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    let found = Array::from(&found);
    found.iter().map(|part| part.unchecked_into()).collect()
}

/// Gives the focus to what `selector` finds.
pub fn focus(selector: &str) {
    if let Some(part) = one(selector) {
        let _ = part.unchecked_into::<HtmlElement>().focus();
    }
}

/// Sets an attribute unless it is so already.
pub fn set(part: &Element, attribute: &str, value: &str) {
    if part.get_attribute(attribute).as_deref() != Some(value) {
        let _ = part.set_attribute(attribute, value);
    }
}

/// Sets or removes an attribute without a value.
pub fn flip(part: &Element, attribute: &str, on: bool) {
    if part.has_attribute(attribute) != on {
        let _ = part.toggle_attribute_with_force(attribute, on);
    }
}

/// Does `act` at each event of that name, as long as the page lives.
pub fn on(target: &EventTarget, name: &str, act: impl Fn(&Event) + 'static) {
    let act = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&event));
    let act = act.into_js_value();
    let _ = target.add_event_listener_with_callback(name, act.unchecked_ref());
}

/// The part around (or at) where `event` happened that `selector` finds.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok()?
}
