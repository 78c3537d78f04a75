//! The islands of `app` as a WASM module: `hydrate_islands()` and nothing else. Built once for the
//! scanner and once for every other page; the feature says which islands come to life.
#![cfg(target_arch = "wasm32")]

// The islands are exports of this crate. Without a mention the linker would drop them all.
use app as _;

/// Called by the page's start script, before it wakes each island by its name.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}

/// Asked for by `app::islands`, whose islands of citizens look here whether they are wanted.
#[expect(
    unsafe_code,
    reason = "a name without mangling is how another crate finds it; no other has this one"
)]
#[unsafe(no_mangle)]
fn digital_id_module_of_citizens() -> bool {
    !cfg!(feature = "staff")
}

/// The same for the islands of staff.
#[expect(
    unsafe_code,
    reason = "a name without mangling is how another crate finds it; no other has this one"
)]
#[unsafe(no_mangle)]
fn digital_id_module_of_staff() -> bool {
    cfg!(feature = "staff")
}
