//! Powers of attorney issued many at a time: to members of staff who were chosen, or after a
//! list. A batch is kept line by line, so that it goes on where it stood after a restart.

mod choose;
mod file;
mod judge;
mod lists;
mod run;
mod scenarios;
mod staff;
mod upload;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{BatchLine, BatchMode, BatchView, Batches, IssueToMany, Texts, Visitor},
};
use domain::{director::Act, identifiers::Ogrn};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, permitted},
    registry::days,
    store::Database,
};

pub(crate) use file::{cell, plain_head, separator};
pub(crate) use judge::day;
pub use run::BatchRunner;
pub(crate) use scenarios::ScenarioNames;

/// [`Batches`] on the database. What is to be issued is issued by a [`BatchRunner`].
pub struct BatchDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    texts: Arc<dyn Texts>,
}

impl BatchDesk {
    /// The batches in `database`; `clock` says which days have passed, `texts` what people call
    /// the scenarios.
    pub fn new(database: Database, clock: Arc<dyn Clock>, texts: Arc<dyn Texts>) -> Self {
        Self {
            database,
            clock,
            texts,
        }
    }
}

#[port]
impl Batches for BatchDesk {
    async fn issue_to_many(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        issue: &IssueToMany,
    ) -> Result<String, AppError> {
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Issue).await?;
        let now = self.clock.now();
        let id = choose::begin(&*transaction, by, organization, issue, now, today).await?;
        confirmed::require(&*transaction, by, Act::Issue, now).await?;
        transaction.commit().await?;
        Ok(id)
    }

    async fn upload(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        name: &str,
        file: &[u8],
    ) -> Result<String, AppError> {
        permitted(self.database.read(), by, organization, Act::Issue).await?;
        let today = days::today(&*self.clock)?;
        let lines = upload::lines(file).await?;
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Issue).await?;
        let upload = upload::Upload {
            by,
            organization,
            name,
            now: self.clock.now(),
            today,
        };
        let id = upload.keep(&*transaction, &*self.texts, &lines).await?;
        transaction.commit().await?;
        Ok(id)
    }

    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<BatchLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(lists::of_organization(db, organization).await?)
    }

    async fn view(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        batch: &str,
        page: u32,
        page_size: u32,
    ) -> Result<BatchView, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(lists::view(db, organization, batch, page, page_size).await?)
    }

    async fn start(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        batch: &str,
        mode: BatchMode,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Issue).await?;
        let now = self.clock.now();
        upload::start(&*transaction, by, organization, batch, mode, now).await?;
        confirmed::require(&*transaction, by, Act::Issue, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn cancel(&self, by: &Visitor, organization: &Ogrn, batch: &str) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Issue).await?;
        upload::cancel(&*transaction, organization, batch, self.clock.now()).await?;
        transaction.commit().await?;
        Ok(())
    }
}
