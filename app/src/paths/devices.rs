//! Addresses of the devices in which a holder shows codes.

/// All of them, and what is done about them (GET and POST).
pub const ID_DEVICES: &str = "/id/devices";
/// The same for a browser whose key is gone.
pub const ID_LOST_KEY: &str = "/id/devices?key=lost";
