//! The wire format as others see it: `docs/format.md` with its vectors, held by tests.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "these are tests, also outside of the test functions"
)]

mod format {
    mod cbor;
    mod corpus;
    mod device;
    mod others;
    mod strict;
    mod vectors;
}
