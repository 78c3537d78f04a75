//! What the person presses, types and chooses, as events.

use domain::identifiers::Ogrn;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use super::{bindings, fresh_key, search_photo, tell, unlock_sound};
use crate::islands::{
    scanner::states::{Event, GroupStep, Sheet},
    stage::{closest, on, one},
};

/// Listens to the whole page: its parts stay what they are.
pub fn begin() {
    let document = document();
    on(&document, "click", |event| {
        unlock_sound();
        if let Some(done) = closest(event, "[data-do]").and_then(|part| done(&part)) {
            tell(done);
        }
    });
    on(&document, "submit", |event| {
        let Some(form) = closest(event, "form[data-typed]") else {
            return;
        };
        event.prevent_default();
        let input = form.query_selector("input").ok().flatten();
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
            let typed = input.value();
            tell(match form.get_attribute("data-typed").as_deref() {
                Some("group") => Event::Group(GroupStep::Begin(typed)),
                _ => Event::Typed {
                    digits: typed,
                    key: fresh_key(),
                },
            });
        }
    });
    on(&document, "input", |event| {
        if let Some(input) = input(event).filter(|input| input.name() == "digits") {
            group(&input);
        }
    });
    on(&document, "change", |event| {
        let Some(input) = input(event).filter(|input| input.type_() == "file") else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            search_photo(file.into());
        }
        // The same file may be chosen again.
        input.set_value("");
    });
    for sheet in Sheet::ALL {
        if let Some(dialog) = one(&format!("#sheet-{}", sheet.key())) {
            on(&dialog, "close", move |_| tell(Event::Closed(sheet)));
        }
    }
    // Until now they would have done nothing.
    if let Ok(buttons) = document.query_selector_all("button[data-do][disabled]") {
        for button in bindings::entries::<Element>(buttons.into()) {
            let _ = button.remove_attribute("disabled");
        }
    }
}

fn input(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// What pressing `part` does.
fn done(part: &Element) -> Option<Event> {
    let done = part.get_attribute("data-do")?;
    let (name, value) = done.split_once(':').unwrap_or((&done, ""));
    Some(match name {
        "start" => Event::Start,
        "open" => Event::Open(Sheet::from_key(value)?),
        "close" => Event::Closed(Sheet::from_key(value)?),
        "choose" => Event::Choose(Ogrn::parse(value).ok()),
        "switch" => Event::Switch,
        "lens" => Event::UseLens(value.to_owned()),
        "torch" => Event::Torch,
        "zoom" => Event::Zoom,
        "share" => Event::Share,
        "translate" => Event::Translate,
        "paper" => Event::TakePaper,
        "return" => Event::GiveBack,
        "group" => Event::Group(match value {
            "again" => GroupStep::Again,
            _ => GroupStep::End,
        }),
        "update" => Event::Update,
        "next" => Event::Next,
        "hold" => Event::Hold,
        "retry" => Event::Retry,
        _ => return None,
    })
}

/// Puts the space between the two groups while the person types at the end.
fn group(input: &HtmlInputElement) {
    let typed = input.value();
    let caret = input.selection_start().ok().flatten().map(|at| at as usize);
    let at_end = caret == Some(typed.encode_utf16().count());
    if let Some(grouped) = grouped(&typed).filter(|grouped| at_end && *grouped != typed) {
        input.set_value(&grouped);
    }
}

/// `4821 0933`; `None` if anything but digits, spaces and hyphens was typed.
fn grouped(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(match digits.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first} {second}"),
        _ => digits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_shown_in_two_groups() {
        assert_eq!(grouped("4821").as_deref(), Some("4821"));
        assert_eq!(grouped("48210").as_deref(), Some("4821 0"));
        assert_eq!(grouped("48-21-09-33").as_deref(), Some("4821 0933"));
        assert_eq!(grouped("4821 ").as_deref(), Some("4821"));
        assert_eq!(grouped("4821o"), None);
    }
}
