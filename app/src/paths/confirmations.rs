//! Addresses of accounts that staff confirm.

use domain::identifiers::Ogrn;

/// A member of staff confirms whoever stands before them (GET and POST).
pub const SCAN_CONFIRM: &str = "/scan/confirm";
/// Who was confirmed by whom, at the registry desk.
pub const REGISTRY_CONFIRMATIONS: &str = "/registry/confirmations";

/// Takes a confirmation back (POST).
pub fn undo_confirmation(id: &str) -> String {
    format!("/registry/confirmations/{id}")
}

/// Whether the organization may confirm accounts, at the registry desk (GET and POST).
pub fn registry_organization(ogrn: &Ogrn) -> String {
    format!("/registry/organizations/{ogrn}")
}

/// Who of the staff may (GET and POST).
pub fn confirmers(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/confirmers")
}
