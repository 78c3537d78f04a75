//! How far a log had come at a moment, and what it held until then. There are three: of powers of
//! attorney, of the registry, of families, each with a kind of its own for its checkpoints.
//!
//! Kept where the database is not, a checkpoint shows that an entry before it was changed, or
//! that the end of the log was cut off: the chain alone cannot show the latter.

use crate::{
    claims::{self, Claims, IAT},
    presentation::{CodeRefusal, Origin, TrustList},
    signed::{self, Kind},
};

const POSITION: i64 = claims::PRIVATE;
const HASH: i64 = claims::PRIVATE - 1;

/// The end of the log at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Number of the last entry; 0 for an empty log.
    pub position: i64,
    /// Its hash, SHA-256, which covers all entries before it; zeros for an empty log.
    pub hash: [u8; 32],
    /// When it was signed (`iat`), Unix seconds.
    pub at: i64,
}

impl Checkpoint {
    /// The payload, always the same for the same checkpoint.
    pub fn encode(&self) -> Option<Vec<u8>> {
        Claims::default()
            .with(IAT, self.at)
            .with(POSITION, self.position)
            .with(HASH, self.hash.to_vec())
            .encode()
    }

    /// Reads exactly what [`encode`](Self::encode) writes.
    pub fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let checkpoint = Self {
            at: claims.seconds(IAT)?,
            position: claims.seconds(POSITION)?,
            hash: claims.take(HASH)?.into_bytes().ok()?.try_into().ok()?,
        };
        (checkpoint.position >= 0).then_some(())?;
        claims.end(checkpoint)
    }
}

/// The checkpoint in `bytes`, if this installation signed it as a `kind` by one of the `trusted`
/// keys.
///
/// # Errors
/// Malformed, of another installation, or signed by a key that does not count.
pub fn read(
    bytes: &[u8],
    kind: Kind,
    origin: &Origin,
    trusted: &TrustList,
) -> Result<Checkpoint, CodeRefusal> {
    let envelope = signed::read(bytes)?;
    let payload = envelope.verify(kind, origin, trusted)?;
    Checkpoint::decode(payload).ok_or(CodeRefusal::Malformed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(position in 0..i64::MAX, hash: [u8; 32], at: i64) {
            let checkpoint = Checkpoint { position, hash, at };
            let bytes = checkpoint.encode().expect("bytes");
            prop_assert_eq!(Checkpoint::decode(&bytes), Some(checkpoint));
            prop_assert_eq!(Checkpoint::decode(&[&bytes[..], &[0]].concat()), None);
        }

        #[test]
        fn reading_never_panics(bytes: Vec<u8>) {
            _ = Checkpoint::decode(&bytes);
        }
    }

    #[test]
    fn a_log_has_no_negative_length() {
        let bytes = Checkpoint {
            position: -1,
            hash: [0; 32],
            at: 0,
        }
        .encode();
        assert_eq!(Checkpoint::decode(&bytes.expect("bytes")), None);
    }
}
