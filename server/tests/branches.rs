//! Branches, their phones, and checks that count in a branch alone.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod arrange;
mod checks;
mod enrol;
mod once;
mod phone;
