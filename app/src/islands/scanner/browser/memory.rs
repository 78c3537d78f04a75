//! What this device remembers: in whose name it checks and with which camera. Nothing of
//! any check.

use domain::identifiers::Ogrn;
use leptos::prelude::window;

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

/// A browser that keeps nothing is no reason not to scan.
fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn write(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
