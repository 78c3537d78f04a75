//! From a chosen file to the picture beside its field.

use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlInputElement;

use crate::islands::stage::{flip, on, one, set};

/// Listens for files that are chosen.
pub(super) fn begin() {
    on(&document(), "change", |event| {
        let field = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(field) = field {
            show(&field);
        }
    });
}

/// The picture of a field is named after it. What the browser cannot draw is not shown: whether
/// the server can read it, the server says.
fn show(field: &HtmlInputElement) -> Option<()> {
    let picture = one(&["#", &field.id(), "-preview"].concat())?;
    if let Some(before) = picture.get_attribute("src") {
        address("revokeObjectURL", &before.into());
    }
    let file = field.files().and_then(|files| files.get(0));
    let source = file.and_then(|file| address("createObjectURL", &file));
    flip(&picture, "hidden", source.is_none());
    set(&picture, "src", &source?.as_string()?);
    Some(())
}

/// `URL.<method>(of)`
fn address(method: &str, of: &JsValue) -> Option<JsValue> {
    let addresses = Reflect::get(&window(), &"URL".into()).ok()?;
    let function: Function = Reflect::get(&addresses, &method.into())
        .ok()?
        .dyn_into()
        .ok()?;
    function.call1(&addresses, of).ok()
}
