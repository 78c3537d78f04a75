//! The abuse watch: after each check in the name of an organization the latest ones of that
//! member of staff are held against the table of `domain::watch`.

mod alerts;
pub(crate) mod raise;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{AbuseAlert, AbuseWatch, Visitor},
};
use domain::{director::Act, identifiers::Ogrn};
use port::port;

use crate::{
    clock::Clock,
    powers::{directed, permitted},
    store::Database,
};

/// [`AbuseWatch`] on the database.
pub struct WatchDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl WatchDesk {
    /// The alerts in `database`; `clock` dates what directors say to them.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

#[port]
impl AbuseWatch for WatchDesk {
    async fn alerts(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<AbuseAlert>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(alerts::list(db, organization).await?)
    }

    async fn waiting(&self, by: &Visitor, organization: &Ogrn) -> Result<u64, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(alerts::waiting(db, organization).await?)
    }

    async fn resolve(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        alert: &str,
        reason: &str,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::ResolveAlert).await?;
        alerts::resolve(&*transaction, organization, alert, &by.account, reason, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}
