//! The text in the QR: an address that any phone camera can open.
//!
//! Capitals and Base32 stay in the QR's alphanumeric mode (5.5 bits a character); only the
//! `#` needs a byte. What follows the `#` never reaches a server, a proxy's log or a
//! referrer; the browser's own history does keep it.

use std::fmt;

use data_encoding::BASE32_NOPAD;

/// Where an installation lives: scheme, host and port, lower case, no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// A text that is no origin of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an origin is http:// or https://, a host of letters, digits, dots and hyphens, and a port if it is not the usual one"
)]
pub struct OriginError;

impl Origin {
    /// Reads `https://id.example` or `http://localhost:3000`. Hosts are kept to the
    /// characters that the QR's alphanumeric mode has.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let text = text.trim_end_matches('/').to_ascii_lowercase();
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or(OriginError)?;
        let (host, port) = rest.split_once(':').unwrap_or((rest, "1"));
        let host_is_plain = !host.is_empty()
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        let port_is_plain =
            port.chars().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|p| p > 0);
        (host_is_plain && port_is_plain)
            .then_some(Self(text))
            .ok_or(OriginError)
    }

    /// `https://id.example`
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether pages are served over https.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The scheme, host, letter and `#` with which the text of every code of ours begins.
    fn prefix(&self, letter: Letter) -> String {
        format!("{}/{}#", self.0.to_ascii_uppercase(), letter.as_str())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which page a phone's camera opens, and so what kind of code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// A citizen's code: `/V`.
    Presentation,
    /// The badge of a member of staff: `/B`.
    Badge,
    /// A code to practise with: `/T`.
    Training,
}

impl Letter {
    fn as_str(self) -> &'static str {
        match self {
            Self::Presentation => "V",
            Self::Badge => "B",
            Self::Training => "T",
        }
    }
}

/// The QR text of a code's `bytes`.
pub fn write(origin: &Origin, letter: Letter, bytes: &[u8]) -> String {
    origin.prefix(letter) + &BASE32_NOPAD.encode(bytes)
}

/// What a scanned text is, as far as its beginning tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// A code of this kind and installation; `None` if what follows is not Base32.
    Ours(Option<Vec<u8>>),
    /// Something else.
    Foreign,
}

/// Reads a scanned or pasted text. The address part is compared without regard to case,
/// since browsers turn it to small letters; the Base32 part must be in capitals and
/// canonical, so that one code has one text.
pub fn read(origin: &Origin, letter: Letter, text: &str) -> Scanned {
    let prefix = origin.prefix(letter);
    match (text.get(..prefix.len()), text.get(prefix.len()..)) {
        (Some(start), Some(payload)) if start.eq_ignore_ascii_case(&prefix) => {
            Scanned::Ours(BASE32_NOPAD.decode(payload.as_bytes()).ok())
        }
        _ => Scanned::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const V: Letter = Letter::Presentation;

    fn origin() -> Origin {
        Origin::parse("https://id.example").expect("origin")
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(bytes: Vec<u8>) {
            prop_assert_eq!(read(&origin(), V, &write(&origin(), V, &bytes)), Scanned::Ours(Some(bytes)));
        }

        #[test]
        fn reading_never_panics(text: String) {
            read(&origin(), V, &text);
        }
    }

    #[test]
    fn origins() {
        for good in [
            "http://localhost:3000",
            "https://id.example",
            "https://ID.example/",
        ] {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "id.example",
            "ftp://x",
            "https://",
            "https://x:0",
            "https://x/y",
            "https://пример",
            "https://a_b",
            "https://x:+1",
        ] {
            assert_eq!(Origin::parse(bad), Err(OriginError), "{bad}");
        }
    }

    #[test]
    fn what_is_ours() {
        let origin = origin();
        assert_eq!(
            read(&origin, V, "HTTPS://ID.EXAMPLE/V#MY"),
            Scanned::Ours(Some(vec![b'f']))
        );
        assert_eq!(
            read(&origin, V, "https://id.example/v#MY"),
            Scanned::Ours(Some(vec![b'f']))
        );
        assert_eq!(
            read(&origin, V, "https://id.example/v#my"),
            Scanned::Ours(None)
        );
        // Trailing bits that are not zero would give one code two texts.
        assert_eq!(
            read(&origin, V, "HTTPS://ID.EXAMPLE/V#MZ"),
            Scanned::Ours(None)
        );
        assert_eq!(read(&origin, V, "https://id.example/x"), Scanned::Foreign);
        assert_eq!(
            read(&origin, Letter::Badge, "HTTPS://ID.EXAMPLE/B#MY"),
            Scanned::Ours(Some(vec![b'f']))
        );
        assert_eq!(
            read(&origin, Letter::Badge, "HTTPS://ID.EXAMPLE/V#MY"),
            Scanned::Foreign
        );
        assert_eq!(
            read(&origin, V, "HTTPS://OTHER.EXAMPLE/V#MY"),
            Scanned::Foreign
        );
    }
}
