//! The work of the example `codes` of `domain` as a WASM module without imports, for `cargo xtask bench codes`: Node
//! calls each export with a count and takes the time.
#![cfg(target_arch = "wasm32")]
#![expect(
    unsafe_code,
    reason = "an export keeps its name only by an unsafe attribute"
)]

#[path = "../../../app/domain/examples/codes/work.rs"]
mod work;

use std::sync::LazyLock;

use work::Bench;

static BENCH: LazyLock<Option<Bench>> = LazyLock::new(Bench::new);

/// Issues `count` codes.
#[unsafe(no_mangle)]
pub extern "C" fn issue(count: u32) {
    if let Some(bench) = &*BENCH {
        bench.issue(count);
    }
}

/// Verifies a code `count` times; how often it was valid.
#[unsafe(no_mangle)]
pub extern "C" fn verify(count: u32) -> u32 {
    BENCH.as_ref().map_or(0, |bench| bench.verify(count))
}

/// Signs `count` times.
#[unsafe(no_mangle)]
pub extern "C" fn sign(count: u32) {
    if let Some(bench) = &*BENCH {
        bench.bare_sign(count);
    }
}

/// Verifies a signature `count` times; how often it was right.
#[unsafe(no_mangle)]
pub extern "C" fn bare_verify(count: u32) -> u32 {
    BENCH.as_ref().map_or(0, |bench| bench.bare_verify(count))
}
