//! What this device remembers: in whose name it checks, with which camera, and how far a group has
//! come. Nothing of any check.

use domain::identifiers::Ogrn;
use leptos::prelude::{document, window};

use super::bindings;
use crate::islands::{
    scanner::{
        group::Group,
        habits::{self, Habits},
        kiosk,
    },
    stage::set,
};

const CHOICE: &str = "scan-as";
const INDIVIDUAL: &str = "individual";
const LENS: &str = "scan-lens";
const GROUP: &str = "scan-group";

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

/// The group that was counted when the page was left.
pub fn group() -> Option<Group> {
    Group::from_kept(&read(GROUP)?)
}

/// Keeps the count of the group.
pub fn keep_group(group: &str) {
    write(GROUP, group);
}

/// How this device scans, and looks: the shell was drawn without knowing it.
pub fn habits(is_kiosk: bool) -> Habits {
    let kept = cookie(habits::COOKIE);
    let habits = kept.as_deref().map(Habits::from_cookie).unwrap_or_default();
    if let Some(root) = document().document_element() {
        let classes = habits.classes();
        match is_kiosk {
            true => set(&root, "class", &[kiosk::CLASS, " ", &classes].concat()),
            false => set(&root, "class", &classes),
        }
    }
    habits
}

/// Whether guests scan here for themselves, as far as the page can know without the server.
pub fn is_kiosk() -> bool {
    cookie(kiosk::COOKIE).is_some()
}

fn cookie(wanted: &str) -> Option<String> {
    let cookies = bindings::text(&document(), "cookie").unwrap_or_default();
    cookies.split("; ").find_map(|cookie| {
        let (name, value) = cookie.split_once('=')?;
        (name == wanted).then(|| value.to_owned())
    })
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
