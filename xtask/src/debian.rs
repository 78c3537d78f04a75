//! Debian's packages, installed where that is allowed: as root, or in CI with sudo.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::process;

/// The first program of these `names` on the PATH.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// Installs `packages`; an error says so where it may not.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let apt_get = apt_get().context("this may not install packages here")?;
    println!("installing Debian's {}", packages.join(", "));
    let run = |args: &[&str]| {
        let mut parts = apt_get.iter().chain(args);
        let mut command = Command::new(parts.next().copied().unwrap_or("apt-get"));
        command.args(parts).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    run(&["update", "-qq"]).context("apt-get found no packages")?;
    let mut args = vec!["install", "-qq", "-y", "--no-install-recommends"];
    args.extend(packages);
    run(&args).context("apt-get could not install them")
}

/// How to call apt-get, if there is one and we may.
fn apt_get() -> Option<Vec<&'static str>> {
    if !Path::new("/usr/bin/apt-get").is_file() {
        return None;
    }
    let root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root {
        return Some(vec!["apt-get"]);
    }
    let in_ci = env::var_os("CI").is_some_and(|value| !value.is_empty());
    let sudo = in_ci && process::works(Command::new("sudo").args(["-n", "true"]));
    sudo.then(|| vec!["sudo", "-n", "apt-get"])
}
