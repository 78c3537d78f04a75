//! The addresses of the registry desk that are about what it changes.

/// Ends of statuses that wait for a second pair of eyes.
pub const REGISTRY_WAITING: &str = "/registry/waiting";

/// Who opened whose file, and why.
pub const REGISTRY_LOOKS: &str = "/registry/looks";

/// How long what is kept, and what was removed.
pub const REGISTRY_RETENTION: &str = "/registry/retention";
/// The keys of the issuer.
pub const REGISTRY_KEYS: &str = "/registry/keys";

/// Says why the file of a holder is opened (POST; GET shows the file, or asks).
pub fn look(holder: u64) -> String {
    format!("/registry/holders/{holder}/look")
}

/// Organizations, and the form that writes one down (GET and POST).
pub const REGISTRY_ORGANIZATIONS: &str = "/registry/organizations";

/// Lists of statuses, and the form that takes one.
pub const REGISTRY_IMPORT: &str = "/registry/import";

/// One list of statuses (POST decides about it).
pub fn registry_import(import: &str) -> String {
    format!("{REGISTRY_IMPORT}/{import}")
}

/// What is wrong in it, as CSV.
pub fn registry_import_problems(import: &str) -> String {
    format!("{REGISTRY_IMPORT}/{import}/problems.csv")
}

/// The form that enters a status of a holder.
pub fn grant_status(holder: u64) -> String {
    format!("/registry/holders/{holder}/grant")
}

/// One status of a holder.
pub fn status(holder: u64, status: &str) -> String {
    format!("/registry/holders/{holder}/statuses/{status}")
}

/// Ends it (POST; GET shows the same as [`status`]).
pub fn end_status(holder: u64, id: &str) -> String {
    format!("{}/end", status(holder, id))
}

/// Puts it on hold (POST; GET shows the same as [`status`]).
pub fn suspend_status(holder: u64, id: &str) -> String {
    format!("{}/suspend", status(holder, id))
}

/// Takes it off hold (POST; GET shows the same as [`status`]).
pub fn resume_status(holder: u64, id: &str) -> String {
    format!("{}/resume", status(holder, id))
}

/// Decides about an end that waits (POST; GET shows what waits).
pub fn decide_end(request: &str) -> String {
    format!("{REGISTRY_WAITING}/{request}/decide")
}
