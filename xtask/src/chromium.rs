//! The browser of the journeys: the distribution's own, never one that npm downloads.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, ensure};

use crate::debian;

const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Finds Chromium, or installs Debian's.
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
    if let Some(found) = debian::program(NAMES) {
        return Ok(found);
    }
    // A font with Cyrillic letters: without one every text would be boxes of one width.
    debian::install(&["chromium", "fonts-dejavu-core"]).context(
        "the journeys need Chromium: install it (Debian: `apt-get install chromium`), or set \
         CHROMIUM to the path of one",
    )?;
    debian::program(NAMES).context("chromium was installed, but is not on the PATH")
}
