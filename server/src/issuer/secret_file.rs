//! Secrets in files: nobody else on the machine reads them, and they appear whole.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

/// The text of the file; `None` if there is none. A file that others may read is used with
/// a loud warning: refusing to start would only teach people to work around it at the worst
/// moment.
pub(super) fn read(path: &Path) -> io::Result<Option<Zeroizing<String>>> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => Zeroizing::new(other?),
    };
    if is_open_to_others(path) {
        tracing::warn!(
            path = %path.display(),
            "THE ISSUER'S SECRETS CAN BE READ BY OTHER USERS OF THIS MACHINE: whoever reads \
             them can make codes. Run `chmod 600` on the file and change the keys."
        );
    }
    Ok(Some(text))
}

/// Writes `text` beside the place and links it there: the file appears whole or not at all,
/// and of two processes that start together one makes it and both read it.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut suffix = [0; 8];
    getrandom::fill(&mut suffix).map_err(io::Error::other)?;
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(format!(".{}", HEXLOWER.encode(&suffix)));
    let fresh = PathBuf::from(fresh);
    let linked = write_private(&fresh, text).and_then(|()| fs::hard_link(&fresh, path));
    // Whatever happened, no second copy of the secret stays behind.
    let removed = fs::remove_file(&fresh);
    match linked {
        Ok(()) => tracing::info!(path = %path.display(), "created"),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    removed?;
    // The new name itself is safe on disk only once the directory is.
    match path.parent() {
        Some(folder) if folder != Path::new("") => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("secret");
        assert!(read(&path).expect("no error").is_none());
        create(&path, "one").expect("created");
        create(&path, "two").expect("there already");
        assert_eq!(read(&path).expect("read").expect("there").as_str(), "one");
        assert!(!is_open_to_others(&path));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("chmod");
        assert!(is_open_to_others(&path));
        read(&path).expect("a warning, not a refusal");
        assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 1);
    }
}
