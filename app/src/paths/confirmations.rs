//! Addresses of accounts that staff confirm, and of an organization at the registry desk.

use domain::identifiers::Ogrn;

/// A member of staff confirms whoever stands before them (GET and POST).
pub const SCAN_CONFIRM: &str = "/scan/confirm";
/// Who was confirmed by whom, at the registry desk.
pub const REGISTRY_CONFIRMATIONS: &str = "/registry/confirmations";

/// Takes a confirmation back (POST).
pub fn undo_confirmation(id: &str) -> String {
    format!("/registry/confirmations/{id}")
}

/// An organization at the registry desk, and whether it may confirm accounts (GET and POST).
pub fn registry_organization(ogrn: &Ogrn) -> String {
    format!("/registry/organizations/{ogrn}")
}

/// Blocks the organization, or lifts that (POST).
pub fn block_organization(ogrn: &Ogrn) -> String {
    format!("/registry/organizations/{ogrn}/block")
}

/// Who of the staff may (GET and POST).
pub fn confirmers(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/confirmers")
}
