//! What an entry about a power of attorney says.

use domain::{power::Limits, scenario::Scenario};
use serde::{Deserialize, Serialize};

use crate::store::power_events;

/// What became of a power of attorney.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventKind {
    /// It was issued, or taken from elsewhere.
    Issued,
    /// It may not be used until somebody decides.
    Suspended,
    /// A suspension ended.
    Resumed,
    /// A newer one takes its place.
    Replaced,
    /// It was revoked.
    Revoked,
}

impl EventKind {
    const ALL: [Self; 5] = [
        Self::Issued,
        Self::Suspended,
        Self::Resumed,
        Self::Replaced,
        Self::Revoked,
    ];

    /// The stable name used in tables and text keys.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Replaced => "replaced",
            Self::Revoked => "revoked",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Issued {
    pub(crate) ogrn: String,
    /// Account of the representative: names do not belong into a log that is kept for good.
    pub(crate) representative: String,
    pub(crate) scenarios: Vec<Scenario>,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) limits: Limits,
    /// Powers in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) plain_text: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) may_hand_over: bool,
    /// Number of the one under which it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<String>,
}

/// A suspension, or its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Decided {
    pub(crate) reason: String,
}

/// Which one takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    pub(crate) by: String,
    pub(crate) from: String,
}

/// The record of a revocation, as the organization signs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Revocation {
    /// What this is: [`Revocation::RECORD`].
    pub(crate) record: String,
    /// Number of the power of attorney.
    pub(crate) power: String,
    pub(crate) ogrn: String,
    pub(crate) organization: String,
    /// RFC 3339, UTC.
    pub(crate) revoked_at: String,
    /// Name of the director.
    pub(crate) revoked_by: String,
    pub(crate) reason: String,
}

impl Revocation {
    /// Name and version of the record.
    pub(crate) const RECORD: &str = "digital-id/revocation/1";
}

/// An entry that is to be written.
pub(crate) struct Entry<'a> {
    /// The power of attorney.
    pub(crate) number: &'a str,
    pub(crate) kind: EventKind,
    /// Unix seconds.
    pub(crate) at: i64,
    /// Account of who did it; `None` for the program itself.
    pub(crate) by: Option<&'a str>,
    /// JSON of what belongs to the kind.
    pub(crate) detail: String,
    /// The organization's signature over it.
    pub(crate) signature: Option<Vec<u8>>,
}

/// What the hash of an entry is made of, in the order of [`Parts::all`].
pub(super) struct Parts {
    position: String,
    seq: String,
    at: String,
}

impl Parts {
    pub(super) fn of(entry: &power_events::Model) -> Self {
        Self {
            position: entry.position.to_string(),
            seq: entry.seq.to_string(),
            at: entry.at.to_string(),
        }
    }

    /// Everything in `entry`.
    pub(super) fn all<'a>(&'a self, entry: &'a power_events::Model) -> [&'a [u8]; 8] {
        [
            self.position.as_bytes(),
            entry.number.as_bytes(),
            self.seq.as_bytes(),
            self.at.as_bytes(),
            entry.kind.as_bytes(),
            entry.by_account.as_deref().unwrap_or_default().as_bytes(),
            entry.detail.as_bytes(),
            entry.signature.as_deref().unwrap_or_default(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::chain::{Log, NOTHING},
        *,
    };

    fn hash(previous: &str, entry: &power_events::Model) -> String {
        Log::Powers.hash(previous, &Parts::of(entry).all(entry))
    }

    fn entry() -> power_events::Model {
        power_events::Model {
            position: 2,
            number: "0198c0de-0000-7000-8000-000000000001".to_owned(),
            seq: 1,
            at: 1_772_366_410,
            kind: "issued".to_owned(),
            by_account: Some("director".to_owned()),
            detail: "{}".to_owned(),
            signature: None,
            hash: String::new(),
        }
    }

    #[test]
    fn whatever_changes_changes_the_hash() {
        let good = hash(NOTHING, &entry());
        assert_eq!(good.len(), 64);
        let changed = |change: fn(&mut power_events::Model)| {
            let mut entry = entry();
            change(&mut entry);
            hash(NOTHING, &entry)
        };
        let others = [
            hash(&good, &entry()),
            changed(|entry| entry.position = 3),
            changed(|entry| entry.number.push('2')),
            changed(|entry| entry.seq = 2),
            changed(|entry| entry.at += 1),
            changed(|entry| entry.kind = "revoked".to_owned()),
            changed(|entry| entry.by_account = None),
            changed(|entry| entry.detail = "{ }".to_owned()),
            changed(|entry| entry.signature = Some(vec![1])),
            // A boundary that moves.
            changed(|entry| {
                entry.by_account = Some("director{".to_owned());
                entry.detail = "}".to_owned();
            }),
        ];
        let mut all: Vec<_> = others.iter().chain([&good]).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), others.len() + 1);
    }

    #[test]
    fn kinds_are_found_by_their_names() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_key(kind.key()), Some(kind));
        }
    }
}
