//! The one binary, `digital-id`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{cargo, workspace::Workspace};

const NAME: &str = "digital-id";

/// Compiles all of the server but the binary itself, which has the site inside, while there is
/// none yet. What goes wrong is shown again by the build that follows.
pub(crate) fn compile_ahead(workspace: &Workspace, release: bool) {
    let mut args = vec!["--lib", "--quiet"];
    args.extend(release.then_some("--release"));
    _ = cargo::build(workspace, NAME, &args);
}

/// Not `--package server`: that would choose other features for the dependencies than
/// `cargo test` does for all default members, and build them a second time.
fn arguments(release: bool) -> Vec<&'static str> {
    let mut args = vec!["--bin", NAME];
    args.extend(release.then_some("--release"));
    args
}

/// Builds the server, with the site inside, and returns this clone's own copy of it.
pub(crate) fn build(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    let _lock = workspace.lock()?;
    println!("building the server");
    let files = cargo::build(workspace, NAME, &arguments(release))?;
    let built = files.first().context("cargo made no binary `digital-id`")?;

    let profile = if release { "release" } else { "debug" };
    let own = workspace.binaries().join(profile).join(NAME);
    link(built, &own)
        .with_context(|| format!("cannot put {} at {}", built.display(), own.display()))?;
    Ok(own)
}

/// A hard link where the file system allows it, else a copy.
fn link(built: &Path, own: &Path) -> std::io::Result<()> {
    if let Some(parent) = own.parent() {
        fs::create_dir_all(parent)?;
    }
    // Removed, not overwritten: the old one may be running.
    if own.exists() {
        fs::remove_file(own)?;
    }
    fs::hard_link(built, own).or_else(|_| fs::copy(built, own).map(drop))
}
