//! How the entries of a log hang together: each has the hash of the one before in its own. There
//! are several logs, with one way to write and to follow them.

use data_encoding::HEXLOWER;
use domain::signed::Kind;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};

use crate::store::{StoreError, audit_head};

/// The hash before the first entry.
pub(super) const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The logs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// What became of powers of attorney.
    Powers,
    /// What the registry says of holders, and who looked.
    Registry,
    /// What was changed in families.
    Families,
}

impl Log {
    /// Every log.
    pub const ALL: [Self; 3] = [Self::Powers, Self::Registry, Self::Families];

    /// What its checkpoints are signed as.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Powers => Kind::Checkpoint,
            Self::Registry => Kind::RegistryCheckpoint,
            Self::Families => Kind::FamilyCheckpoint,
        }
    }

    /// What stands before the numbers in a line of its checkpoints. The first log has no word: its
    /// lines are older than the others.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Powers => "",
            Self::Registry => "registry ",
            Self::Families => "families ",
        }
    }

    /// Its row of `audit_head`.
    pub(super) fn id(self) -> i64 {
        match self {
            Self::Powers => 1,
            Self::Registry => 2,
            Self::Families => 3,
        }
    }

    /// What its hashes begin with.
    fn prefix(self) -> &'static str {
        match self {
            Self::Powers => "digital-id/power-event/1",
            Self::Registry => "digital-id/registry-event/1",
            Self::Families => "digital-id/family-event/1",
        }
    }

    /// The hash of an entry after `previous`, hexadecimal: SHA-256 over everything in it. Each
    /// part is preceded by its length, so no two entries run into the same bytes.
    pub(super) fn hash(self, previous: &str, parts: &[&[u8]]) -> String {
        let mut hash = Sha256::new_with_prefix(self.prefix());
        for part in [previous.as_bytes()].iter().chain(parts) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        HEXLOWER.encode(&hash.finalize())
    }

    /// How far it has come.
    pub(super) async fn head(
        self,
        db: &impl ConnectionTrait,
    ) -> Result<audit_head::Model, StoreError> {
        audit_head::Entity::find_by_id(self.id())
            .one(db)
            .await?
            .ok_or(StoreError::corrupt("audit_head"))
    }
}

/// The end of a log, held by a transaction that adds to it.
pub(crate) struct End {
    log: Log,
    position: i64,
    hash: String,
}

impl End {
    /// Locked: whoever comes at the same time goes on from here.
    pub(crate) async fn lock(db: &impl ConnectionTrait, log: Log) -> Result<Self, StoreError> {
        let head = audit_head::Entity::find_by_id(log.id())
            .lock_exclusive()
            .one(db)
            .await?
            .ok_or(StoreError::corrupt("audit_head"))?;
        Ok(Self {
            log,
            position: head.position,
            hash: head.hash,
        })
    }

    /// Number of the entry that comes next.
    pub(crate) fn next(&self) -> i64 {
        self.position + 1
    }

    /// Adds that entry, which says `parts`; its hash.
    pub(crate) fn add(&mut self, parts: &[&[u8]]) -> String {
        self.hash = self.log.hash(&self.hash, parts);
        self.position += 1;
        self.hash.clone()
    }

    /// Writes down how far the log has come, in the transaction of its new entries.
    pub(crate) async fn keep(self, db: &impl ConnectionTrait) -> Result<(), StoreError> {
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Position, Expr::value(self.position))
            .col_expr(audit_head::Column::Hash, Expr::value(self.hash))
            .filter(audit_head::Column::Id.eq(self.log.id()))
            .exec(db)
            .await?;
        Ok(())
    }
}

/// Follows a log from its beginning.
pub(super) struct Walk {
    log: Log,
    position: i64,
    hash: String,
}

/// Where a log does not hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The entry that should come now is not there.
    Missing,
    /// It is not as it was written; what is wrong with it.
    Changed(&'static str),
}

impl Walk {
    pub(super) fn of(log: Log) -> Self {
        Self {
            log,
            position: 0,
            hash: NOTHING.to_owned(),
        }
    }

    /// Number of the last entry that was followed.
    pub(super) fn position(&self) -> i64 {
        self.position
    }

    /// Its hash.
    pub(super) fn hash(&self) -> &str {
        &self.hash
    }

    /// Takes the next entry: its number, the hash it has, and what it says.
    pub(super) fn step(&mut self, position: i64, hash: &str, parts: &[&[u8]]) -> Result<(), Break> {
        self.position += 1;
        if position != self.position {
            return Err(Break::Missing);
        }
        if self.log.hash(&self.hash, parts) != hash {
            return Err(Break::Changed("its hash does not follow from what it says"));
        }
        hash.clone_into(&mut self.hash);
        Ok(())
    }
}
