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
pub mod components;
pub mod error;
pub mod forms;
pub mod islands;
pub mod page;
pub mod pages;
pub mod papers;
pub mod paths;
pub mod ports;
pub mod routes;
pub mod shell;
pub mod symbol;
pub mod text;

pub use domain;
