//! The history of families: in a chain of hashes, with proof that it is whole and that the families
//! are what it says.
//!
//! The detail of an entry may name a person. Only its hash, with a random part, is in the chain, so
//! that it can be forgotten one day and the chain still holds.

use std::collections::HashMap;

use data_encoding::HEXLOWER;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};

use super::{
    Fault, Proof,
    chain::{Break, End, Log, Walk},
    prove::{BATCH, Chained, prove},
};
use crate::{
    issuer::numbers,
    store::{Database, StoreError, families, family_events as rows, family_members},
};

/// An entry of before there was a chain is given its place in one transaction with so many others.
const ADOPTED: u64 = 200;

/// An entry that is to be written.
pub(crate) struct FamilyEntry<'a> {
    /// The family as it is after the change.
    pub(crate) family: &'a families::Model,
    /// Unix seconds.
    pub(crate) at: i64,
    /// Account of an operator.
    pub(crate) by: &'a str,
    /// What happened.
    pub(crate) kind: &'a str,
    /// Whom or what it concerned.
    pub(crate) detail: &'a str,
}

/// Writes an entry after all others, in the transaction of what it tells of.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    entry: &FamilyEntry<'_>,
) -> Result<(), StoreError> {
    let standing = standing(db, entry.family).await?;
    let mut row = rows::Model {
        family_number: entry.family.number,
        seq: entry.family.revision,
        at: entry.at,
        by: entry.by.to_owned(),
        kind: entry.kind.to_owned(),
        detail: entry.detail.to_owned(),
        position: None,
        nonce: None,
        commitment: None,
        standing: None,
        hash: None,
    };
    let mut end = End::lock(db, Log::Families).await?;
    place(&mut row, &mut end, standing)?;
    rows::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    end.keep(db).await
}

/// Gives an entry its place at the end of the chain.
fn place(row: &mut rows::Model, end: &mut End, standing: String) -> Result<(), StoreError> {
    let nonce = numbers::secret().map_err(|_| StoreError::corrupt("family_events.nonce"))?;
    row.position = Some(end.next());
    row.commitment = Some(commitment(&nonce, &row.detail));
    row.nonce = Some(nonce);
    row.standing = Some(standing);
    row.hash = Some(end.add(&Parts::of(row).all(row)));
    Ok(())
}

/// Gives entries of before there was a chain their places; how many there were.
///
/// # Errors
/// The database does not answer.
pub async fn adopt_families(database: &Database) -> Result<u64, StoreError> {
    let mut adopted = 0;
    loop {
        let transaction = database.write().await?;
        let db = &*transaction;
        // Another process that starts at the same time waits here, and finds nothing left.
        let mut end = End::lock(db, Log::Families).await?;
        let found = rows::Entity::find()
            .filter(rows::Column::Position.is_null())
            .order_by_asc(rows::Column::FamilyNumber)
            .order_by_asc(rows::Column::Seq)
            .limit(ADOPTED)
            .all(db)
            .await?;
        if found.is_empty() {
            return Ok(adopted);
        }
        for mut row in found {
            let family = families::Entity::find_by_id(row.family_number)
                .one(db)
                .await?;
            let now = match family {
                // How it stood before is not known any more.
                Some(family) if family.revision == row.seq => standing(db, &family).await?,
                _ => String::new(),
            };
            place(&mut row, &mut end, now)?;
            let row = row.into_active_model().reset_all();
            row.update(db).await?;
            adopted += 1;
        }
        end.keep(db).await?;
        transaction.commit().await?;
    }
}

/// How a family stands, without the names of its members.
async fn standing(
    db: &impl ConnectionTrait,
    family: &families::Model,
) -> Result<String, StoreError> {
    let members = family_members::Entity::find()
        .filter(family_members::Column::FamilyNumber.eq(family.number))
        .order_by_asc(family_members::Column::Id)
        .all(db)
        .await?;
    let mut hash = Sha256::new_with_prefix("digital-id/family-standing/1");
    let mut add = |part: &str| {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    };
    let (number, revision) = (family.number.to_string(), family.revision.to_string());
    for part in [
        &number,
        &revision,
        &family.region,
        &family.valid_from,
        family.valid_until.as_deref().unwrap_or_default(),
        &family.decision,
    ] {
        add(part);
    }
    for member in &members {
        for part in [
            &member.id,
            &member.role,
            &member.birth,
            member.studies_until.as_deref().unwrap_or_default(),
            &member.joined_on,
            member.left_on.as_deref().unwrap_or_default(),
        ] {
            add(part);
        }
    }
    Ok(HEXLOWER.encode(&hash.finalize()))
}

fn commitment(nonce: &str, detail: &str) -> String {
    let mut hash = Sha256::new_with_prefix("digital-id/family-detail/1");
    hash.update((nonce.len() as u64).to_be_bytes());
    hash.update(nonce);
    hash.update(detail);
    HEXLOWER.encode(&hash.finalize())
}

/// What the hash of an entry is made of.
struct Parts {
    position: String,
    family: String,
    seq: String,
    at: String,
}

impl Parts {
    fn of(row: &rows::Model) -> Self {
        Self {
            position: row.position.unwrap_or_default().to_string(),
            family: row.family_number.to_string(),
            seq: row.seq.to_string(),
            at: row.at.to_string(),
        }
    }

    fn all<'a>(&'a self, row: &'a rows::Model) -> [&'a [u8]; 8] {
        [
            self.position.as_bytes(),
            self.family.as_bytes(),
            self.seq.as_bytes(),
            self.at.as_bytes(),
            row.by.as_bytes(),
            row.kind.as_bytes(),
            row.commitment.as_deref().unwrap_or_default().as_bytes(),
            row.standing.as_deref().unwrap_or_default().as_bytes(),
        ]
    }
}

impl Chained for rows::Model {
    const LOG: Log = Log::Families;

    fn follow(&self, walk: &mut Walk) -> Result<(), Break> {
        let position = self.position.unwrap_or_default();
        let hash = self.hash.as_deref().unwrap_or_default();
        walk.step(position, hash, &Parts::of(self).all(self))
    }

    fn about(&self) -> String {
        format!("family {}", self.family_number)
    }
}

/// How each family stands by its last entry, and the revision of that.
type Told = HashMap<i64, (i64, String)>;

/// Reads everything; `checkpoints` are lines that [`super::export`] wrote.
///
/// # Errors
/// The database does not answer or has no log. What is wrong with the log is no error.
pub async fn verify_families(
    db: &impl ConnectionTrait,
    checkpoints: &str,
) -> Result<Result<Proof, Fault>, StoreError> {
    let (mut told, position) = (Told::new(), rows::Column::Position);
    let take = |_, entry: &rows::Model| take(&mut told, entry);
    let proof = match prove::<rows::Entity>(db, position, checkpoints, take).await? {
        Ok(proof) => proof,
        Err(fault) => return Ok(Err(fault)),
    };
    let waiting = rows::Entity::find()
        .filter(rows::Column::Position.is_null())
        .count(db)
        .await?;
    let subjects = told.len();
    Ok(match compare(db, told, waiting).await? {
        Some(family) => Err(Fault::Family { family }),
        None => Ok(Proof {
            subjects,
            waiting,
            ..proof
        }),
    })
}

fn take(told: &mut Told, entry: &rows::Model) -> Result<(), &'static str> {
    let nonce = entry.nonce.as_deref().unwrap_or_default();
    let holds = match nonce {
        "" => entry.detail.is_empty(),
        nonce => entry.commitment.as_deref() == Some(&commitment(nonce, &entry.detail)),
    };
    if !holds {
        return Err("its detail is not the one that was written");
    }
    let before = told.get(&entry.family_number).map_or(0, |(seq, _)| *seq);
    if entry.seq != before + 1 {
        return Err("it does not follow the other entries of its family");
    }
    let standing = entry.standing.clone().unwrap_or_default();
    told.insert(entry.family_number, (entry.seq, standing));
    Ok(())
}

/// The first family that is not what its entries say.
async fn compare(
    db: &impl ConnectionTrait,
    mut told: Told,
    waiting: u64,
) -> Result<Option<i64>, StoreError> {
    let mut after = 0;
    loop {
        let found = families::Entity::find()
            .filter(families::Column::Number.gt(after))
            .order_by_asc(families::Column::Number)
            .limit(BATCH)
            .all(db)
            .await?;
        let Some(last) = found.last() else {
            break;
        };
        after = last.number;
        for family in found {
            match told.remove(&family.number) {
                // Of before there was a chain.
                None if waiting > 0 => {}
                Some((seq, then)) if seq == family.revision => {
                    if !then.is_empty() && then != standing(db, &family).await? {
                        return Ok(Some(family.number));
                    }
                }
                Some(_) if waiting > 0 => {}
                _ => return Ok(Some(family.number)),
            }
        }
    }
    Ok(told.into_keys().min())
}
