//! The log of the registry: what it said of holders, who changed it and who looked, in a
//! chain of hashes ([`crate::audit`]). Names do not belong into a log that is kept for good.

use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::holders as registered;
use crate::{
    audit::{End, Log},
    store::{StoreError, registry_events, statuses},
};

/// Entries of one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 2_000;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventKind {
    /// A status of before there was a log.
    Recorded,
    /// A status was entered.
    Granted,
    /// Its days were changed by its source.
    Changed,
    /// It was put on hold.
    Suspended,
    /// It counts again.
    Resumed,
    /// Its end was asked for.
    EndAsked,
    /// The second pair of eyes did not agree.
    EndRefused,
    /// Whoever had asked takes it back.
    EndWithdrawn,
    /// It was ended.
    Ended,
    /// Its source does not name it any more.
    Dropped,
    /// Somebody opened the file of a holder.
    Looked,
    /// Somebody opened the file of a family.
    FamilyLooked,
    /// Somebody opened the photos of an application.
    PhotosLooked,
}

impl EventKind {
    const ALL: [Self; 13] = [
        Self::Recorded,
        Self::Granted,
        Self::Changed,
        Self::Suspended,
        Self::Resumed,
        Self::EndAsked,
        Self::EndRefused,
        Self::EndWithdrawn,
        Self::Ended,
        Self::Dropped,
        Self::Looked,
        Self::FamilyLooked,
        Self::PhotosLooked,
    ];

    /// The stable name used in tables and text keys.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Granted => "granted",
            Self::Changed => "changed",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::EndAsked => "end-asked",
            Self::EndRefused => "end-refused",
            Self::EndWithdrawn => "end-withdrawn",
            Self::Ended => "ended",
            Self::Dropped => "dropped",
            Self::Looked => "looked",
            Self::FamilyLooked => "family-looked",
            Self::PhotosLooked => "photos-looked",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether its detail is a [`Standing`].
    pub(crate) fn tells_standing(self) -> bool {
        matches!(
            self,
            Self::Recorded
                | Self::Granted
                | Self::Changed
                | Self::Suspended
                | Self::Resumed
                | Self::Ended
                | Self::Dropped
        )
    }
}

/// How a status stands after an entry, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// [`domain::status::StatusKind::key`].
    pub(crate) status: String,
    pub(crate) from: String,
    pub(crate) until: Option<String>,
    pub(crate) suspended: bool,
    pub(crate) source: String,
    pub(crate) source_key: Option<String>,
    pub(crate) end_reason: Option<String>,
    /// Of this change; empty where none is asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

impl Standing {
    /// What the row says.
    pub(crate) fn of(row: &statuses::Model, reason: &str) -> Self {
        Self {
            status: row.kind.clone(),
            from: row.valid_from.clone(),
            until: row.valid_until.clone(),
            suspended: row.suspended,
            source: row.source.clone(),
            source_key: row.source_key.clone(),
            end_reason: row.end_reason.clone(),
            reason: reason.to_owned(),
        }
    }
}

/// An end that is asked for, or what became of asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// [`domain::status::StatusKind::key`].
    pub(crate) status: String,
    pub(crate) until: String,
    pub(crate) reason: String,
}

/// Why somebody opened a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Look {
    pub(crate) reason: String,
}

/// An entry that is to be written.
pub(crate) struct Entry<'a> {
    /// As it is stored.
    pub(crate) holder: i64,
    /// The status it is about; of a look what was opened, if that is no file of a holder.
    pub(crate) status: Option<&'a str>,
    pub(crate) kind: EventKind,
    /// Unix seconds.
    pub(crate) at: i64,
    /// Account of who did it; `None` for the program itself.
    pub(crate) by: Option<&'a str>,
    /// JSON of what belongs to the kind.
    pub(crate) detail: String,
}

/// The JSON of a detail.
pub(crate) fn written(detail: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(detail).map_err(|_| StoreError::corrupt("registry_events.detail"))
}

/// Writes entries after all others, in the transaction of what they tell of.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    entries: Vec<Entry<'_>>,
) -> Result<(), StoreError> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut end = End::lock(db, Log::Registry).await?;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut row = registry_events::Model {
            position: end.next(),
            holder_number: entry.holder,
            status_id: entry.status.map(str::to_owned),
            at: entry.at,
            kind: entry.kind.key().to_owned(),
            by_account: entry.by.map(str::to_owned),
            detail: entry.detail,
            hash: String::new(),
        };
        row.hash = end.add(&Parts::of(&row).all(&row));
        rows.push(row.into_active_model());
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(AT_ONCE));
        registry_events::Entity::insert_many(std::mem::replace(&mut rows, rest))
            .exec_without_returning(db)
            .await?;
    }
    end.keep(db).await
}

/// What the hash of an entry is made of.
pub(crate) struct Parts {
    position: String,
    holder: String,
    at: String,
}

impl Parts {
    pub(crate) fn of(entry: &registry_events::Model) -> Self {
        Self {
            position: entry.position.to_string(),
            holder: entry.holder_number.to_string(),
            at: entry.at.to_string(),
        }
    }

    /// Everything in `entry`.
    pub(crate) fn all<'a>(&'a self, entry: &'a registry_events::Model) -> [&'a [u8]; 7] {
        [
            self.position.as_bytes(),
            self.holder.as_bytes(),
            entry.status_id.as_deref().unwrap_or_default().as_bytes(),
            self.at.as_bytes(),
            entry.kind.as_bytes(),
            entry.by_account.as_deref().unwrap_or_default().as_bytes(),
            entry.detail.as_bytes(),
        ]
    }
}

/// The latest entries about the statuses of a holder, or about one of them, the newest first.
pub(super) async fn of_holder(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    status: Option<&str>,
    most: u64,
) -> Result<Vec<registry_events::Model>, StoreError> {
    let mut wanted =
        Condition::all().add(registry_events::Column::HolderNumber.eq(registered::key(holder)));
    wanted = match status {
        Some(status) => wanted.add(registry_events::Column::StatusId.eq(status)),
        None => wanted.add(registry_events::Column::StatusId.is_not_null()),
    };
    Ok(registry_events::Entity::find()
        .filter(wanted)
        .order_by_desc(registry_events::Column::Position)
        .limit(most)
        .all(db)
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_by_their_names() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_key(kind.key()), Some(kind));
        }
    }

    #[test]
    fn whatever_changes_changes_what_is_hashed() {
        let entry = registry_events::Model {
            position: 2,
            holder_number: 7,
            status_id: Some("a".to_owned()),
            at: 1_772_366_410,
            kind: "ended".to_owned(),
            by_account: Some("operator".to_owned()),
            detail: "{}".to_owned(),
            hash: String::new(),
        };
        let parts = |entry: &registry_events::Model| {
            let parts = Parts::of(entry);
            let all = parts.all(entry).map(<[u8]>::to_vec);
            all.to_vec()
        };
        let changes: [fn(&mut registry_events::Model); 7] = [
            |entry| entry.position = 3,
            |entry| entry.holder_number = 8,
            |entry| entry.status_id = None,
            |entry| entry.at += 1,
            |entry| entry.kind = "granted".to_owned(),
            |entry| entry.by_account = None,
            |entry| entry.detail = "{ }".to_owned(),
        ];
        for change in changes {
            let mut other = entry.clone();
            change(&mut other);
            assert_ne!(parts(&other), parts(&entry), "{other:?}");
        }
    }
}
