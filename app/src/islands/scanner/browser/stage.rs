//! The page as the server has drawn it: its own parts, sheets, title and focus.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlDialogElement, HtmlVideoElement};

use crate::islands::{
    Facts,
    scanner::{OrganizationLine, Sheet, drawing::Drawing},
    stage::{Parts, flip, focus, one, set},
};

/// Heading of what lies at the bottom of the screen.
const HEADING: &str = "[data-scene]:not([hidden]) h1";

/// The page.
pub struct Stage {
    parts: Parts,
    ground: Option<Element>,
    lenses: Option<Element>,
    photos: [Option<Element>; 2],
    drawn: RefCell<Drawing>,
}

impl Stage {
    /// Finds its parts. `drawn` is what the server has drawn.
    pub fn find(drawn: Drawing) -> Self {
        let parts = Parts::find();
        parts.fill(&drawn.facts);
        Self {
            parts,
            ground: one("#scan-ground"),
            lenses: one("#lenses"),
            photos: [one("#identity-photo"), one("#portrait-photo")],
            drawn: RefCell::new(drawn),
        }
    }

    /// Where the camera's picture goes.
    pub fn video(&self) -> Option<HtmlVideoElement> {
        one("#scanner-video")?.dyn_into().ok()
    }

    /// Fills `drawing` in.
    pub fn draw(&self, drawing: Drawing, photo: Option<&str>) {
        let before = self.drawn.replace(drawing.clone());
        if before == drawing {
            return;
        }
        self.parts.fill(&drawing.facts);
        // Not among the facts: it is large, and nothing of it may stay.
        for image in self.photos.iter().flatten() {
            match photo {
                Some(photo) => set(image, "src", photo),
                None => drop(image.remove_attribute("src")),
            }
        }
        if before.lenses != drawing.lenses {
            let _ = self.draw_lenses(&drawing);
        }
        if let Some(body) = document().body() {
            let live = drawing.facts.shows("live");
            set(
                &body,
                "class",
                if live { "page-scan" } else { "page-scan-start" },
            );
        }
        if let Some(ground) = &self.ground {
            flip(ground, "inert", drawing.facts.shows("covered"));
        }
        if before.facts.said("title") != drawing.facts.said("title") {
            document().set_title(drawing.facts.text("title"));
        }
        move_sheets(before.sheet, drawing.sheet);
        move_focus(&before, &drawing);
    }

    fn draw_lenses(&self, drawing: &Drawing) -> Result<(), JsValue> {
        let Some(list) = &self.lenses else {
            return Ok(());
        };
        list.set_text_content(None);
        for (id, name, chosen) in &drawing.lenses {
            let line = document().create_element("li")?;
            let button = document().create_element("button")?;
            button.set_class_name("org-card");
            button.set_attribute("data-do", &format!("lens:{id}"))?;
            button.set_attribute("aria-current", if *chosen { "true" } else { "false" })?;
            button.set_text_content(Some(name));
            line.append_child(&button)?;
            list.append_child(&line)?;
        }
        Ok(())
    }
}

/// The choice of organizations on a page that was drawn without knowing them.
pub fn draw_organizations(lines: &[OrganizationLine]) {
    let Some(list) = one("#organizations") else {
        return;
    };
    for line in lines.iter().filter(|line| line.in_force) {
        let _ = draw_organization(&list, line);
    }
}

fn draw_organization(list: &Element, line: &OrganizationLine) -> Result<(), JsValue> {
    let item = document().create_element("li")?;
    let button = document().create_element("button")?;
    button.set_class_name("org-card");
    button.set_attribute("type", "button")?;
    button.set_attribute("data-do", &format!("choose:{}", line.ogrn))?;
    button.set_attribute("data-flag", &format!("aria-current:as-{}", line.ogrn))?;
    for (tag, text) in [("span", &line.name), ("small", &line.note)] {
        let part = document().create_element(tag)?;
        part.set_text_content(Some(text));
        button.append_child(&part)?;
    }
    item.append_child(&button)?;
    list.append_child(&item)?;
    Ok(())
}

/// Opens and closes dialogs. One that closes gives the focus back to where it was opened.
fn move_sheets(before: Option<Sheet>, now: Option<Sheet>) {
    let dialog = |sheet: Sheet| {
        let dialog = one(&format!("#sheet-{}", sheet.key()))?;
        dialog.dyn_into::<HtmlDialogElement>().ok()
    };
    if before == now {
        return;
    }
    if let Some(dialog) = before.and_then(dialog).filter(HtmlDialogElement::open) {
        dialog.close();
    }
    if let Some(dialog) = now.and_then(dialog) {
        let _ = dialog.show_modal();
    }
}

/// The focus follows what is new on the screen: an answer, a wrong field, another scene.
fn move_focus(before: &Drawing, now: &Drawing) {
    let changed = |name| before.facts.said(name) != now.facts.said(name);
    let wrong = changed("typed-problem") && now.facts.shows("typed-problem");
    let scene = |facts: &Facts| [facts.shows("start"), facts.shows("live")];
    if now.sheet.is_some() {
        // An opened dialog has put the focus where it belongs itself.
        if wrong {
            focus("dialog[open] input");
        }
    } else if now.facts.shows("covered") {
        if changed("word") || changed("outcome") {
            focus("#outcome-word");
        }
    } else if wrong {
        focus("#scan-ground input[name=digits]");
    } else if before.facts.shows("covered") || scene(&before.facts) != scene(&now.facts) {
        focus(HEADING);
    }
}
