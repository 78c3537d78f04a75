//! What Rust itself must bring along: a target and two components, added where they are missing.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    cargo::{self, WASM},
    process,
    workspace::Workspace,
};

/// Adds the WASM target if the toolchain has none.
pub(crate) fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    if has_wasm_target(workspace)? {
        return Ok(());
    }
    println!("adding the target {WASM} to the Rust toolchain");
    let added = process::run(rustup(workspace).args(["target", "add", WASM])).with_context(|| {
        format!(
            "this needs Rust's standard library for {WASM}, and rustup could not add it. \
                 With rustup and a network: `rustup target add {WASM}`; with Rust from a \
                 distribution: its package for that target (Debian: libstd-rust-dev-wasm32)"
        )
    });
    added?;
    if !has_wasm_target(workspace)? {
        bail!("rustup added {WASM}, but to another toolchain than the one in use");
    }
    Ok(())
}

fn has_wasm_target(workspace: &Workspace) -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc
        .current_dir(workspace.root())
        .args(["--print", "target-libdir", "--target", WASM]);
    let folder = process::output(&mut rustc).context("asking rustc for its targets")?;
    Ok(Path::new(folder.trim()).is_dir())
}

/// Adds a component of cargo (`fmt`, `clippy`) if it is missing, as with rustup's minimal profile.
pub(crate) fn ensure_component(
    workspace: &Workspace,
    subcommand: &str,
    component: &str,
) -> Result<()> {
    if process::works(cargo::cargo(workspace).args([subcommand, "--version"])) {
        return Ok(());
    }
    process::run(rustup(workspace).args(["component", "add", component]))
        .with_context(|| format!("`cargo {subcommand}` is missing and rustup could not add it"))
}

fn rustup(workspace: &Workspace) -> Command {
    let mut command = Command::new("rustup");
    command.current_dir(workspace.root());
    command
}
