//! Results kept by the hash of what they were made from.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};

/// A folder of files whose names are hashes of their origin. What one build does not ask for is
/// gone after it, so the folder stays as small as the site.
pub(crate) struct Cache {
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

impl Cache {
    pub(crate) fn open(folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self {
            folder,
            used: Mutex::default(),
        })
    }

    /// What `make` gave for this `source` once, or what it gives now. `kind` tells apart different
    /// results of one source; change it when `make` changes.
    pub(crate) fn get_or_make(
        &self,
        kind: &str,
        source: &[u8],
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Vec<u8>> {
        let name = format!("{}.{kind}", hash(source));
        let path = self.folder.join(&name);
        self.used
            .lock()
            .map_err(|_| anyhow!("another thread of the build failed"))?
            .insert(name);
        if let Ok(bytes) = fs::read(&path) {
            return Ok(bytes);
        }
        let bytes = make()?;
        self.write(&path, &bytes)?;
        Ok(bytes)
    }

    /// Writes whole or not at all: through a file of the cache's own, then a rename. A build that
    /// was interrupted must not leave half a file under a name that vouches for its content.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let part = self.folder.join(format!(
            "{}.part",
            hash(path.as_os_str().as_encoded_bytes())
        ));
        fs::write(&part, bytes).with_context(|| format!("cannot write {}", part.display()))?;
        fs::rename(&part, path).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Removes what this build did not use.
    pub(crate) fn prune(&self) -> Result<()> {
        let used = self
            .used
            .lock()
            .map_err(|_| anyhow!("another thread of the build failed"))?;
        let entries = fs::read_dir(&self.folder)
            .with_context(|| format!("cannot list {}", self.folder.display()))?;
        for entry in entries {
            let entry = entry?;
            if !entry
                .file_name()
                .to_str()
                .is_some_and(|name| used.contains(name))
            {
                fs::remove_file(entry.path())
                    .with_context(|| format!("cannot remove {}", entry.path().display()))?;
            }
        }
        Ok(())
    }
}

/// 16 hexadecimal digits of SHA-256: enough to tell versions of one file apart.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_once_and_forgets_what_is_not_used() {
        let folder = std::env::temp_dir().join(format!("xtask-cache-{}", std::process::id()));
        let made = |text: &'static str| move || Ok(text.as_bytes().to_vec());

        let first = Cache::open(folder.clone()).unwrap();
        assert_eq!(
            first.get_or_make("br", b"source", made("one")).unwrap(),
            b"one"
        );
        assert_eq!(
            first.get_or_make("js", b"source", made("two")).unwrap(),
            b"two"
        );

        let second = Cache::open(folder.clone()).unwrap();
        assert_eq!(
            second.get_or_make("br", b"source", made("three")).unwrap(),
            b"one"
        );
        second.prune().unwrap();
        assert_eq!(
            second.get_or_make("js", b"source", made("four")).unwrap(),
            b"four"
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn hashes_are_those_of_sha256() {
        assert_eq!(hash(b""), "e3b0c44298fc1c14");
    }
}
