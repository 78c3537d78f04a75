//! From the address to the form that sends it.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlFormElement, HtmlInputElement};

use crate::islands::stage::{Facts, Parts, on, one};

/// Sends the badge in the address, if there is one.
pub(super) fn begin() -> Option<()> {
    let location = window().location();
    let badge = location.hash().ok().filter(|hash| hash.len() > 1)?;
    let [origin, path] = [location.origin().ok()?, location.pathname().ok()?];
    let form: HtmlFormElement = one("#badge-form")?.dyn_into().ok()?;
    let field: HtmlInputElement = one("#badge")?.dyn_into().ok()?;
    field.set_value(&[&origin, path.as_str(), &badge].concat());
    let mut facts = Facts::default();
    facts.hold("looking");
    Parts::find().fill(&facts);
    // Whoever comes back here later finds the form, not an old badge that is sent again.
    let history = window().history().ok()?;
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    // A form that is sent before the page is whole takes its place in the history: "back" would
    // lead past it, to wherever the person was before.
    if document().ready_state() == "complete" {
        return form.submit().ok();
    }
    on(&window(), "load", move |_| {
        let _ = form.submit();
    });
    Some(())
}
