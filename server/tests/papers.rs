//! The papers of an organization: what goes into them, who may see it, and the files.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "these are tests, also outside of the test functions"
)]

mod details;
mod files;
mod reader;
