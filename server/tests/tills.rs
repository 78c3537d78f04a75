//! Tills: their keys, and what they are told over HTTP.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

#[path = "tills/answers.rs"]
mod answers;
#[path = "tills/counter.rs"]
mod counter;
#[path = "tills/errors.rs"]
mod errors;
#[path = "tills/lists.rs"]
mod lists;
#[path = "tills/ports.rs"]
mod ports;
#[path = "tills/schema.rs"]
mod schema;
