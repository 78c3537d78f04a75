//! The addresses by which the owners of data send their lists.

/// Their keys, and the form that makes one (GET and POST).
pub const REGISTRY_SOURCES: &str = "/registry/sources";

/// Where lists are sent to with a key (POST).
pub const PUSHED_LISTS: &str = "/api/v1/lists";

/// Revokes a key (POST; GET shows all of them).
pub fn revoke_source_key(key: &str) -> String {
    format!("{REGISTRY_SOURCES}/{key}/revoke")
}
