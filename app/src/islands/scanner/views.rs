//! What is drawn.

mod actions;
mod blocked;
mod choose;
mod digits;
mod identity;
mod live;
mod outcome;
mod parts;
mod sheets;
mod start;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

pub use self::outcome::{Busy, Screen, VerdictBody};
pub(super) use self::{
    blocked::Blocked, live::Live, outcome::OutcomeLayer, sheets::Sheets, start::Start,
};
use super::{Scan, verdict::Verdict};

/// Id of the heading of the ground.
pub(super) const HEADING: &str = "scan-heading";

/// Puts the focus on the heading of the ground: always, or only if nothing has it.
pub(super) fn focus_heading(always: bool) {
    let lost = document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY");
    let heading = document().get_element_by_id(HEADING);
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok())
        && (always || lost)
    {
        let _ = heading.focus();
    }
}

/// Title of the document: the word of an outcome comes first.
pub(super) fn title(scan: Scan) -> Memo<String> {
    let screen = scan.memo(Screen::of);
    Memo::new(move |_| {
        let scanner = scan.t("scan-title");
        let word = screen.get().map(|screen| match screen {
            Screen::Busy(busy) => scan.t(busy.key()),
            Screen::Shown(what) => scan
                .setting
                .with_value(|setting| Verdict::of(&setting.texts, &what, "").word),
        });
        match word {
            Some(word) => format!("{word} — {scanner}"),
            None => format!("{scanner} — Digital ID"),
        }
    })
}
