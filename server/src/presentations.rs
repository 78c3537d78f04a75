//! The holder's side of a showing: what can be shown, the codes, and what became of them.

mod codes;
pub(crate) mod digits;
pub(crate) mod drawing;
pub(crate) mod history;
mod offers;
mod pace;
mod past;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        Codes, Digits, HistoryFilter, HistoryPage, HolderHome, Notices, Photo, Presentations,
        Visitor,
    },
};
use domain::{
    consent::ConsentKind,
    holder::{Holder, HolderRefusal, HolderState},
    scenario::Scenario,
};
use port::port;
use sea_orm::ConnectionTrait;

use crate::{
    clock::Clock,
    enrolment::consents,
    holder_devices::{self, proof::Asked},
    issuer::Issuer,
    photos,
    registry::{days, holders},
    show_pins::{self, Passed},
    signals::{Signals, Topic},
    store::{Database, StoreError},
};

pub use codes::Prefetch;
use pace::Pace;

/// [`Presentations`] on the database and the issuer's keys.
pub struct PresentationDesk {
    database: Database,
    issuer: Arc<Issuer>,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
    digits_pace: Pace,
    prefetch: Prefetch,
}

impl PresentationDesk {
    /// Shows the holders of `database` with codes of `issuer`, in the windows of `clock`; an
    /// answer given on one page is told to the others by `signals`.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        issuer: Arc<Issuer>,
        signals: Arc<dyn Signals>,
    ) -> Self {
        Self {
            database,
            issuer,
            clock,
            signals,
            digits_pace: Pace::new(digits::PER_MINUTE),
            prefetch: Prefetch::default(),
        }
    }

    /// The same, with phones that hold codes so far ahead.
    #[must_use]
    pub fn prefetching(self, prefetch: Prefetch) -> Self {
        Self { prefetch, ..self }
    }

    /// The Digital ID of this account; one that was given up is none.
    async fn holder(&self, by: &Visitor) -> Result<Option<Holder>, AppError> {
        by.confirmed()?;
        let holder = holders::of_account(self.database.read(), &by.account).await?;
        Ok(holder.filter(|holder| holder.state != HolderState::Deleted))
    }

    /// Whether the device of this session asks itself.
    async fn proven(
        &self,
        by: &Visitor,
        what: &str,
        scenario: Scenario,
        proof: Option<&str>,
    ) -> Result<(), AppError> {
        let scenario = scenario.key();
        let asked = Asked {
            origin: self.issuer.origin(),
            about: [what, &scenario],
            proof,
        };
        let now = self.clock.now();
        holder_devices::proof::require(self.database.read(), by, &asked, now).await
    }

    /// How far ahead phones of this account hold codes: with a PIN nothing is held, and nothing is
    /// given out before it was typed.
    async fn reach(&self, by: &Visitor) -> Result<Prefetch, AppError> {
        match show_pins::pass(self.database.read(), by, self.clock.now()).await? {
            Passed::Freely => Ok(self.prefetch),
            Passed::ByPin => Ok(Prefetch::minutes(0)),
        }
    }

    /// The Digital ID of this account, if the registry would say yes to `scenario` now.
    async fn showing(&self, by: &Visitor, scenario: Scenario) -> Result<Holder, AppError> {
        let holder = self.holder(by).await?.ok_or(AppError::NotFound)?;
        let statuses = holders::statuses(self.database.read(), holder.number).await?;
        holder
            .answer(scenario, &statuses, days::today(&*self.clock)?)
            .map_err(|_| AppError::NotFound)?;
        Ok(holder)
    }
}

/// The same with whether a device was added that this one has not told of.
async fn with_devices(
    db: &impl ConnectionTrait,
    by: &Visitor,
    notices: Notices,
) -> Result<Notices, StoreError> {
    let unseen = !holder_devices::unseen(db, by).await?.is_empty();
    Ok(Notices { unseen, ..notices })
}

#[port]
impl Presentations for PresentationDesk {
    async fn home(&self, by: &Visitor) -> Result<HolderHome, AppError> {
        let Some(holder) = self.holder(by).await? else {
            return Ok(HolderHome::None);
        };
        let today = days::today(&*self.clock)?;
        match holder.may_show(today) {
            Ok(()) => {}
            Err(HolderRefusal::Underage) => {
                return Ok(HolderHome::Young {
                    offers: offers::reached(&holder, today),
                });
            }
            Err(refusal) => return Ok(HolderHome::Closed(refusal)),
        }
        let statuses = holders::statuses(self.database.read(), holder.number).await?;
        Ok(HolderHome::Open {
            source: holder.source,
            offers: offers::offers(&holder, &statuses, today),
        })
    }

    async fn codes(
        &self,
        by: &Visitor,
        scenario: Scenario,
        proof: Option<&str>,
    ) -> Result<Codes, AppError> {
        let holder = self.showing(by, scenario).await?;
        self.proven(by, "codes", scenario, proof).await?;
        let reach = self.reach(by).await?;
        let asked = (scenario, by.session.as_str());
        let now_ms = self.clock.now_ms();
        codes::codes(&self.issuer, &holder, asked, reach, now_ms)
    }

    async fn no_codes(&self, by: &Visitor, scenario: Scenario) -> Result<Codes, AppError> {
        self.showing(by, scenario).await?;
        Ok(Codes {
            now_ms: self.clock.now_ms(),
            owner: self.reach(by).await?.owner(&by.session),
            codes: Vec::new(),
        })
    }

    async fn digits(
        &self,
        by: &Visitor,
        scenario: Scenario,
        proof: Option<&str>,
    ) -> Result<Digits, AppError> {
        let holder = self.showing(by, scenario).await?;
        self.proven(by, "digits", scenario, proof).await?;
        self.reach(by).await?;
        let now_ms = self.clock.now_ms();
        self.digits_pace
            .pass(holder.number, now_ms.div_euclid(1_000))?;
        digits::make(&self.database, &self.issuer, &holder, scenario, now_ms).await
    }

    async fn notices(&self, by: &Visitor) -> Result<Notices, AppError> {
        let holder = self.holder(by).await?.ok_or(AppError::NotFound)?;
        let db = self.database.read();
        let notices = past::notices(db, holder.number, self.clock.now_ms()).await?;
        Ok(with_devices(db, by, notices).await?)
    }

    async fn deliver(&self, by: &Visitor) -> Result<Notices, AppError> {
        let holder = self.holder(by).await?.ok_or(AppError::NotFound)?;
        let db = self.database.read();
        let notices = past::deliver(db, holder.number, self.clock.now_ms()).await?;
        Ok(with_devices(db, by, notices).await?)
    }

    async fn answer(&self, by: &Visitor, request: &str, allow: bool) -> Result<(), AppError> {
        let holder = self.holder(by).await?.ok_or(AppError::NotFound)?;
        let now = self.clock.now();
        past::answer(
            &self.database,
            &self.issuer,
            holder.number,
            request,
            allow,
            now,
        )
        .await?;
        self.signals.tell(&Topic::Holder(holder.number)).await;
        Ok(())
    }

    async fn history(&self, by: &Visitor, filter: &HistoryFilter) -> Result<HistoryPage, AppError> {
        let holder = self.holder(by).await?.ok_or(AppError::NotFound)?;
        let db = self.database.read();
        Ok(history::page(db, holder.number, filter, self.clock.now()).await?)
    }

    async fn shows_photo(&self, by: &Visitor) -> Result<bool, AppError> {
        by.confirmed()?;
        let db = self.database.read();
        let agreed = consents::live(db, &by.account, ConsentKind::Photo).await?;
        Ok(agreed.is_some())
    }

    async fn photo(&self, by: &Visitor) -> Result<Photo, AppError> {
        let holder = self.holder(by).await?.ok_or(AppError::NotFound)?;
        photos::of_holder(self.database.read(), &self.issuer, holder.number)
            .await?
            .filter(|photo| Photo::MEDIA_TYPES.contains(&photo.media_type.as_str()))
            .ok_or(AppError::NotFound)
    }
}
