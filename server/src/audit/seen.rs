//! What checkpoints say of a log, held against its entries as they are followed.

use std::collections::BTreeMap;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::{
    checkpoint::{self, Checkpoint},
    presentation::{KeyId, Origin, TrustList},
};
use ed25519_dalek::VerifyingKey;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};

use super::chain::{Log, NOTHING};
use crate::store::{StoreError, issuer_keys};

/// The keys that this installation has had and did not revoke.
pub(super) async fn trusted(db: &impl ConnectionTrait) -> Result<TrustList, StoreError> {
    let keys = issuer_keys::Entity::find()
        .filter(issuer_keys::Column::RevokedAt.is_null())
        .all(db)
        .await?;
    Ok(TrustList::new(keys.into_iter().filter_map(|key| {
        let bytes = HEXLOWER.decode(key.public_key.as_bytes()).ok()?;
        let public = VerifyingKey::from_bytes(&bytes.try_into().ok()?).ok()?;
        Some((KeyId(u8::try_from(key.kid).ok()?), public))
    })))
}

/// What a line says, if it was signed here. Nothing but the signed part is believed.
pub(super) fn read(line: &str, trusted: &TrustList) -> Option<(Log, Checkpoint)> {
    let mut parts = line.split_whitespace().rev();
    let signed = BASE64URL_NOPAD.decode(parts.next()?.as_bytes()).ok()?;
    let origin = Origin::parse(parts.next()?).ok()?;
    Log::ALL.into_iter().find_map(|log| {
        let read = checkpoint::read(&signed, log.kind(), &origin, trusted).ok()?;
        Some((log, read))
    })
}

/// Checkpoints of one log.
pub(super) struct Seen {
    marks: BTreeMap<i64, Vec<Checkpoint>>,
    /// How many there are.
    pub(super) count: usize,
    /// Number of the last entry that one of them covers, so far.
    pub(super) covered: i64,
}

/// How a log disagrees with a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disagreement {
    /// One of these entries is another than it was.
    Rewritten { from: i64, until: i64, at: i64 },
    /// It ends before.
    Cut { had: i64, at: i64 },
}

impl Seen {
    /// Those of `log` in these lines; the number of the first line that was not signed here is
    /// an error.
    pub(super) fn of(log: Log, lines: &str, trusted: &TrustList) -> Result<Self, usize> {
        let mut seen = Self {
            marks: BTreeMap::new(),
            count: 0,
            covered: 0,
        };
        for (number, line) in (1_usize..).zip(lines.lines()) {
            let (of, checkpoint) = read(line, trusted).ok_or(number)?;
            if of == log {
                seen.marks
                    .entry(checkpoint.position)
                    .or_default()
                    .push(checkpoint);
                seen.count += 1;
            }
        }
        Ok(seen)
    }

    /// Of a log before its first entry.
    pub(super) fn at_the_beginning(&mut self) -> Option<Disagreement> {
        self.at(0, NOTHING)
    }

    /// What the entry of that number says by its hash.
    pub(super) fn at(&mut self, position: i64, hash: &str) -> Option<Disagreement> {
        let marks = self.marks.get(&position)?;
        let other = marks.iter().find(|it| HEXLOWER.encode(&it.hash) != hash);
        let disagreement = other.map(|other| Disagreement::Rewritten {
            from: self.covered.min(position - 1).max(0) + 1,
            until: position,
            at: other.at,
        });
        self.covered = position;
        disagreement
    }

    /// What the end of the log says.
    pub(super) fn end(&self, ends: i64) -> Option<Disagreement> {
        let (had, marks) = self.marks.range(ends.saturating_add(1)..).next()?;
        Some(Disagreement::Cut {
            had: *had,
            at: marks.first().map_or(0, |it| it.at),
        })
    }
}
