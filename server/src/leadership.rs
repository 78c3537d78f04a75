//! Who speaks for an organization: directors and their deputies.

mod change;
mod list;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Directors, Leadership, Visitor},
};
use domain::{
    director::{Act, DirectorRole},
    identifiers::Ogrn,
};
use port::port;

pub(crate) use change::first;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, permitted, role},
    store::Database,
};

/// [`Leadership`] on the database. Nothing is cached: a role that was taken away is gone with the
/// next request.
pub struct LeadershipDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl LeadershipDesk {
    /// The roles in `database`; `clock` dates what becomes of them.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

#[port]
impl Leadership for LeadershipDesk {
    async fn role(&self, by: &Visitor, organization: &Ogrn) -> Result<DirectorRole, AppError> {
        role(self.database.read(), by, organization).await
    }

    async fn may(&self, by: &Visitor, organization: &Ogrn, act: Act) -> Result<(), AppError> {
        permitted(self.database.read(), by, organization, act).await?;
        Ok(())
    }

    async fn directors(&self, by: &Visitor, organization: &Ogrn) -> Result<Directors, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(list::of_organization(db, organization, by).await?)
    }

    async fn appoint(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        person: &str,
        role: DirectorRole,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        let now = self.clock.now();
        change::appoint(&*transaction, by, organization, person, role, now).await?;
        confirmed::require(&*transaction, by, Act::Appoint, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn change(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        account: &str,
        role: Option<DirectorRole>,
        is_sure: bool,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        let wanted = change::Wanted {
            account,
            role,
            is_sure,
        };
        let now = self.clock.now();
        change::change(&*transaction, by, organization, &wanted, now).await?;
        confirmed::require(&*transaction, by, Act::Appoint, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}
