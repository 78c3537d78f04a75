//! Accounts that are confirmed by a member of staff who helps, and who may do that.
//!
//! ```text
//! rights   which organization may, who of its staff, since when and until when
//! codes    the code that a person shows: nobody is confirmed who does not stand there
//! confirm  a member of staff confirms an account
//! undo     an operator takes that back
//! lists    what operators see
//! ```

mod codes;
mod confirm;
mod lists;
mod rights;
mod undo;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        ConfirmationCode, ConfirmationPage, Confirmations, ConfirmingOrganization, ConfirmingStaff,
        OwnConfirming, StaffConfirmation, Visitor,
    },
};
use domain::{director::Act, identifiers::Ogrn};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, lock_organization, numbered, permitted},
    registry::operator,
    signals::{Signals, Topic},
    store::Database,
};

pub(crate) use codes::{clean_up, forget};
pub(crate) use confirm::log;
pub(crate) use rights::{all_allowed, end_of_staff};

/// [`Confirmations`] on the database.
pub struct ConfirmationDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
}

impl ConfirmationDesk {
    /// The confirmations in `database`, at the time of `clock`; `signals` tells open pages what
    /// was undone.
    pub fn new(database: Database, clock: Arc<dyn Clock>, signals: Arc<dyn Signals>) -> Self {
        Self {
            database,
            clock,
            signals,
        }
    }
}

#[port]
impl Confirmations for ConfirmationDesk {
    async fn show_code(&self, by: &Visitor) -> Result<ConfirmationCode, AppError> {
        codes::show(&self.database, by, self.clock.now()).await
    }

    async fn own(&self, by: &Visitor) -> Result<OwnConfirming, AppError> {
        let db = self.database.read();
        let organizations = rights::own(db, by).await?;
        if organizations.is_empty() {
            return Err(AppError::NotFound);
        }
        Ok(OwnConfirming {
            organizations,
            done: confirm::lately(db, &by.account, self.clock.now()).await?,
        })
    }

    async fn confirm(&self, by: &Visitor, wanted: &StaffConfirmation) -> Result<(), AppError> {
        confirm::confirm(&self.database, by, wanted, self.clock.now()).await
    }

    async fn staff(&self, by: &Visitor, organization: &Ogrn) -> Result<ConfirmingStaff, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(ConfirmingStaff {
            is_allowed: rights::is_allowed(db, organization).await?,
            accounts: rights::named(db, organization).await?,
        })
    }

    async fn name(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        account: &str,
        may: bool,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        permitted(db, by, organization, Act::NameConfirmers).await?;
        // One after the other: two would give the right twice.
        lock_organization(db, organization).await?;
        rights::name(db, by, organization, account, may, now).await?;
        confirmed::require(db, by, Act::NameConfirmers, now).await?;
        Ok(transaction.commit().await?)
    }

    async fn organization(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<ConfirmingOrganization, AppError> {
        operator(by)?;
        let db = self.database.read();
        Ok(ConfirmingOrganization {
            organization: numbered(db, organization.as_str()).await?,
            is_allowed: rights::is_allowed(db, organization).await?,
            rights: lists::rights(db, organization).await?,
        })
    }

    async fn allow(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        allowed: bool,
        reason: &str,
    ) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        lock_organization(db, organization).await?;
        rights::allow(db, by, organization, allowed, reason, now).await?;
        confirmed::require_always(db, by, now).await?;
        transaction.commit().await?;
        tracing::info!(%organization, allowed, by = %by.account, "confirming of accounts");
        Ok(())
    }

    async fn list(
        &self,
        by: &Visitor,
        page: u32,
        page_size: u32,
    ) -> Result<ConfirmationPage, AppError> {
        operator(by)?;
        let now = self.clock.now();
        Ok(lists::page(self.database.read(), page, page_size, now).await?)
    }

    async fn undo(&self, by: &Visitor, id: &str, reason: &str) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let undone = undo::undo(&*transaction, by, id, reason, now).await?;
        confirmed::require_always(&*transaction, by, now).await?;
        transaction.commit().await?;
        tracing::info!(account.id = %undone.account, by = %by.account, "confirmation undone");
        if let Some(holder) = undone.holder {
            self.signals.tell(&Topic::Holder(holder)).await;
        }
        self.signals.tell(&Topic::Powers(undone.account)).await;
        Ok(())
    }
}
