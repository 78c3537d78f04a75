//! Which islands the module in the browser brings to life.
//!
//! `frontend` answers, and it alone is built once a face. The linker puts the answers in where
//! they are asked for and leaves out what nobody reaches then, so that this crate, the largest
//! part of both modules, is compiled once for both.

use serde::de::DeserializeOwned;

use super::stage::setting;

/// Whether this is the module of people who show codes, of everybody without an account, and of
/// what staff do beside the scanner.
pub(super) fn of_citizens() -> bool {
    answer::citizen()
}

/// Begins with what the page has told, in the module of every page but the scanner.
pub(super) fn wake_citizens<T: DeserializeOwned>(begin: impl FnOnce(T)) {
    if answer::citizen()
        && let Some(setting) = setting()
    {
        begin(setting);
    }
}

/// The same in the module of the scanner.
pub(super) fn wake_staff<T: DeserializeOwned>(begin: impl FnOnce(T)) {
    if answer::staff()
        && let Some(setting) = setting()
    {
        begin(setting);
    }
}

mod answer {
    #[expect(
        unsafe_code,
        reason = "names of another crate cannot be checked here; both are defined once, in `frontend`"
    )]
    unsafe extern "Rust" {
        #[link_name = "digital_id_module_of_citizens"]
        pub(super) safe fn citizen() -> bool;
        #[link_name = "digital_id_module_of_staff"]
        pub(super) safe fn staff() -> bool;
    }
}
