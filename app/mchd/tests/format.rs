//! The format as others see it: documents that are right, and each way of being wrong.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

mod format {
    mod broken;
    mod corpus;
    mod generated;
    mod sample;
    mod schema;
}
