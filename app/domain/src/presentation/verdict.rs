//! One word on a scanned text: what every implementation of the format must agree on.

use super::{CodeRefusal, Letter, Origin, Presentation, TrustList, text, wire};

/// What a text is worth, without a look at the registry. The order is that of the questions:
/// the first "no" counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Ours, signed, and shown in its time.
    Valid(Presentation),
    /// No code, or one that could not be believed.
    Refused(CodeRefusal),
    /// Ours and signed, at the wrong time.
    Window(Presentation),
}

impl Verdict {
    /// Judges `text` at `now` (Unix seconds). A text that does not begin with the address of
    /// this installation is malformed too: as a code of ours it says nothing.
    pub fn on(text: &str, now: i64, origin: &Origin, trusted: &TrustList) -> Self {
        let verified = match text::read(origin, Letter::Presentation, text) {
            text::Scanned::Ours(Some(bytes)) => {
                wire::read(&bytes).and_then(|code| code.verify(origin, trusted))
            }
            text::Scanned::Ours(None) | text::Scanned::Foreign => Err(CodeRefusal::Malformed),
        };
        match verified {
            Err(refusal) => Self::Refused(refusal),
            Ok(presentation) if presentation.window.accepts(now).is_ok() => {
                Self::Valid(presentation)
            }
            Ok(presentation) => Self::Window(presentation),
        }
    }

    /// The stable name used in the vectors.
    pub fn key(self) -> &'static str {
        match self {
            Self::Valid(_) => "valid",
            Self::Refused(refusal) => refusal.key(),
            Self::Window(_) => "window",
        }
    }

    /// What the code says, where its signature holds.
    pub fn presentation(self) -> Option<Presentation> {
        match self {
            Self::Valid(presentation) | Self::Window(presentation) => Some(presentation),
            Self::Refused(_) => None,
        }
    }
}
