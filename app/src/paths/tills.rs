//! The addresses of tills: in the cabinet, and of the API that they use.

use domain::identifiers::Ogrn;

/// Checks a code with the key of a till (POST).
pub const TILL_CHECKS: &str = "/api/v1/checks";
/// What a till is and may ask, with its key.
pub const TILL_SELF: &str = "/api/v1/till";
/// What the API is, for programs (OpenAPI).
pub const TILL_API: &str = "/api/v1/openapi.json";
/// What a programmer has to know of it.
pub const TILL_GUIDE: &str = "/api/v1/tills.md";

/// The tills of an organization (POST adds one).
pub fn tills(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/tills")
}

/// Asks whether a till is to get another key (POST does it).
pub fn renew_till(ogrn: &Ogrn, till: &str) -> String {
    format!("/org/{ogrn}/tills/{till}/key")
}

/// Asks whether a till is to be revoked (POST does it).
pub fn revoke_till(ogrn: &Ogrn, till: &str) -> String {
    format!("/org/{ogrn}/tills/{till}/revoke")
}
