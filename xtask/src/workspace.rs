//! Where things lie. The only place that spells a path of the workspace.

use std::{
    env,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace that `cargo xtask` was called in.
    ///
    /// Cargo sets the variable at run time. What was compiled in is only the fallback: with a
    /// target folder shared by two clones it could name the other one.
    pub(crate) fn locate() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .with_context(|| format!("{} has no parent folder", manifest.display()))?
            .to_path_buf();
        Ok(Self { root })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that the server embeds, by a path relative to its manifest. Hence always below
    /// the workspace, wherever `CARGO_TARGET_DIR` points.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// What is costly to compute again (bindings, brotli), keyed by content.
    pub(crate) fn cache(&self) -> PathBuf {
        self.root.join("target/site-cache")
    }

    /// This clone's own binaries. Cargo's copy in a shared target folder belongs to whoever built
    /// last.
    pub(crate) fn binaries(&self) -> PathBuf {
        self.root.join("target/bin")
    }

    /// One build at a time in this clone: a second one would pull the files of the site from under
    /// the first one's hands. Given back when the guard is dropped, or the process ends.
    pub(crate) fn lock(&self) -> Result<File> {
        let path = self.root.join("target/site.lock");
        fs::create_dir_all(self.root.join("target")).context("cannot create the target folder")?;
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => println!("waiting for another build of this clone"),
            Err(TryLockError::Error(error)) => return Err(error).context("locking the site"),
        }
        file.lock().context("locking the site")?;
        Ok(file)
    }

    pub(crate) fn styles(&self) -> PathBuf {
        self.root.join("style")
    }

    pub(crate) fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    pub(crate) fn start_script(&self) -> PathBuf {
        self.root.join("app/src/shell/start.js")
    }

    pub(crate) fn unsent_script(&self) -> PathBuf {
        self.root.join("app/src/pages/unsent.js")
    }

    pub(crate) fn camera_script(&self) -> PathBuf {
        self.root.join("app/src/pages/id/new/camera.js")
    }

    pub(crate) fn sign_in_code_script(&self) -> PathBuf {
        self.root.join("app/src/pages/sign_in_code.js")
    }

    pub(crate) fn outbox_script(&self) -> PathBuf {
        self.root.join("frontend/worker/outbox.js")
    }

    pub(crate) fn worker_script(&self) -> PathBuf {
        self.root.join("frontend/worker/worker.js")
    }

    pub(crate) fn journeys(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// The decoders that ours is compared with, and the scripts that do it.
    pub(crate) fn decoders(&self) -> PathBuf {
        self.root.join("xtask/scan")
    }

    pub(crate) fn scan_bench(&self) -> PathBuf {
        self.root.join("target/scan-bench")
    }

    pub(crate) fn journeys_report(&self) -> PathBuf {
        self.root.join("target/journeys.json")
    }
}
