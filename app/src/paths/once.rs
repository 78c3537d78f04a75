//! Addresses of benefits that are given once a day.

use domain::identifiers::Ogrn;

/// For what a benefit is given once a day (GET and POST).
pub fn once(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/once")
}
