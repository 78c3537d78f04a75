//! The bank of large families (ГИС «Единая цифровая платформа» in the real world): who belongs to
//! which, and what follows from it for their statuses.
//!
//! ```text
//! stored    rows as the rules want them
//! find      the desk's list and file
//! register  a new family
//! change    everything that happens to one, each with a line of history
//! statuses  what its members can show follows
//! ```

mod change;
mod find;
mod named;
mod register;
pub(crate) mod statuses;
pub(crate) mod stored;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Families, FamilyChange, FamilyFile, FamilyLine, NewFamily, Visitor},
};
use port::port;

use crate::{
    clock::Clock,
    issuer::Issuer,
    registry::{
        days,
        looks::{self, Opened},
        operator,
    },
    store::Database,
};

pub(crate) use register::{Moment, is_adult, of_account, write as register};

/// [`Families`] on the database.
pub struct FamilyDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    issuer: Arc<Issuer>,
}

impl FamilyDesk {
    /// The bank in `database`; `clock` decides how a family stands today, and `issuer` signs the
    /// first certificate of a new one.
    pub fn new(database: Database, clock: Arc<dyn Clock>, issuer: Arc<Issuer>) -> Self {
        Self {
            database,
            clock,
            issuer,
        }
    }
}

#[port]
impl Families for FamilyDesk {
    async fn find(&self, by: &Visitor, query: &str) -> Result<Vec<FamilyLine>, AppError> {
        operator(by)?;
        let today = days::today(&*self.clock)?;
        Ok(find::lines(self.database.read(), query, today).await?)
    }

    async fn family(&self, by: &Visitor, number: u64) -> Result<FamilyFile, AppError> {
        operator(by)?;
        let today = days::today(&*self.clock)?;
        let db = self.database.read();
        looks::require(db, by, Opened::Family(number), self.clock.now()).await?;
        let found = find::file(db, number, today).await?;
        found.ok_or(AppError::NotFound)
    }

    async fn look(&self, by: &Visitor, number: u64, reason: &str) -> Result<(), AppError> {
        operator(by)?;
        let transaction = self.database.write().await?;
        let opened = Opened::Family(number);
        looks::note(&*transaction, by, opened, reason, self.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    async fn register(&self, by: &Visitor, family: &NewFamily) -> Result<u64, AppError> {
        operator(by)?;
        let now = self.clock.now();
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let moment = register::Moment { now, today };
        let number =
            register::write(&transaction, &self.issuer, &by.account, family, moment).await?;
        // Whoever has written it down knows what stands in it.
        looks::note(&*transaction, by, Opened::Family(number), "", now).await?;
        transaction.commit().await?;
        Ok(number)
    }

    async fn change(
        &self,
        by: &Visitor,
        number: u64,
        revision: i64,
        change: &FamilyChange,
    ) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let asked = change::Asked {
            by: &by.account,
            number,
            revision,
            moment: register::Moment { now, today },
        };
        change::apply(&*transaction, &asked, change).await?;
        transaction.commit().await?;
        Ok(())
    }
}
