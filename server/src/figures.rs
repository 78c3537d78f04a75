//! Checks in figures, for directors: counted by the database, in days of Moscow.

mod count;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Figures, FiguresOfChecks, Period, Visitor},
};
use domain::identifiers::Ogrn;
use port::port;

use crate::{clock::Clock, powers::directed, registry::days, store::Database};

/// [`FiguresOfChecks`] on the database.
pub struct FigureDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl FigureDesk {
    /// Counts what `database` holds; `clock` decides which day is today.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

#[port]
impl FiguresOfChecks for FigureDesk {
    async fn figures(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        period: Period,
    ) -> Result<Figures, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let today = days::today(&*self.clock)?;
        Ok(count::figures(db, organization, period, today, self.clock.now()).await?)
    }
}
