//! What people see: pages, components, islands, server functions, and the ports they call.
//!
//! Pages are rendered on the server and work as plain HTML; only what must move is an
//! island. This crate knows neither the database nor the web server: everything it needs
//! comes through [`ports`].
//!
//! | looking for | folder |
//! |---|---|
//! | a page | [`pages`], one file each |
//! | something that moves | [`islands`], one file or folder each |
//! | what an island may ask the server | [`api`] |
//! | what a form may send | [`forms`] |
//! | what an organization prints | [`papers`], one file a kind |
//! | what the server must provide | [`ports`] |
//! | an address | [`paths`] |

// A page's type nests as deep as its markup.
#![recursion_limit = "512"]

pub mod api;
pub mod error;
pub mod forms;
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(dead_code, reason = "only browsers bring islands to life")
)]
pub mod islands;
pub mod page;
pub mod papers;
pub mod paths;
pub mod ports;
pub mod symbol;
pub mod text;

// Drawn on the server alone: no browser needs a line of it, and to compile it for one would cost
// more than all the rest.
#[cfg(not(target_arch = "wasm32"))]
pub mod components;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
#[cfg(not(target_arch = "wasm32"))]
pub mod routes;
#[cfg(not(target_arch = "wasm32"))]
pub mod shell;

pub use domain;
