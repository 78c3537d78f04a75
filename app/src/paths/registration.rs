//! Addresses where accounts begin, are found again, move to another number and end.

/// Registration: the phone number (GET and POST).
pub const REGISTER: &str = "/register";
/// A forgotten password: the phone number (GET and POST).
pub const RECOVER: &str = "/recover";
/// Another number for one's account (GET and POST).
pub const CHANGE_PHONE: &str = "/account/phone";
/// The end of one's account (GET and POST).
pub const ERASE_ACCOUNT: &str = "/account/erase";
/// Where an operator confirms accounts (GET and POST).
pub const REGISTRY_CONFIRM: &str = "/registry/confirm";

/// Where the code of a ticket is typed (GET and POST); `of` is one of the three above.
pub fn ticket(of: &str, ticket: &str) -> String {
    format!("{of}/{ticket}")
}
