//! The owners of data and the keys by which they send lists of statuses themselves.

mod keys;
mod pushes;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{ImportView, NewKey, ReceivedFile, Sender, SourceKey, Sources, Starts, Visitor},
};
use port::port;

use crate::{
    accounts::confirmed, clock::Clock, imports::ImportDesk, registry::operator, store::Database,
};

/// [`Sources`] on the database.
pub struct SourceDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    imports: Arc<ImportDesk>,
}

impl SourceDesk {
    /// The keys in `database`, dated by `clock`; what is sent with them is `imports`' to enter.
    pub fn new(database: Database, clock: Arc<dyn Clock>, imports: Arc<ImportDesk>) -> Self {
        Self {
            database,
            clock,
            imports,
        }
    }
}

#[port]
impl Sources for SourceDesk {
    async fn keys(&self, by: &Visitor) -> Result<Vec<SourceKey>, AppError> {
        operator(by)?;
        Ok(keys::all(self.database.read()).await?)
    }

    async fn make(&self, by: &Visitor, source: &str) -> Result<NewKey, AppError> {
        operator(by)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let made = keys::make(&*transaction, by, source, now).await?;
        confirmed::require_always(&*transaction, by, now).await?;
        transaction.commit().await?;
        tracing::info!(source = made.owner, account.id = %by.account, "a key was made for a source");
        Ok(made)
    }

    async fn revoke(&self, by: &Visitor, key: &str) -> Result<(), AppError> {
        operator(by)?;
        keys::revoke(self.database.read(), by, key, self.clock.now()).await
    }

    async fn sender(&self, secret: &str) -> Result<Sender, AppError> {
        keys::sender(self.database.read(), secret).await
    }

    async fn may_send(&self, sender: &Sender) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        keys::count(&*transaction, sender, self.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    async fn push(
        &self,
        sender: &Sender,
        file: &ReceivedFile,
        push_key: Option<&str>,
        starts: Starts,
    ) -> Result<(String, bool), AppError> {
        let now = self.clock.now();
        pushes::push(self.database.read(), sender, file, push_key, starts, now).await
    }

    async fn sent_before(
        &self,
        sender: &Sender,
        push_key: &str,
    ) -> Result<Option<String>, AppError> {
        Ok(pushes::sent_before(self.database.read(), sender, push_key).await?)
    }

    async fn pushed(
        &self,
        sender: &Sender,
        import: &str,
        most: u64,
    ) -> Result<ImportView, AppError> {
        if !pushes::is_theirs(self.database.read(), sender, import).await? {
            return Err(AppError::NotFound);
        }
        self.imports.look(import, most).await
    }
}
