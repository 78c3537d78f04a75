//! `issuer.key`: where installations of before kept the secrets of the issuer. It is read
//! once, into an empty ring; then it is no longer needed.
//!
//! ```text
//! digital-id issuer keys, version 1
//! kid 1
//! signing <64 hexadecimal digits: the Ed25519 seed>
//! session <64 hexadecimal digits: the key of the session ids>
//! ```

use std::{fmt, path::Path};

use anyhow::{Context, bail};
use data_encoding::HEXLOWER;
use domain::presentation::KeyId;
use zeroize::Zeroizing;

use super::secret_file;

const FILE: &str = "issuer.key";
const TITLE: &str = "digital-id issuer keys, version 1";

/// The secrets as they stand in the file; wiped from memory when dropped.
pub(super) struct KeyFile {
    pub(super) kid: KeyId,
    pub(super) signing: Zeroizing<[u8; 32]>,
    pub(super) session: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for KeyFile {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyFile")
            .field("kid", &self.kid.0)
            .finish_non_exhaustive()
    }
}

/// Reads the file in `dir`, if there is one.
pub(super) fn read(dir: &Path) -> anyhow::Result<Option<KeyFile>> {
    let path = dir.join(FILE);
    let Some(text) =
        secret_file::read(&path).with_context(|| format!("cannot read {}", path.display()))?
    else {
        return Ok(None);
    };
    let keys = parse(&text)
        .with_context(|| format!("{} is no key file of this version", path.display()))?;
    Ok(Some(keys))
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
        assert_eq!(format!("{keys:?}"), "KeyFile { kid: 9, .. }");
        for broken in [
            String::new(),
            file("256", SECRET, SECRET),
            file("1", &SECRET[1..], SECRET),
            file("1", &SECRET.to_uppercase(), SECRET),
            file("1", SECRET, ""),
            file("1", SECRET, SECRET) + "more\n",
            file("1", SECRET, SECRET).replace("version 1", "version 2"),
        ] {
            let error = parse(&broken).expect_err("refused");
            let shown = format!("{error:?}").to_lowercase();
            assert!(!shown.contains(&SECRET[2..20]), "{shown}");
        }
    }
}
