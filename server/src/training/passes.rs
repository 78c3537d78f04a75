//! Who has passed.

use std::collections::BTreeMap;

use domain::training::{VERSION, counts};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter,
    sea_query::OnConflict,
};

use crate::store::{StoreError, training_passes as rows, training_runs};

/// When `account` passed a version that counts, for the first time (Unix seconds).
pub(super) async fn of(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<Option<i64>, StoreError> {
    Ok(of_accounts(db, [account]).await?.remove(account))
}

/// The same of several.
pub(crate) async fn of_accounts<'a>(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = &'a str>,
) -> Result<BTreeMap<String, i64>, StoreError> {
    let passed = rows::Entity::find()
        .filter(rows::Column::AccountId.is_in(accounts))
        .all(db)
        .await?;
    let mut first = BTreeMap::new();
    for row in passed {
        if u16::try_from(row.version).is_ok_and(counts) {
            let at = first.entry(row.account_id).or_insert(row.passed_at);
            *at = row.passed_at.min(*at);
        }
    }
    Ok(first)
}

/// Notes that `account` has passed this version; the first time stays.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<(), StoreError> {
    let row = rows::Model {
        account_id: account.to_owned(),
        version: i16::try_from(VERSION).map_err(|_| StoreError::corrupt("training.version"))?,
        passed_at: now,
    };
    rows::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::columns([rows::Column::AccountId, rows::Column::Version])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Forgets the training of an account that is erased.
pub(crate) async fn forget(db: &impl ConnectionTrait, account: &str) -> Result<(), StoreError> {
    training_runs::Entity::delete_by_id(account)
        .exec(db)
        .await?;
    rows::Entity::delete_many()
        .filter(rows::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
