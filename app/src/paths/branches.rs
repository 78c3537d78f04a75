//! The addresses of branches and their phones.

use domain::identifiers::Ogrn;

/// The branches of an organization (POST adds one).
pub fn branches(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/branches")
}

/// One branch with its phones (POST changes its name and address).
pub fn branch(ogrn: &Ogrn, branch: &str) -> String {
    format!("/org/{ogrn}/branches/{branch}")
}

/// Closes it (POST; GET shows [`branch`]).
pub fn close_branch(ogrn: &Ogrn, branch: &str) -> String {
    format!("/org/{ogrn}/branches/{branch}/close")
}

/// Makes a link that enrols a phone (POST; GET shows [`branch`]).
pub fn new_phone(ogrn: &Ogrn, branch: &str) -> String {
    format!("/org/{ogrn}/branches/{branch}/phones")
}

/// Asks whether a phone is to be revoked (POST does it).
pub fn revoke_phone(ogrn: &Ogrn, branch: &str, phone: &str) -> String {
    format!("/org/{ogrn}/branches/{branch}/phones/{phone}")
}

/// A link that enrols the phone on which it is opened.
pub fn phone_link(secret: &str) -> String {
    format!("/phone/{secret}")
}
