//! What this device remembers: in whose name it checks and with which camera. Nothing of
//! any check.

use domain::identifiers::Ogrn;
use leptos::prelude::{document, window};

use super::bindings;
use crate::islands::{
    scanner::habits::{self, Habits},
    stage::set,
};

const CHOICE: &str = "scan-as";
const INDIVIDUAL: &str = "individual";
const LENS: &str = "scan-lens";

/// In whose name, if it was ever chosen.
pub fn choice() -> Option<Option<Ogrn>> {
    let kept = read(CHOICE)?;
    if kept == INDIVIDUAL {
        Some(None)
    } else {
        Ogrn::parse(&kept).ok().map(Some)
    }
}

/// Keeps the choice.
pub fn keep_choice(organization: Option<&Ogrn>) {
    write(CHOICE, organization.map_or(INDIVIDUAL, Ogrn::as_str));
}

/// The camera, if one was ever chosen.
pub fn lens() -> Option<String> {
    read(LENS)
}

/// Keeps the camera.
pub fn keep_lens(id: &str) {
    write(LENS, id);
}

/// How this device scans, and looks: the shell was drawn without knowing it.
pub fn habits() -> Habits {
    let cookies = bindings::text(&document(), "cookie").unwrap_or_default();
    let kept = cookies.split("; ").find_map(|cookie| {
        let (name, value) = cookie.split_once('=')?;
        (name == habits::COOKIE).then_some(value)
    });
    let habits = kept.map(Habits::from_cookie).unwrap_or_default();
    if let Some(root) = document().document_element() {
        set(&root, "class", &habits.classes());
    }
    habits
}

/// A browser that keeps nothing is no reason not to scan.
fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn write(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
