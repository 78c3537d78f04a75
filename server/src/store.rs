//! Where everything is kept: SQLite by default, PostgreSQL by URL, one query path for both.

mod cleanup;
mod connection;
mod error;
#[cfg(test)]
mod rows_tests;
mod unique;

pub(crate) use ::rows::*;
pub use cleanup::clean_up;
pub use connection::{Database, WriteTransaction};
pub use error::{MigrateError, StoreError};
