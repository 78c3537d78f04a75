//! Benefits that are given once a day: where, and for what. How a use is known again stands in
//! [`crate::checks`], where it is counted.

mod rules;
pub(crate) mod seal;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{OnceADay, OnceRule, Visitor},
};
use domain::{
    director::Act,
    identifiers::Ogrn,
    once::{Scope, can_be_counted},
    scenario::Scenario,
};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, lock_organization, permitted},
    store::Database,
};

pub(crate) use rules::{held, in_force};

/// [`OnceADay`] on the database.
pub struct OnceDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl OnceDesk {
    /// The rules in `database`; `clock` dates what becomes of them.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

#[port]
impl OnceADay for OnceDesk {
    async fn rules(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<OnceRule>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(in_force(db, organization.as_str()).await?)
    }

    async fn set(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        wanted: &[(Scenario, Option<Scope>)],
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::SetOnce).await?;
        // One after the other: two would open two periods.
        lock_organization(&*transaction, organization).await?;
        for (scenario, scope) in wanted {
            if !can_be_counted(*scenario) {
                return Err(AppError::Invalid { fields: Vec::new() });
            }
            rules::set(
                &*transaction,
                organization,
                *scenario,
                *scope,
                &by.account,
                now,
            )
            .await?;
        }
        confirmed::require(&*transaction, by, Act::SetOnce, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}
