//! The registry desk: who is held in the registry and what it says of them.

mod adopt;
pub mod changes;
pub(crate) mod days;
mod ending;
mod held;
pub(crate) mod holders;
mod lines;
pub(crate) mod log;
pub(crate) mod looks;
pub(crate) mod names;
pub(crate) mod past;
mod search;
mod statuses;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{HolderFile, HolderLine, LookPage, Registry, Visitor},
};
use domain::holder::HolderNumber;
use port::port;

use crate::{clock::Clock, store::Database};

pub use adopt::adopt_missing;
use looks::Opened;
pub use names::index_missing;
pub use statuses::StatusDesk;

/// Entries of the log on the page of a holder.
const EVENTS: u64 = 50;

/// [`Registry`] on the database.
pub struct RegistryDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl RegistryDesk {
    /// The registry in `database`; `clock` decides which statuses count today.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
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

#[port]
impl Registry for RegistryDesk {
    async fn find(&self, by: &Visitor, query: &str) -> Result<Vec<HolderLine>, AppError> {
        operator(by)?;
        // Those who came past the index: it is no state that anybody could change by looking.
        index_missing(&self.database, false).await?;
        let Some(select) = search::select(self.database.read(), query).await? else {
            return Ok(Vec::new());
        };
        Ok(lines::of(self.database.read(), select).await?)
    }

    async fn holder(&self, by: &Visitor, number: u64) -> Result<HolderFile, AppError> {
        operator(by)?;
        let number = HolderNumber::new(number).ok_or(AppError::NotFound)?;
        let db = self.database.read();
        looks::require(db, by, Opened::Holder(number), self.clock.now()).await?;
        let today = days::today(&*self.clock)?;
        Ok(HolderFile {
            line: lines::numbered(db, number).await?,
            statuses: held::of_holder(db, number, today).await?,
            events: held::events(db, number, None, EVENTS).await?,
        })
    }

    async fn look(&self, by: &Visitor, number: u64, reason: &str) -> Result<(), AppError> {
        operator(by)?;
        let number = HolderNumber::new(number).ok_or(AppError::NotFound)?;
        let transaction = self.database.write().await?;
        let opened = Opened::Holder(number);
        looks::note(&*transaction, by, opened, reason, self.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    async fn looks(
        &self,
        by: &Visitor,
        number: Option<u64>,
        page: u32,
        page_size: u32,
    ) -> Result<LookPage, AppError> {
        operator(by)?;
        let number = number.map(|number| HolderNumber::new(number).ok_or(AppError::NotFound));
        let db = self.database.read();
        let (lines, total) = looks::list(db, number.transpose()?, page, page_size).await?;
        Ok(LookPage { lines, total })
    }
}
