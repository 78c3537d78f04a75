//! Tills: programs that check over HTTP, each with a key of its own and the authority of a person.
//!
//! ```text
//! arrange  added, given another key, revoked
//! enter    whose key it is, and for whom it then checks
//! lists    what its directors see, and what it could ask now
//! names    what stands in lists of checks
//! ```

mod arrange;
mod enter;
mod lists;
pub(crate) mod names;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{NewKey, NewTill, Till, TillLine, TillQuestion, Tills, Visitor},
};
use domain::{director::Act, identifiers::Ogrn, moscow};
use port::port;

pub(crate) use arrange::forget;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, lock_organization, permitted},
    receipts,
    store::Database,
};

/// [`Tills`] on the database.
pub struct TillDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    demo: bool,
}

impl TillDesk {
    /// The tills in `database`; with `demo` also those for which demo people answer.
    pub fn new(database: Database, clock: Arc<dyn Clock>, demo: bool) -> Self {
        Self {
            database,
            clock,
            demo,
        }
    }
}

#[port]
impl Tills for TillDesk {
    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<TillLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let now = self.clock.now();
        let moscow = moscow::at(now).ok_or(AppError::Unavailable)?;
        Ok(lists::of_organization(db, organization, self.demo, now, moscow).await?)
    }

    async fn add(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        till: &NewTill,
    ) -> Result<NewKey, AppError> {
        let now = self.clock.now();
        let moscow = moscow::at(now).ok_or(AppError::Unavailable)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        permitted(db, by, organization, Act::ArrangeTills).await?;
        // Of two with one name, and of the last one that there is room for, one is added.
        lock_organization(db, organization).await?;
        let made = arrange::add(db, by, organization, till, now, moscow.date()).await?;
        confirmed::require(db, by, Act::ArrangeTills, now).await?;
        transaction.commit().await?;
        tracing::info!(%organization, account.id = %by.account, "a till was added");
        Ok(made)
    }

    async fn renew(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        till: &str,
    ) -> Result<NewKey, AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        permitted(db, by, organization, Act::ArrangeTills).await?;
        let made = arrange::renew(db, organization, till).await?;
        confirmed::require(db, by, Act::ArrangeTills, now).await?;
        transaction.commit().await?;
        tracing::info!(till, account.id = %by.account, "a till got another key");
        Ok(made)
    }

    async fn revoke(&self, by: &Visitor, organization: &Ogrn, till: &str) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        permitted(db, by, organization, Act::ArrangeTills).await?;
        arrange::revoke(db, by, organization, till, now).await?;
        confirmed::require(db, by, Act::ArrangeTills, now).await?;
        transaction.commit().await?;
        tracing::info!(till, account.id = %by.account, "a till was revoked");
        Ok(())
    }

    async fn enter(&self, secret: &str) -> Result<Till, AppError> {
        // Most keys that are none are told so without a place among those who write.
        enter::find(self.database.read(), secret).await?;
        let transaction = self.database.write().await?;
        let till = enter::enter(&*transaction, secret, self.demo, self.clock.now()).await?;
        transaction.commit().await?;
        Ok(till)
    }

    async fn questions(&self, till: &Till) -> Result<Vec<TillQuestion>, AppError> {
        let now = self.clock.now();
        let moscow = moscow::at(now).ok_or(AppError::Unavailable)?;
        Ok(lists::questions(self.database.read(), till, now, moscow).await?)
    }

    async fn receipt(&self, till: &Till, check: &str) -> Result<String, AppError> {
        receipts::of_till(self.database.read(), &till.id, check).await
    }
}
