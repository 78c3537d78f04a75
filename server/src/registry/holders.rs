//! Holders and their statuses as the rules want them.

use domain::{
    holder::{Holder, HolderNumber, HolderState, IdSource},
    status::{Status, StatusKind},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, Select,
};

use super::days;
use crate::store::{StoreError, holders, statuses};

/// What stands where the name of a person stood who is gone.
pub(crate) const NOBODY: &str = "—";

/// The columns that a decision needs: never the photo, which is as large as all of this
/// times a thousand.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "holders::Entity")]
struct HolderRow {
    number: i64,
    birth: String,
    source: String,
    state: String,
    epoch: i64,
}

impl HolderRow {
    fn into_holder(self) -> Result<Holder, StoreError> {
        Ok(Holder {
            number: number(self.number)?,
            epoch: epoch(self.epoch)?,
            birth: days::read(&self.birth, "holders.birth")?,
            source: source(&self.source)?,
            state: state(&self.state)?,
        })
    }
}

/// A stored registry number.
pub(crate) fn number(stored: i64) -> Result<HolderNumber, StoreError> {
    u64::try_from(stored)
        .ok()
        .and_then(HolderNumber::new)
        .ok_or(StoreError::corrupt("holders.number"))
}

/// A registry number as it is stored.
pub(crate) fn key(number: HolderNumber) -> i64 {
    // 40 bits: the conversion cannot fail, and what could would name nobody.
    i64::try_from(number.get()).unwrap_or(-1)
}

/// A stored source of a Digital ID.
pub(super) fn source(stored: &str) -> Result<IdSource, StoreError> {
    IdSource::from_key(stored).ok_or(StoreError::corrupt("holders.source"))
}

/// A stored state of a Digital ID.
pub(super) fn state(stored: &str) -> Result<HolderState, StoreError> {
    HolderState::from_key(stored).ok_or(StoreError::corrupt("holders.state"))
}

/// A stored epoch.
pub(super) fn epoch(stored: i64) -> Result<u32, StoreError> {
    u32::try_from(stored).map_err(|_| StoreError::corrupt("holders.epoch"))
}

/// The holder whose account this is.
pub(crate) async fn of_account(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<Option<Holder>, StoreError> {
    one(
        db,
        holders::Entity::find().filter(holders::Column::AccountId.eq(account)),
    )
    .await
}

/// The holder of that number.
pub(crate) async fn numbered(
    db: &impl ConnectionTrait,
    number: HolderNumber,
) -> Result<Option<Holder>, StoreError> {
    one(db, holders::Entity::find_by_id(key(number))).await
}

async fn one(
    db: &impl ConnectionTrait,
    select: Select<holders::Entity>,
) -> Result<Option<Holder>, StoreError> {
    select
        .into_partial_model::<HolderRow>()
        .one(db)
        .await?
        .map(HolderRow::into_holder)
        .transpose()
}

/// Everything the registry says of that holder, the latest entry first.
pub(crate) async fn statuses(
    db: &impl ConnectionTrait,
    number: HolderNumber,
) -> Result<Vec<Status>, StoreError> {
    let rows = status_rows(db, number).await?;
    rows.iter().map(status).collect()
}

/// The same as it is stored.
pub(super) async fn status_rows(
    db: &impl ConnectionTrait,
    number: HolderNumber,
) -> Result<Vec<statuses::Model>, StoreError> {
    Ok(statuses::Entity::find()
        .filter(statuses::Column::HolderNumber.eq(key(number)))
        .order_by_desc(statuses::Column::ValidFrom)
        .order_by_desc(statuses::Column::Id)
        .all(db)
        .await?)
}

/// A stored status.
pub(crate) fn status(row: &statuses::Model) -> Result<Status, StoreError> {
    Ok(Status {
        kind: StatusKind::from_key(&row.kind).ok_or(StoreError::corrupt("statuses.kind"))?,
        from: days::read(&row.valid_from, "statuses.valid_from")?,
        until: row
            .valid_until
            .as_deref()
            .map(|until| days::read(until, "statuses.valid_until"))
            .transpose()?,
        suspended: row.suspended,
    })
}
