//! The code alone, as large as it goes. Escape, "back" and a tap close it.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlDialogElement;

use crate::islands::stage::{on, one};

/// The dialog. There is one picture of the code on the page: it moves into it and back.
pub(super) struct Large {
    dialog: Option<HtmlDialogElement>,
    /// Whether a step of the browser's history stands for the open view.
    stepped: Cell<bool>,
}

impl Large {
    /// Finds it.
    pub(super) fn find() -> Rc<Self> {
        let dialog = one(".show-large-dialog").and_then(|dialog| dialog.dyn_into().ok());
        let large = Rc::new(Self {
            dialog,
            stepped: Cell::new(false),
        });
        if let Some(dialog) = &large.dialog {
            let closed = Rc::clone(&large);
            on(dialog, "close", move |_| closed.closed());
        }
        let left = Rc::clone(&large);
        on(&window(), "popstate", move |_| {
            left.stepped.set(false);
            left.close();
        });
        large
    }

    fn open_dialog(&self) -> Option<&HtmlDialogElement> {
        self.dialog.as_ref().filter(|dialog| dialog.open())
    }

    /// Opens it.
    pub(super) fn open(&self) {
        let Some(dialog) = self.dialog.as_ref().filter(|dialog| !dialog.open()) else {
            return;
        };
        if dialog.show_modal().is_ok() {
            move_picture(".show-large-dialog .code-field");
            self.stepped.set(true);
            if let Ok(history) = window().history() {
                let _ = history.push_state(&JsValue::NULL, "");
            }
        }
    }

    /// Closes it.
    pub(super) fn close(&self) {
        if let Some(dialog) = self.open_dialog() {
            dialog.close();
            self.closed();
        }
    }

    fn closed(&self) {
        if self.open_dialog().is_some() {
            return; // It was opened again meanwhile.
        }
        move_picture(".code-card .code-field");
        if self.stepped.take()
            && let Ok(history) = window().history()
        {
            let _ = history.back();
        }
    }
}

fn move_picture(field: &str) {
    if let (Some(picture), Some(field)) = (one(".code-qr"), one(field))
        && picture.parent_element().as_ref() != Some(&field)
    {
        let _ = field.append_child(&picture);
    }
}
