//! Holders as the desk lists them.

use std::collections::BTreeMap;

use app::ports::HolderLine;
use domain::{
    holder::{HolderNumber, HolderState, IdSource},
    identifiers::Snils,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, Select};

use super::{days, holders, whole_name};
use crate::store::{StoreError, accounts, holders as rows, unclaimed_holders};

/// Everything but the photo and the document.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "rows::Entity")]
struct ListedRow {
    number: i64,
    account_id: Option<String>,
    surname: String,
    given_name: String,
    patronymic: Option<String>,
    birth: String,
    source: String,
    state: String,
}

/// The one of that number.
///
/// # Errors
/// [`StoreError::NotFound`] without such a holder.
pub(super) async fn numbered(
    db: &impl ConnectionTrait,
    number: HolderNumber,
) -> Result<HolderLine, StoreError> {
    let select = rows::Entity::find_by_id(holders::key(number));
    of(db, select).await?.pop().ok_or(StoreError::NotFound)
}

/// Those that `select` finds, in its order.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    select: Select<rows::Entity>,
) -> Result<Vec<HolderLine>, StoreError> {
    let rows = select.into_partial_model::<ListedRow>().all(db).await?;
    let accounts: Vec<_> = rows
        .iter()
        .filter_map(|row| row.account_id.as_deref())
        .collect();
    let snils: BTreeMap<String, String> = accounts::Entity::find()
        .filter(accounts::Column::Id.is_in(accounts))
        .all(db)
        .await?
        .into_iter()
        .filter_map(|account| Some((account.id, account.snils?)))
        .collect();
    let without = rows.iter().filter(|row| row.account_id.is_none());
    let unclaimed: BTreeMap<i64, String> = unclaimed_holders::Entity::find()
        .filter(unclaimed_holders::Column::HolderNumber.is_in(without.map(|row| row.number)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.holder_number, row.snils))
        .collect();
    rows.into_iter()
        .map(|row| {
            let snils = match &row.account_id {
                Some(account) => snils.get(account),
                None => unclaimed.get(&row.number),
            };
            let snils = snils.cloned();
            line(row, snils)
        })
        .collect()
}

fn line(row: ListedRow, snils: Option<String>) -> Result<HolderLine, StoreError> {
    let source: IdSource = holders::source(&row.source)?;
    let state: HolderState = holders::state(&row.state)?;
    Ok(HolderLine {
        number: holders::number(row.number)?.get(),
        birth: days::read(&row.birth, "holders.birth")?,
        snils: snils.and_then(|digits| Some(Snils::parse(&digits).ok()?.to_string())),
        has_account: row.account_id.is_some(),
        source,
        state,
        name: whole_name(&row.surname, &row.given_name, row.patronymic.as_deref()),
    })
}
