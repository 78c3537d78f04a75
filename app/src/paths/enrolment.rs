//! Getting a Digital ID, its settings, and the operator's queue.

/// Getting a Digital ID, and how far one has come.
pub const ID_NEW: &str = "/id/new";
/// Consent (POST; GET shows the page).
pub const ID_NEW_CONSENT: &str = "/id/new/consent";
/// Takes the consent back before there is a Digital ID (POST; GET shows the page).
pub const ID_NEW_WITHDRAW: &str = "/id/new/withdraw";
/// The way (POST; GET shows the page).
pub const ID_NEW_WAY: &str = "/id/new/way";
/// The photo (POST; GET shows the page).
pub const ID_NEW_PHOTO: &str = "/id/new/photo";
/// The photo that the biometric registry has of oneself.
pub const ID_NEW_REGISTRY_PHOTO: &str = "/id/new/registry-photo";
/// Pause, consent, the end; also the form.
pub const ID_SETTINGS: &str = "/id/settings";
/// Photos that wait for an operator.
pub const REGISTRY_PHOTOS: &str = "/registry/photos";

/// The same page with the ways once more, to take another one.
pub fn choose_way_again() -> String {
    format!("{ID_NEW_WAY}?again=1")
}

/// One application at the desk; also the form that decides it.
pub fn application(id: &str) -> String {
    format!("{REGISTRY_PHOTOS}/{id}")
}

/// Takes the files of the chip of a passport (POST).
pub fn application_chip(id: &str) -> String {
    format!("{REGISTRY_PHOTOS}/{id}/chip")
}

/// A picture of an application: `portrait` or `document`.
pub fn application_picture(id: &str, which: &str) -> String {
    format!("{REGISTRY_PHOTOS}/{id}/{which}")
}
