//! The port `Checks` on a real database.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

mod authority;
mod delivery;
mod holder_photo;
mod idempotency;
mod identity;
mod journal;
mod late;
mod late_past;
mod limits;
mod outcomes;
mod privacy;
mod receipts;
mod shift;
mod single_use;
mod typed;
