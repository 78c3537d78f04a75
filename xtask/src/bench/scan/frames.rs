//! Frames of our own, for whoever has none.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{cargo, process, workspace::Workspace};

/// Draws a small set with the scanner's example `frames`; the same seed draws the same.
pub(super) fn draw(workspace: &Workspace, seed: u64) -> Result<PathBuf> {
    let folder = workspace.scan_bench().join("frames");
    let mut command = cargo::cargo(workspace);
    command.args(["run", "--locked", "--quiet", "--release"]);
    command.args(["--package", "scanner", "--example", "frames", "--"]);
    command.arg(&folder).arg(seed.to_string());
    process::output(&mut command).context("drawing the frames")?;
    Ok(folder)
}
