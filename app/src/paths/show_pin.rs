//! The PIN before a code is shown.

/// Takes the PIN, and sets another one; also the form.
pub const ID_PIN: &str = "/id/pin";
