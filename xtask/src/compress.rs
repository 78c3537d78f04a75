//! The compressed siblings of the site's files.

use std::{
    num::NonZero,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context, Result, anyhow};

use crate::{cache::Cache, site::Files};

/// Files worth compressing; pictures and sounds are not.
const COMPRESSIBLE: &[&str] = &[
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// A compressed sibling for each file that gets smaller by it, under its name with `.br` added.
///
/// Quality 11 takes seconds for a WASM module: the work is shared among the cores, and each result
/// is kept in the cache.
pub(crate) fn siblings(files: &Files, cache: &Cache) -> Result<Files> {
    let work: Vec<_> = files
        .iter()
        .filter(|(name, _)| is_compressible(name))
        .collect();
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);

    let done: Vec<Result<Files>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores)
            .map(|_| scope.spawn(|| take_turns(&work, &next, cache)))
            .collect();
        threads
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("compression panicked")))
            })
            .collect()
    });

    let mut siblings = Files::new();
    for part in done {
        siblings.extend(part?);
    }
    Ok(siblings)
}

fn take_turns(work: &[(&String, &Vec<u8>)], next: &AtomicUsize, cache: &Cache) -> Result<Files> {
    let mut done = Files::new();
    while let Some((name, bytes)) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
        let compressed = cache
            .get_or_make("br", bytes, || Ok(squeeze::brotli(bytes)?))
            .with_context(|| format!("compressing {name}"))?;
        if compressed.len() < bytes.len() {
            done.insert(format!("{name}.br"), compressed);
        }
    }
    Ok(done)
}

fn is_compressible(name: &str) -> bool {
    Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}
