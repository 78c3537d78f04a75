//! Getting a Digital ID: who may, the consent, the way, the photo. What an operator decides about
//! it is in [`crate::photo_desk`].
//!
//! ```text
//! people        what is known of a confirmed account
//! consents      what was agreed to, and until when
//! applications  one for each account: draft → waiting → accepted | returned → waiting …
//! steps         how far somebody has come, out of these three and the holder
//! ```

pub(crate) mod applications;
pub(crate) mod consents;
pub(crate) mod people;
mod steps;
mod submit;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{BiometricOffer, Claim, Enrolment, EnrolmentStep, Photo, Portrait, Visitor},
};
use domain::{
    consent::ConsentKind,
    enrolment::{CONSENT_VERSION, Evidence, EvidenceFault},
    holder::HolderState,
    identifiers::Snils,
};
use port::port;
use sea_orm::EntityTrait;

pub use applications::State;

use crate::{
    biometrics::{BiometricRegistry, BiometricSilence, Found},
    clock::Clock,
    issuer::Issuer,
    photos::PictureReader,
    registry::{changes, days, holders},
    signals::{Signals, Topic},
    store::{Database, StoreError, accounts},
};

/// [`Enrolment`] on the database.
pub struct EnrolmentDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    issuer: Arc<Issuer>,
    signals: Arc<dyn Signals>,
    biometrics: Arc<dyn BiometricRegistry>,
    reader: PictureReader,
}

impl EnrolmentDesk {
    /// Takes applications into `database` at the time of `clock`, their pictures sealed by what
    /// `issuer` keeps; codes that end are told by `signals`.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        issuer: Arc<Issuer>,
        signals: Arc<dyn Signals>,
        biometrics: Arc<dyn BiometricRegistry>,
    ) -> Self {
        Self {
            database,
            clock,
            issuer,
            signals,
            biometrics,
            reader: PictureReader::default(),
        }
    }

    /// What the biometric registry has of this account's person. An account without СНИЛС is
    /// nobody to it.
    async fn found(
        &self,
        by: &Visitor,
    ) -> Result<Result<Option<Found>, BiometricSilence>, AppError> {
        let account = accounts::Entity::find_by_id(&by.account)
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?;
        let snils = account.and_then(|account| account.snils);
        let Some(snils) = snils.and_then(|digits| Snils::parse(&digits).ok()) else {
            return Ok(Ok(None));
        };
        Ok(self.biometrics.find(&snils).await)
    }

    /// The entry, if it makes a Digital ID today.
    async fn entry(&self, by: &Visitor) -> Result<Found, AppError> {
        let found = match self.found(by).await? {
            Ok(found) => found,
            Err(silence) => {
                tracing::warn!(error = %silence, "a way by biometrics was asked for in vain");
                return Err(AppError::Unavailable);
            }
        };
        let fault = |fault| AppError::field("way", Problem::Evidence(fault));
        let found = found.ok_or_else(|| fault(EvidenceFault::Missing))?;
        let person = people::of(self.database.read(), by).await?;
        let person = person.ok_or(AppError::Conflict)?.applicant;
        Evidence::Biometrics(found.entry)
            .holds(&person, days::today(&*self.clock)?)
            .map_err(fault)?;
        Ok(found)
    }
}

#[port]
impl Enrolment for EnrolmentDesk {
    async fn step(&self, by: &Visitor) -> Result<EnrolmentStep, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        steps::step(self.database.read(), by, today).await
    }

    async fn biometrics(&self, by: &Visitor) -> Result<BiometricOffer, AppError> {
        by.confirmed()?;
        let found = match self.found(by).await? {
            Ok(found) => found,
            Err(BiometricSilence::NotConnected) => return Ok(BiometricOffer::NotConnected),
            Err(BiometricSilence::NoAnswer) => return Ok(BiometricOffer::NoAnswer),
        };
        let person = people::of(self.database.read(), by).await?;
        let (Some(found), Some(person)) = (found, person) else {
            return Ok(BiometricOffer::Fault(EvidenceFault::Missing));
        };
        let today = days::today(&*self.clock)?;
        let held = Evidence::Biometrics(found.entry).holds(&person.applicant, today);
        Ok(held.map_or_else(BiometricOffer::Fault, |()| {
            BiometricOffer::Good(found.entry)
        }))
    }

    async fn registry_photo(&self, by: &Visitor) -> Result<Photo, AppError> {
        by.confirmed()?;
        match self.entry(by).await {
            Ok(found) => Ok(found.photo),
            Err(AppError::Invalid { .. } | AppError::Conflict | AppError::Unavailable) => {
                Err(AppError::NotFound)
            }
            Err(error) => Err(error),
        }
    }

    async fn consent(&self, by: &Visitor, version: u32) -> Result<(), AppError> {
        by.confirmed()?;
        if version != CONSENT_VERSION {
            return Err(AppError::Conflict);
        }
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        people::lock(db, &by.account).await?;
        match steps::step(db, by, today).await? {
            EnrolmentStep::Consent => {
                consents::give(db, &by.account, ConsentKind::DigitalId, self.clock.now()).await?;
                Ok(transaction.commit().await?)
            }
            EnrolmentStep::Ineligible(_) => Err(AppError::Conflict),
            // A second click, or another tab.
            _ => Ok(()),
        }
    }

    async fn withdraw_consent(&self, by: &Visitor) -> Result<(), AppError> {
        by.confirmed()?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        people::lock(db, &by.account).await?;
        consents::withdraw(db, &by.account, now).await?;
        applications::leave(db, &by.account).await?;
        let holder = holders::of_account(db, &by.account).await?;
        let holder = holder.filter(|holder| holder.state != HolderState::Deleted);
        if let Some(holder) = &holder {
            changes::set_state(db, holder.number, HolderState::Paused, now).await?;
        }
        transaction.commit().await?;
        if let Some(holder) = holder {
            self.signals.tell(&Topic::Holder(holder.number)).await;
        }
        Ok(())
    }

    async fn choose(&self, by: &Visitor, claim: Claim) -> Result<(), AppError> {
        by.confirmed()?;
        let (field, evidence) = match claim {
            Claim::Biometrics => ("way", Evidence::Biometrics(self.entry(by).await?.entry)),
            Claim::ForeignPassport(passport) => ("mrz_second", Evidence::ForeignPassport(passport)),
            Claim::DrivingLicence(licence) => ("licence_until", Evidence::DrivingLicence(licence)),
        };
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        people::lock(db, &by.account).await?;
        match steps::step(db, by, today).await? {
            EnrolmentStep::Way | EnrolmentStep::Photo { .. } => {}
            _ => return Err(AppError::Conflict),
        }
        let person = people::of(db, by).await?.ok_or(AppError::Conflict)?;
        evidence
            .holds(&person.applicant, today)
            .map_err(|fault| AppError::field(field, Problem::Evidence(fault)))?;
        let document = people::document(&evidence, &person.row);
        if people::is_taken(db, &by.account, &document).await? {
            return Err(AppError::field(field, Problem::DocumentTaken));
        }
        applications::choose(db, &by.account, &evidence, document).await?;
        Ok(transaction.commit().await?)
    }

    async fn submit(
        &self,
        by: &Visitor,
        portrait: Portrait,
        document: Option<Vec<u8>>,
    ) -> Result<(), AppError> {
        by.confirmed()?;
        submit::submit(self, by, portrait, document).await
    }
}
