//! The registry desk: who is held in the registry and what it says of them.

pub mod changes;
pub(crate) mod days;
pub(crate) mod holders;
pub(crate) mod past;
mod search;

pub(crate) use search::in_the_name;

use std::{collections::BTreeMap, sync::Arc};

use app::{
    error::AppError,
    ports::{HolderFile, HolderLine, Registry, Visitor},
};
use async_trait::async_trait;
use domain::{
    holder::{HolderNumber, HolderState, IdSource},
    identifiers::Snils,
};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter};

use crate::{
    clock::Clock,
    store::{Database, StoreError, accounts, holders as rows},
};

/// [`Registry`] on the database.
pub struct RegistryDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

/// A holder as the desk lists them: everything but the photo and the document.
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

impl RegistryDesk {
    /// The registry in `database`; `clock` decides which statuses count today.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }

    async fn numbered(&self, number: HolderNumber) -> Result<Option<HolderLine>, StoreError> {
        let row = rows::Entity::find_by_id(holders::key(number))
            .into_partial_model::<ListedRow>()
            .one(self.database.read())
            .await?;
        Ok(self.lines(row.into_iter().collect()).await?.pop())
    }

    async fn lines(&self, rows: Vec<ListedRow>) -> Result<Vec<HolderLine>, StoreError> {
        let accounts: Vec<_> = rows
            .iter()
            .filter_map(|row| row.account_id.as_deref())
            .collect();
        let snils: BTreeMap<String, String> = accounts::Entity::find()
            .filter(accounts::Column::Id.is_in(accounts))
            .all(self.database.read())
            .await?
            .into_iter()
            .filter_map(|account| Some((account.id, account.snils?)))
            .collect();
        rows.into_iter().map(|row| line(row, &snils)).collect()
    }
}

fn line(row: ListedRow, snils: &BTreeMap<String, String>) -> Result<HolderLine, StoreError> {
    let source: IdSource = holders::source(&row.source)?;
    let state: HolderState = holders::state(&row.state)?;
    let snils = row
        .account_id
        .as_ref()
        .and_then(|account| snils.get(account));
    Ok(HolderLine {
        number: holders::number(row.number)?.get(),
        birth: days::read(&row.birth, "holders.birth")?,
        snils: snils.and_then(|digits| Some(Snils::parse(digits).ok()?.to_string())),
        source,
        state,
        name: whole_name(&row.surname, &row.given_name, row.patronymic.as_deref()),
    })
}

/// `Иванова Анна Петровна`
pub(crate) fn whole_name(surname: &str, given_name: &str, patronymic: Option<&str>) -> String {
    let mut name = format!("{surname} {given_name}");
    if let Some(patronymic) = patronymic {
        name.push(' ');
        name.push_str(patronymic);
    }
    name
}

/// For everybody else the desk does not exist.
pub(crate) fn operator(by: &Visitor) -> Result<(), AppError> {
    by.is_operator.then_some(()).ok_or(AppError::NotFound)
}

#[async_trait]
impl Registry for RegistryDesk {
    async fn find(&self, by: &Visitor, query: &str) -> Result<Vec<HolderLine>, AppError> {
        operator(by)?;
        let Some(select) = search::select(self.database.read(), query).await? else {
            return Ok(Vec::new());
        };
        let rows = select
            .into_partial_model::<ListedRow>()
            .all(self.database.read())
            .await
            .map_err(StoreError::from)?;
        Ok(self.lines(rows).await?)
    }

    async fn holder(&self, by: &Visitor, number: u64) -> Result<HolderFile, AppError> {
        operator(by)?;
        let number = HolderNumber::new(number).ok_or(AppError::NotFound)?;
        let line = self.numbered(number).await?.ok_or(AppError::NotFound)?;
        let today = days::today(&*self.clock)?;
        let statuses = holders::statuses(self.database.read(), number)
            .await?
            .into_iter()
            .map(|status| {
                let state = status.state(today);
                (status, state)
            })
            .collect();
        Ok(HolderFile { line, statuses })
    }
}
