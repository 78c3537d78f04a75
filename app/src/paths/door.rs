/// Locks this device to a scanner for guests (GET and POST).
pub const KIOSK: &str = "/scan/kiosk";
/// Unlocks it (GET and POST).
pub const LEAVE_KIOSK: &str = "/scan/kiosk/leave";
/// Whether this device is fit to scan.
pub const SELF_TEST: &str = "/scan/self-test";

/// What somebody who scans for themselves can reach: the scanner, and what it asks for.
pub const IN_KIOSK: [&str; 12] = [
    super::SCAN,
    super::SCAN_EVENTS,
    super::SCAN_OFFLINE,
    super::SCAN_MANIFEST,
    super::SCAN_SERVICE_WORKER,
    LEAVE_KIOSK,
    super::HEALTH,
    "/api/check",
    "/api/awaited",
    "/api/delivered",
    "/api/offline-kit",
    "/api/late-checks",
];
