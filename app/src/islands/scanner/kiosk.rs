//! A scanner at an entrance at which guests scan for themselves: the server keeps the session
//! locked to it, and the page shows nothing but the picture and the answer.

/// The cookie by which the shell, which works without a network, knows that this device is one.
/// The lock is the server's; this changes looks alone.
pub const COOKIE: &str = "scan-kiosk";

/// Class of the document; see `style/98-kiosk.css`.
pub const CLASS: &str = "kiosk";
