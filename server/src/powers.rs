//! Organizations and their powers of attorney, for their directors.

pub(crate) mod blocks;
mod decide;
mod events;
mod hand_over;
mod issue;
mod leave;
mod lists;
mod named;
mod organizations;
mod overview;
pub(crate) mod people;
mod replace;
pub(crate) mod rows;
pub(crate) mod shared;
pub(crate) mod status_index;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        HandOver, HandedOver, IssuePower, Organization, Overview, PowerDetails, PowerLine,
        PowersOfAttorney, PublicPower, RevocationRecord, StaffLine, Visitor,
    },
};
use domain::{director::Act, identifiers::Ogrn};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    documents,
    registry::days,
    signals::{Signals, Topic},
    signatory::Signatory,
    store::Database,
};

use decide::Decision;
pub(crate) use decide::suspend_by_watch;
pub(crate) use issue::representative as named_person;
pub(crate) use issue::{IssuedMandate, must_be_open, store_issued, unissued};
use named::Guesses;
pub(crate) use organizations::{directed, lock_organization, numbered, permitted, read_role, role};

/// [`PowersOfAttorney`] on the database. Nothing is cached: what a director does here
/// counts at the very next check.
pub struct PowerStore {
    database: Database,
    clock: Arc<dyn Clock>,
    signatory: Option<Arc<Signatory>>,
    guesses: Guesses,
    signals: Option<Arc<dyn Signals>>,
}

impl PowerStore {
    /// The powers of attorney in `database`; `clock` decides which of them count today.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self {
            database,
            clock,
            signatory: None,
            guesses: Guesses::default(),
            signals: None,
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

    /// The same; whoever holds a power of attorney is told by `signals` that something became of
    /// it, so an open scanner knows at once.
    #[must_use]
    pub fn with_signals(self, signals: Arc<dyn Signals>) -> Self {
        Self {
            signals: Some(signals),
            ..self
        }
    }

    async fn tell(&self, representative: String) {
        if let Some(signals) = &self.signals {
            signals.tell(&Topic::Powers(representative)).await;
        }
    }

    async fn tell_all(&self, representatives: Vec<String>) {
        for representative in representatives {
            self.tell(representative).await;
        }
    }

    fn decision<'a>(
        &self,
        by: &'a Visitor,
        organization: &'a Ogrn,
        number: &'a str,
        reason: &'a str,
    ) -> Result<Decision<'a>, AppError> {
        Ok(Decision {
            by,
            organization,
            number,
            reason,
            now: self.clock.now(),
            today: days::today(&*self.clock)?,
        })
    }
}

#[port]
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
        permitted(&*transaction, by, organization, Act::Issue).await?;
        if power.replaces.is_some() {
            permitted(&*transaction, by, organization, Act::Replace).await?;
        }
        let issued = issue::issue(&*transaction, by, organization, power, now, today).await?;
        if let Some(signatory) = &self.signatory {
            documents::make(&*transaction, signatory, &issued)
                .await
                .map_err(documents::internal)?;
        }
        confirmed::require(&*transaction, by, Act::Issue, now).await?;
        transaction.commit().await?;
        let number = issued.first().map(|row| row.number.clone());
        for row in issued {
            self.tell(row.account_id).await;
        }
        number.ok_or(AppError::Unavailable)
    }

    async fn revoke(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Revoke).await?;
        let decision = self.decision(by, organization, number, reason)?;
        let signatory = self.signatory.as_deref();
        let told = decide::revoke_document(&*transaction, &decision, signatory).await?;
        confirmed::require(&*transaction, by, Act::Revoke, decision.now).await?;
        transaction.commit().await?;
        self.tell_all(told).await;
        Ok(())
    }

    async fn suspend(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Suspend).await?;
        let decision = self.decision(by, organization, number, reason)?;
        let told = decide::suspend(&*transaction, &decision).await?;
        transaction.commit().await?;
        self.tell_all(told).await;
        Ok(())
    }

    async fn resume(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
        reason: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Resume).await?;
        let decision = self.decision(by, organization, number, reason)?;
        let told = decide::resume(&*transaction, &decision).await?;
        confirmed::require(&*transaction, by, Act::Resume, decision.now).await?;
        transaction.commit().await?;
        self.tell_all(told).await;
        Ok(())
    }

    async fn leave(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        account: &str,
        reason: &str,
    ) -> Result<u64, AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Revoke).await?;
        let decision = self.decision(by, organization, "", reason)?;
        let signatory = self.signatory.as_deref();
        let (revoked, told) = leave::leave(&*transaction, &decision, account, signatory).await?;
        confirmed::require(&*transaction, by, Act::Revoke, decision.now).await?;
        transaction.commit().await?;
        self.tell(account.to_owned()).await;
        self.tell_all(told).await;
        Ok(revoked)
    }

    async fn to_hand_over(&self, by: &Visitor, number: &str) -> Result<HandOver, AppError> {
        let today = days::today(&*self.clock)?;
        hand_over::look(self.database.read(), by, number, today).await
    }

    async fn hand_over(
        &self,
        by: &Visitor,
        number: &str,
        wanted: &HandedOver,
    ) -> Result<String, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let row = hand_over::give(&*transaction, by, number, wanted, now, today).await?;
        confirmed::require_always(&*transaction, by, now).await?;
        transaction.commit().await?;
        self.tell(row.account_id).await;
        Ok(row.number)
    }

    async fn revocation(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        number: &str,
    ) -> Result<RevocationRecord, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(events::revocation(db, organization, number).await?)
    }

    async fn public(&self, by: Option<&Visitor>, number: &str) -> Result<PublicPower, AppError> {
        let today = days::today(&*self.clock)?;
        Ok(named::public(self.database.read(), by, number, today).await?)
    }

    async fn is_of(&self, number: &str, name: &str) -> Result<bool, AppError> {
        let now = self.clock.now();
        named::is_of(self.database.read(), &self.guesses, number, name, now).await
    }
}
