//! `issuer.key`: the secrets of the issuer on disk.
//!
//! ```text
//! digital-id issuer keys, version 1
//! kid 1
//! signing <64 hexadecimal digits: the Ed25519 seed>
//! session <64 hexadecimal digits: the key of the session ids>
//! ```

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

use anyhow::{Context, bail};
use data_encoding::HEXLOWER;
use domain::presentation::KeyId;
use zeroize::Zeroizing;

const FILE: &str = "issuer.key";
const TITLE: &str = "digital-id issuer keys, version 1";

/// The secrets as they stand in the file; wiped from memory when dropped.
pub(super) struct KeyFile {
    pub(super) kid: KeyId,
    pub(super) signing: Zeroizing<[u8; 32]>,
    pub(super) session: Zeroizing<[u8; 32]>,
}

/// Reads the file in `dir`, or creates it.
pub(super) fn load_or_create(dir: &Path) -> anyhow::Result<KeyFile> {
    let path = dir.join(FILE);
    let read = || -> io::Result<_> { Ok(Zeroizing::new(fs::read_to_string(&path)?)) };
    let text = match read() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create(dir, &path).with_context(|| format!("cannot create {}", path.display()))?;
            read()
        }
        other => other,
    }
    .with_context(|| format!("cannot read {}", path.display()))?;
    if is_open_to_others(&path) {
        tracing::warn!(
            path = %path.display(),
            "THE ISSUER'S KEYS CAN BE READ BY OTHER USERS OF THIS MACHINE: whoever reads \
             them can make codes. Run `chmod 600` on the file and change the keys."
        );
    }
    parse(&text).with_context(|| format!("{} is no key file of this version", path.display()))
}

/// Writes fresh keys beside the place and links them there: the file appears whole or not
/// at all, and of two processes that start together one makes it and both read it.
fn create(dir: &Path, path: &Path) -> anyhow::Result<()> {
    let mut suffix = [0; 8];
    let mut signing = Zeroizing::new([0; 32]);
    let mut session = Zeroizing::new([0; 32]);
    getrandom::fill(&mut suffix)?;
    getrandom::fill(signing.as_mut())?;
    getrandom::fill(session.as_mut())?;
    let text = Zeroizing::new(format!(
        "{TITLE}\nkid 1\nsigning {}\nsession {}\n",
        *Zeroizing::new(HEXLOWER.encode(signing.as_ref())),
        *Zeroizing::new(HEXLOWER.encode(session.as_ref())),
    ));
    let fresh = dir.join(format!("{FILE}.{}", HEXLOWER.encode(&suffix)));
    let linked = write_private(&fresh, &text).and_then(|()| fs::hard_link(&fresh, path));
    // Whatever happened, no second copy of the keys stays behind.
    let removed = fs::remove_file(&fresh);
    match linked {
        Ok(()) => tracing::info!(path = %path.display(), "issuer keys created"),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    removed?;
    // The new name itself is safe on disk only once the directory is.
    File::open(dir)?.sync_all()?;
    Ok(())
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

/// Errors name the line, never what stands in it.
fn parse(text: &str) -> anyhow::Result<KeyFile> {
    let mut lines = text.lines();
    if lines.next() != Some(TITLE) {
        bail!("the first line is not \"{TITLE}\"");
    }
    let mut value = |name: &str| {
        lines
            .next()
            .and_then(|line| line.strip_prefix(name)?.strip_prefix(' '))
            .with_context(|| format!("the line \"{name}\" is missing"))
    };
    let keys = KeyFile {
        kid: KeyId(
            value("kid")?
                .parse()
                .ok()
                .context("\"kid\" is not a number from 0 to 255")?,
        ),
        signing: key(value("signing")?).context("\"signing\" is not 64 hexadecimal digits")?,
        session: key(value("session")?).context("\"session\" is not 64 hexadecimal digits")?,
    };
    if lines.next().is_some() {
        bail!("there are more than four lines");
    }
    Ok(keys)
}

fn key(hex: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(HEXLOWER.decode(hex.as_bytes()).ok()?);
    Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    fn file(kid: &str, signing: &str, session: &str) -> String {
        format!("{TITLE}\nkid {kid}\nsigning {signing}\nsession {session}\n")
    }

    #[test]
    fn reads_version_1_and_nothing_else() {
        let keys = parse(&file("9", SECRET, SECRET)).expect("version 1");
        assert_eq!(keys.kid, KeyId(9));
        assert_eq!(keys.signing[15], 0xff);
        for broken in [
            String::new(),
            file("256", SECRET, SECRET),
            file("1", &SECRET[1..], SECRET),
            file("1", &SECRET.to_uppercase(), SECRET),
            file("1", SECRET, ""),
            file("1", SECRET, SECRET) + "more\n",
            file("1", SECRET, SECRET).replace("version 1", "version 2"),
        ] {
            let error = parse(&broken).err().expect("refused");
            let shown = format!("{error:?}").to_lowercase();
            assert!(!shown.contains(&SECRET[2..20]), "{shown}");
        }
    }

    #[test]
    fn of_many_that_start_together_all_get_the_same_keys() {
        let dir = tempfile::tempdir().expect("directory");
        let seeds: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| load_or_create(dir.path()).expect("keys").signing))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("no panic"))
                .collect()
        });
        assert!(seeds.iter().all(|seed| *seed == seeds[0]));
        let names: Vec<_> = fs::read_dir(dir.path())
            .expect("directory")
            .map(|entry| entry.expect("entry").file_name())
            .collect();
        assert_eq!(names, [FILE], "nothing else is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().expect("directory");
        load_or_create(dir.path()).expect("keys");
        let path = dir.path().join(FILE);
        assert!(!is_open_to_others(&path));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("chmod");
        assert!(is_open_to_others(&path));
        load_or_create(dir.path()).expect("a warning, not a refusal");
    }
}
