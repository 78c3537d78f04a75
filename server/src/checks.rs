//! The verifier's side of a showing: who may ask, what the code says, what the registry
//! answers now, and that a code is taken once (DESIGN §4, §5).
//!
//! ```text
//! request    what was sent, read strictly
//! questions  authority, code, window, holder: the first "no" ends it
//! record     single use and both copies of the record, in one transaction
//! kit, late  what a scanner keeps for the time without a network, and what comes of it
//! ```

mod alarms;
pub(crate) mod authority;
pub(crate) mod consent;
mod delivery;
mod digits;
mod holder_photo;
mod identity;
pub(crate) mod journal;
mod kit;
mod late;
mod mandates;
mod news;
pub(crate) mod once;
mod pace;
mod paper;
mod phone;
mod questions;
mod record;
mod request;
mod shift;
mod single_use;

use std::sync::Arc;

use app::{
    error::AppError,
    paths,
    ports::{
        Alarms, Awaited, CheckAnswer, CheckFilter, CheckPage, CheckRequest, Checks, LATE_AT_ONCE,
        LateAnswer, LateCheck, LateChecks, Mandate, Shift, TestChart, Visitor,
    },
};
use domain::{
    director::Act,
    identifiers::Ogrn,
    moscow,
    offline::{Kit, LONGEST_CAP},
};
use port::port;

use crate::{
    clock::Clock,
    issuer::Issuer,
    powers::{directed, permitted},
    presentations::drawing,
    published::Snapshots,
    registry::days,
    signals::{Signals, Topic},
    store::Database,
    watch::raise,
};

pub use consent::close_overdue;
pub(crate) use consent::outcome_now;
pub(crate) use news::news;
use record::Record;
use request::Attempt;

/// How often one account may check in ways that invite abuse.
#[derive(Clone, Copy, Debug)]
pub struct CheckLimits {
    /// Checks a minute without a power of attorney. A person looking at a neighbour's code
    /// needs one; a crowd of scripts asking about everybody needs many.
    pub individual_per_minute: u32,
    /// Tries a minute to type the eight digits that stand for a code.
    pub typed_per_minute: u32,
}

impl Default for CheckLimits {
    fn default() -> Self {
        Self {
            individual_per_minute: 30,
            typed_per_minute: 10,
        }
    }
}

/// [`Checks`] on the database.
pub struct CheckDesk {
    database: Database,
    issuer: Arc<Issuer>,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
    snapshots: Snapshots,
    limits: CheckLimits,
}

impl CheckDesk {
    /// Checks codes of `issuer` against what `database` holds at the time of `clock`, with
    /// the usual limits, and lets the pages of holders know by `signals`.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        issuer: Arc<Issuer>,
        signals: Arc<dyn Signals>,
    ) -> Self {
        Self {
            snapshots: Snapshots::new(database.clone()),
            database,
            issuer,
            clock,
            signals,
            limits: CheckLimits::default(),
        }
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: CheckLimits) -> Self {
        Self { limits, ..self }
    }
}

#[port]
impl Checks for CheckDesk {
    async fn mandates(&self, by: &Visitor) -> Result<Vec<Mandate>, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        Ok(mandates::held(self.database.read(), &by.account, self.clock.now(), today).await?)
    }

    fn chart(&self) -> Option<TestChart> {
        let text = format!("{}{}", self.issuer.origin(), paths::SELF_TEST);
        let drawing = drawing::draw(&text)?;
        Some(TestChart {
            text,
            size: drawing.size,
            modules: drawing.modules,
        })
    }

    async fn check(&self, by: &Visitor, request: &CheckRequest) -> Result<CheckAnswer, AppError> {
        by.confirmed()?;
        let attempt = Attempt::read(request)?.made_by(by.till.as_ref());
        // A kiosk scans in one name alone.
        if by.kiosk.is_some() && by.kiosk.as_ref() != attempt.organization {
            return Err(AppError::NotFound);
        }
        let db = self.database.read();
        if let Some(answer) = record::repeated(db, by, &attempt).await? {
            return Ok(answer);
        }
        let now_ms = self.clock.now_ms();
        let now = now_ms.div_euclid(1_000);
        let mut verifier = authority::verifier(db, by, attempt.organization, now).await?;
        verifier.set_phone(phone::proven(self, &attempt, &verifier, now).await?);
        if verifier.is_unauthorized() {
            pace::individual(db, &by.account, now, self.limits).await?;
        }
        let findings = questions::Questions {
            desk: self,
            by,
            verifier: &verifier,
            now,
            moscow: moscow::at(now).ok_or(AppError::Unavailable)?,
            past: false,
        }
        .ask(&attempt.input)
        .await?;
        let holder = findings.reached.as_ref().and_then(|reached| reached.holder);
        let answer = Record {
            issuer: &self.issuer,
            by,
            attempt: &attempt,
            verifier: &verifier,
            findings,
            now_ms,
            now,
            limits: self.limits,
            sent_late: None,
            phone: None,
        }
        .settle(&self.database)
        .await?;
        if let Some(holder) = holder {
            self.signals.tell(&Topic::Holder(holder)).await;
        }
        if let Some(staff) = verifier.staff() {
            match raise::after_check(&self.database, &staff.ogrn, by, now).await {
                Ok(true) => self.signals.tell(&Topic::Powers(by.account.clone())).await,
                Ok(false) => {}
                // The check is recorded and answered; the next one looks again.
                Err(error) => tracing::warn!(%error, "the abuse watch could not look"),
            }
        }
        Ok(answer)
    }

    async fn awaited(&self, by: &Visitor, check: &str) -> Result<Awaited, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        identity::awaited(self, by, check, self.clock.now(), today).await
    }

    async fn holder_photo(&self, by: &Visitor, check: &str) -> Result<String, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        holder_photo::fetch(self, by, check, self.clock.now(), today).await
    }

    async fn delivered(&self, by: &Visitor, check: &str) -> Result<bool, AppError> {
        by.confirmed()?;
        delivery::delivered(self.database.read(), by, check).await
    }

    async fn take_paper(&self, by: &Visitor, check: &str) -> Result<(), AppError> {
        by.confirmed()?;
        paper::take(&self.database, by, check, self.clock.now()).await
    }

    async fn give_back(&self, by: &Visitor, check: &str) -> Result<(), AppError> {
        by.confirmed()?;
        once::give_back(&self.database, by, check, self.clock.now()).await
    }

    async fn shift(&self, by: &Visitor) -> Result<Shift, AppError> {
        by.confirmed()?;
        Ok(shift::shift(self.database.read(), &by.account, self.clock.now()).await?)
    }

    async fn journal(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        filter: &CheckFilter,
        page_size: u32,
    ) -> Result<CheckPage, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let now = self.clock.now();
        Ok(journal::page(db, organization, filter, page_size, now).await?)
    }
}

#[port]
impl LateChecks for CheckDesk {
    async fn kit(&self, by: &Visitor) -> Result<Kit, AppError> {
        by.confirmed()?;
        let db = self.database.read();
        let now_ms = self.clock.now_ms();
        kit::kit(db, &self.issuer, &self.snapshots, by, now_ms).await
    }

    async fn settle(
        &self,
        by: &Visitor,
        checks: &[LateCheck],
    ) -> Result<Vec<LateAnswer>, AppError> {
        by.confirmed()?;
        if checks.len() > LATE_AT_ONCE {
            return Err(AppError::TooLarge);
        }
        let mut answers = Vec::with_capacity(checks.len());
        for check in checks {
            answers.push(LateAnswer {
                key: check.request.idempotency_key.clone(),
                result: late::settle(self, by, check).await?,
            });
        }
        Ok(answers)
    }

    async fn alarms(&self, by: &Visitor, organization: &Ogrn) -> Result<Alarms, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(alarms::list(db, organization).await?)
    }

    async fn acknowledge(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::TakeNote).await?;
        let now = self.clock.now();
        alarms::acknowledge(&*transaction, organization, check, &by.account, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn set_cap(&self, by: &Visitor, organization: &Ogrn, hours: u8) -> Result<(), AppError> {
        let cap = (i64::from(hours) * 3_600).min(LONGEST_CAP);
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::SetOfflineCap).await?;
        alarms::set_cap(&*transaction, organization, cap).await?;
        transaction.commit().await?;
        Ok(())
    }
}
