//! Reminders of powers of attorney that end: raised once each, sent to the organization's address
//! if it has one and this installation has mail.

mod address;
mod letter;
mod raise;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Language, MailAddress, ReminderSettings, Reminders, Texts, Visitor},
};
use domain::{director::Act, identifiers::Ogrn, presentation::Origin};
use port::port;
use sea_orm::EntityTrait;

use crate::{
    clock::Clock,
    mail::Bell,
    powers::{directed, permitted},
    store::{Database, StoreError, mail_addresses},
};

pub use raise::{follow, raise};

/// What letters are written with.
#[derive(Clone)]
pub struct Writing {
    /// The texts.
    pub texts: Arc<dyn Texts>,
    /// Where their links lead.
    pub origin: Origin,
}

/// [`Reminders`] on the database.
pub struct ReminderDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    writing: Writing,
    bell: Option<Bell>,
}

impl ReminderDesk {
    /// The settings in `database`. Letters are only written if there is somebody to send them,
    /// whom `bell` wakes: they would wait for ever.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        writing: Writing,
        bell: Option<Bell>,
    ) -> Self {
        Self {
            database,
            clock,
            writing,
            bell,
        }
    }
}

#[port]
impl Reminders for ReminderDesk {
    async fn settings(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<ReminderSettings, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let row = mail_addresses::Entity::find_by_id(organization.as_str())
            .one(db)
            .await
            .map_err(StoreError::from)?;
        Ok(ReminderSettings {
            can_send: self.bell.is_some(),
            address: row.map(|row| MailAddress {
                is_confirmed: row.confirmed_at.is_some(),
                address: row.address,
            }),
        })
    }

    async fn set_address(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        address: &str,
        language: Language,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let organization = permitted(&*transaction, by, organization, Act::SetReminders).await?;
        let address = address.trim();
        if address.is_empty() {
            address::remove(&*transaction, &organization.ogrn).await?;
        } else if self.bell.is_some() {
            let wanted = address::Wanted {
                organization: &organization,
                address,
                language,
                by: &by.account,
                now,
            };
            address::set(&*transaction, &self.writing, &wanted).await?;
        } else {
            return Err(AppError::Unavailable);
        }
        transaction.commit().await?;
        if let Some(bell) = &self.bell {
            bell.ring();
        }
        Ok(())
    }

    async fn confirm(&self, by: &Visitor, organization: &Ogrn, code: &str) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::SetReminders).await?;
        address::confirm(&*transaction, organization, code, self.clock.now()).await?;
        Ok(transaction.commit().await?)
    }
}
