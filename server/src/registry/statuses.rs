//! The port `Statuses`: what operators do about statuses by hand.

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{
        EndDecision, EndStatus, Ending, GrantStatus, HoldStatus, StatusFile, Statuses, Visitor,
        WaitingEnd,
    },
};
use domain::{
    holder::HolderNumber,
    status::{Status, StatusFault},
};
use port::port;
use sea_orm::{ConnectionTrait, EntityTrait as _, QuerySelect as _};
use time::Date;

use super::{
    changes::{self, Decision, NewStatus},
    days, ending, held, holders as registered, lines,
    looks::{self, Opened},
    operator,
};
use crate::{
    clock::Clock,
    signals::{Signals, Topic},
    store::{Database, StoreError, holders, statuses},
};

/// Entries of the log on the page of a status.
const EVENTS: u64 = 200;

/// [`Statuses`] on the database.
pub struct StatusDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
    four_eyes: bool,
}

impl StatusDesk {
    /// The statuses in `database`; `clock` dates what is done, `signals` lets open pages of
    /// holders look again. With `four_eyes` one operator asks for an end and another one decides.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        signals: Arc<dyn Signals>,
        four_eyes: bool,
    ) -> Self {
        Self {
            database,
            clock,
            signals,
            four_eyes,
        }
    }

    fn decision<'a>(&self, by: &'a Visitor, reason: &'a str) -> Decision<'a> {
        Decision {
            by: Some(&by.account),
            at: self.clock.now(),
            reason,
        }
    }
}

fn numbered(holder: u64) -> Result<HolderNumber, AppError> {
    HolderNumber::new(holder).ok_or(AppError::NotFound)
}

/// What is wrong, beside the field that can mend it.
fn wrong(fault: StatusFault, [kind, from, until]: [&str; 3]) -> AppError {
    match fault {
        StatusFault::BeforeBirth => AppError::field(from, Problem::BeforeBirth),
        StatusFault::TooFar => AppError::field(from, Problem::TooFarAhead),
        StatusFault::Reversed => AppError::field(until, Problem::Reversed),
        StatusFault::Longer => AppError::field(until, Problem::NotShorter),
        StatusFault::Overlaps => AppError::field(kind, Problem::Overlaps),
    }
}

/// A status that was seen at `revision`, locked. Whoever saw an older one is told.
async fn seen(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    status: &str,
    revision: i64,
) -> Result<(statuses::Model, Status), AppError> {
    let row = held::own(holder, status).lock_exclusive().one(db).await;
    let row = row.map_err(StoreError::from)?.ok_or(AppError::NotFound)?;
    if row.revision != revision {
        return Err(AppError::Conflict);
    }
    let status = registered::status(&row)?;
    Ok((row, status))
}

/// Locks the holder, so that two statuses which exclude each other are not entered at once; the
/// day of birth.
async fn locked(db: &impl ConnectionTrait, holder: HolderNumber) -> Result<Date, StoreError> {
    // Not the whole row: there is a photo in it.
    let birth: Option<String> = holders::Entity::find_by_id(registered::key(holder))
        .select_only()
        .column(holders::Column::Birth)
        .lock_exclusive()
        .into_tuple()
        .one(db)
        .await?;
    days::read(&birth.ok_or(StoreError::NotFound)?, "holders.birth")
}

#[port]
impl Statuses for StatusDesk {
    async fn file(&self, by: &Visitor, holder: u64, status: &str) -> Result<StatusFile, AppError> {
        operator(by)?;
        let holder = numbered(holder)?;
        let db = self.database.read();
        looks::require(db, by, Opened::Holder(holder), self.clock.now()).await?;
        let row = held::own(holder, status).one(db).await;
        let row = row.map_err(StoreError::from)?.ok_or(AppError::NotFound)?;
        let waits = held::end_waits(db, &row.id).await?;
        Ok(StatusFile {
            line: lines::numbered(db, holder).await?,
            events: held::events(db, holder, Some(&row.id), EVENTS).await?,
            held: held::shown(row, waits, days::today(&*self.clock)?)?,
            four_eyes: self.four_eyes,
        })
    }

    async fn grant(
        &self,
        by: &Visitor,
        holder: u64,
        grant: &GrantStatus,
    ) -> Result<String, AppError> {
        operator(by)?;
        let number = numbered(holder)?;
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let birth = locked(&*transaction, number).await?;
        let status = Status {
            kind: grant.kind,
            from: grant.from,
            until: grant.until,
            suspended: false,
        };
        let known = registered::statuses(&*transaction, number).await?;
        if let Some(fault) = status.fault(birth, today, &known) {
            return Err(wrong(fault, ["kind", "from", "until"]));
        }
        let new = NewStatus {
            holder: number,
            status,
            source: grant.source.clone(),
            source_key: None,
            import: None,
        };
        let ids = changes::grant(&*transaction, &[new], &self.decision(by, "")).await?;
        transaction.commit().await?;
        self.signals.tell(&Topic::Holder(number)).await;
        ids.into_iter().next().ok_or(AppError::NotFound)
    }

    async fn hold(
        &self,
        by: &Visitor,
        holder: u64,
        status: &str,
        suspended: bool,
        hold: &HoldStatus,
    ) -> Result<(), AppError> {
        operator(by)?;
        let number = numbered(holder)?;
        let transaction = self.database.write().await?;
        let (row, _) = seen(&*transaction, number, status, hold.revision).await?;
        if row.suspended == suspended {
            return Err(AppError::Conflict);
        }
        let decision = self.decision(by, &hold.reason);
        changes::suspend(&*transaction, &row.id, suspended, &decision).await?;
        transaction.commit().await?;
        self.signals.tell(&Topic::Holder(number)).await;
        Ok(())
    }

    async fn end(
        &self,
        by: &Visitor,
        holder: u64,
        status: &str,
        end: &EndStatus,
    ) -> Result<Ending, AppError> {
        operator(by)?;
        let number = numbered(holder)?;
        let transaction = self.database.write().await?;
        let (row, status) = seen(&*transaction, number, status, end.revision).await?;
        if let Some(fault) = status.end_fault(end.last) {
            return Err(wrong(fault, ["last", "last", "last"]));
        }
        let decision = self.decision(by, &end.reason);
        let ending = if self.four_eyes {
            ending::ask(&*transaction, &row, end.last, &decision).await?;
            Ending::Waits
        } else {
            changes::end(&*transaction, &row.id, end.last, &decision).await?;
            Ending::Ended
        };
        transaction.commit().await?;
        self.signals.tell(&Topic::Holder(number)).await;
        Ok(ending)
    }

    async fn waiting(&self, by: &Visitor) -> Result<Vec<WaitingEnd>, AppError> {
        operator(by)?;
        let today = days::today(&*self.clock)?;
        Ok(ending::waiting(self.database.read(), by, today).await?)
    }

    async fn decide(
        &self,
        by: &Visitor,
        request: &str,
        decision: EndDecision,
    ) -> Result<(), AppError> {
        operator(by)?;
        let transaction = self.database.write().await?;
        let now = self.clock.now();
        let holder = ending::decide(&*transaction, by, request, decision, now).await?;
        transaction.commit().await?;
        self.signals.tell(&Topic::Holder(holder)).await;
        Ok(())
    }
}
