//! The browser of the journeys: the distribution's own, never one that npm downloads.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::process;

const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Finds Chromium, or installs Debian's where that is allowed: as root, or in CI with sudo.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        ensure!(
            named.is_file(),
            "CHROMIUM names {}, which is no file",
            named.display()
        );
        return Ok(named);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let command = apt_get().context(
        "the journeys need Chromium: install it (Debian: `apt-get install chromium`), or set \
         CHROMIUM to the path of one",
    )?;
    install(&command)?;
    find().context("chromium was installed, but is not on the PATH")
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    NAMES
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
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

fn install(apt_get: &[&str]) -> Result<()> {
    println!("installing Debian's chromium");
    let run = |args: &[&str]| {
        let mut parts = apt_get.iter().chain(args);
        let mut command = Command::new(parts.next().copied().unwrap_or("apt-get"));
        command.args(parts).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    run(&["update", "-qq"]).context("apt-get found no packages")?;
    // A font with Cyrillic letters: without one every text would be boxes of one width.
    run(&[
        "install",
        "-qq",
        "-y",
        "--no-install-recommends",
        "chromium",
        "fonts-dejavu-core",
    ])
    .context("apt-get could not install chromium")
}
