//! Packages from npm, for the journeys and the comparison of decoders. The product has none.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use crate::{cache::hash, process};

/// Installs the packages of `folder` if its lock file is another than at the last time.
pub(crate) fn ensure_packages(folder: &Path) -> Result<()> {
    let lock = hash(&fs::read(folder.join("package-lock.json"))?);
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    ensure!(
        process::works(Command::new("npm").arg("--version")),
        "this needs Node.js 20 or newer with npm (Debian: `apt-get install nodejs npm`)"
    );
    let mut command = Command::new("npm");
    command
        .current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    // Its chat would stand before the JSON of a bench.
    process::output(&mut command)
        .with_context(|| format!("installing the packages of {}", folder.display()))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}
