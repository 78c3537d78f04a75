//! Fuzzes reading of a scanned text.
#![no_main]

#[path = "../bodies.rs"]
#[expect(dead_code, reason = "each target uses one of them")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::text(data));
