//! A whole day at a door: does the scanner keep what it does not need?

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{process, workspace::Workspace};

/// What JavaScript's own bookkeeping may come and go by, bytes.
const HEAP: f64 = 2_000_000.0;

/// Scans the frames of `folder` over and over, the module of the site in Node.
pub(super) fn run(workspace: &Workspace, folder: &Path, scans: u32) -> Result<()> {
    let mut command = Command::new("node");
    command
        .arg("--expose-gc")
        .arg(workspace.decoders().join("soak.mjs"))
        .args([folder, &workspace.scan_bench()])
        .arg(scans.to_string());
    let said: Value = serde_json::from_str(&process::output(&mut command)?)
        .context("the soak printed no JSON")?;
    let pair = |name: &str| -> Result<(f64, f64)> {
        let at = |index: usize| said.get(name)?.get(index)?.as_f64();
        at(0).zip(at(1)).with_context(|| format!("no {name}"))
    };
    let ((wasm, wasm_after), (heap, heap_after)) = (pair("wasm")?, pair("heap")?);
    let read = said.get("read").unwrap_or(&Value::Null);
    println!(
        "{scans} scans, {read} read; memory of the module {:.1} MB before and {:.1} MB after, heap of \
         JavaScript {:.1} and {:.1} MB",
        wasm / 1e6,
        wasm_after / 1e6,
        heap / 1e6,
        heap_after / 1e6
    );
    ensure!(wasm_after <= wasm, "the memory of the module grew");
    ensure!(heap_after <= heap + HEAP, "the heap of JavaScript grew");
    Ok(())
}
