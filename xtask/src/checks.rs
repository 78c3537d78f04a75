//! Formatting and lints.

use anyhow::Result;

use crate::{
    cargo::{self, WASM},
    process, toolchain,
    workspace::Workspace,
};

pub(crate) fn formatting(workspace: &Workspace) -> Result<()> {
    toolchain::ensure_component(workspace, "fmt", "rustfmt")?;
    process::run(cargo::cargo(workspace).args(["fmt", "--all", "--check"]))
}

/// All that runs on a server: the default members, with their tests.
pub(crate) fn clippy_native(workspace: &Workspace) -> Result<()> {
    clippy(workspace, &["--all-targets"])
}

/// WASM modules, apart from the server: together their features would unite.
pub(crate) fn clippy_wasm(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    toolchain::ensure_wasm_target(workspace)?;
    let mut args = vec!["--target", WASM];
    args.extend(packages.iter().flat_map(|package| ["--package", package]));
    clippy(workspace, &args)
}

fn clippy(workspace: &Workspace, args: &[&str]) -> Result<()> {
    toolchain::ensure_component(workspace, "clippy", "clippy")?;
    let mut command = cargo::cargo(workspace);
    command
        .args(["clippy", "--locked"])
        .args(args)
        .args(["--", "-D", "warnings"]);
    process::run(&mut command)
}
