//! Organizations and their powers of attorney, for their directors.

mod issue;
mod lists;
mod organizations;
mod overview;
pub(crate) mod people;
mod revoke;
pub(crate) mod rows;
pub(crate) mod status_index;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        IssuePower, Organization, Overview, PowerDetails, PowerLine, PowersOfAttorney, PublicPower,
        StaffLine, Visitor,
    },
};
use async_trait::async_trait;
use domain::identifiers::Ogrn;

use crate::{clock::Clock, documents, registry::days, signatory::Signatory, store::Database};

pub(crate) use organizations::{directed, numbered};

/// [`PowersOfAttorney`] on the database. Nothing is cached: what a director does here
/// counts at the very next check.
pub struct PowerStore {
    database: Database,
    clock: Arc<dyn Clock>,
    signatory: Option<Arc<Signatory>>,
}

impl PowerStore {
    /// The powers of attorney in `database`; `clock` decides which of them count today.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self {
            database,
            clock,
            signatory: None,
        }
    }

    /// The same; each that is issued gets its document, signed by `signatory`.
    #[must_use]
    pub fn with_documents(self, signatory: Arc<Signatory>) -> Self {
        Self {
            signatory: Some(signatory),
            ..self
        }
    }
}

#[async_trait]
impl PowersOfAttorney for PowerStore {
    async fn organizations(&self, by: &Visitor) -> Result<Vec<Organization>, AppError> {
        Ok(organizations::all_directed(self.database.read(), by).await?)
    }

    async fn overview(&self, by: &Visitor, organization: &Ogrn) -> Result<Overview, AppError> {
        let db = self.database.read();
        let organization = directed(db, by, organization).await?;
        let today = days::today(&*self.clock)?;
        Ok(overview::overview(db, organization, self.clock.now(), today).await?)
    }

    async fn staff(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<StaffLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let today = days::today(&*self.clock)?;
        Ok(lists::staff(db, organization, self.clock.now(), today).await?)
    }

    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<PowerLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let today = days::today(&*self.clock)?;
        Ok(lists::all(db, organization, today).await?)
    }

    async fn details(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
    ) -> Result<PowerDetails, AppError> {
        let db = self.database.read();
        let organization = directed(db, by, organization).await?;
        let today = days::today(&*self.clock)?;
        Ok(lists::details(db, organization, number, today).await?)
    }

    async fn issue(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        power: &IssuePower,
    ) -> Result<String, AppError> {
        let today = days::today(&*self.clock)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        directed(&*transaction, by, organization).await?;
        let issued = issue::issue(&*transaction, by, organization, power, now, today).await?;
        if let Some(signatory) = &self.signatory {
            documents::make(&*transaction, signatory, &issued)
                .await
                .map_err(documents::internal)?;
        }
        transaction.commit().await?;
        Ok(issued.number)
    }

    async fn revoke(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        directed(&*transaction, by, organization).await?;
        revoke::revoke(&*transaction, by, organization, number, reason, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn public(&self, number: &str) -> Result<PublicPower, AppError> {
        let today = days::today(&*self.clock)?;
        Ok(lists::public(self.database.read(), number, today).await?)
    }
}
