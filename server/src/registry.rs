//! The registry desk: who is held in the registry and what it says of them.

mod adopt;
pub mod changes;
pub(crate) mod days;
mod ending;
mod held;
pub(crate) mod holders;
mod lines;
pub(crate) mod log;
pub(crate) mod past;
mod search;
mod statuses;

pub(crate) use search::in_the_name;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{HolderFile, HolderLine, Registry, Visitor},
};
use async_trait::async_trait;
use domain::holder::HolderNumber;

use crate::{clock::Clock, store::Database};

pub use adopt::adopt_missing;
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

#[async_trait]
impl Registry for RegistryDesk {
    async fn find(&self, by: &Visitor, query: &str) -> Result<Vec<HolderLine>, AppError> {
        operator(by)?;
        let Some(select) = search::select(self.database.read(), query).await? else {
            return Ok(Vec::new());
        };
        Ok(lines::of(self.database.read(), select).await?)
    }

    async fn holder(&self, by: &Visitor, number: u64) -> Result<HolderFile, AppError> {
        operator(by)?;
        let number = HolderNumber::new(number).ok_or(AppError::NotFound)?;
        let db = self.database.read();
        let today = days::today(&*self.clock)?;
        Ok(HolderFile {
            line: lines::numbered(db, number).await?,
            statuses: held::of_holder(db, number, today).await?,
            events: held::events(db, number, None, EVENTS).await?,
        })
    }
}
