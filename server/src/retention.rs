//! What has done its work goes when its period is over; what must stay, stays without the person.
//! The logs with their chains of hashes are never touched.

mod due;
mod journal;
mod remove;

use std::{sync::Arc, time::Duration};

use app::{
    error::AppError,
    ports::{KeptLine, Retention, RetentionReport, Visitor},
};
use domain::retention::{Kept, Periods};
use port::port;

use crate::{
    clock::Clock,
    registry::{days, operator},
    store::{Database, StoreError},
};

/// How often it is looked for what is due.
const STEP: Duration = Duration::from_secs(3600);
/// How long everybody else may write between two batches.
const PAUSE: Duration = Duration::from_millis(50);
/// Removals in one report.
const REMOVALS: u64 = 50;

/// [`Retention`] on the database.
pub struct RetentionDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    periods: Periods,
}

impl RetentionDesk {
    /// The report about `database` by the `periods` of this installation, at the time of `clock`.
    pub fn new(database: Database, clock: Arc<dyn Clock>, periods: Periods) -> Self {
        Self {
            database,
            clock,
            periods,
        }
    }
}

#[port]
impl Retention for RetentionDesk {
    async fn report(&self, by: &Visitor) -> Result<RetentionReport, AppError> {
        operator(by)?;
        Ok(report(&self.database, &self.periods, self.clock.now()).await?)
    }
}

/// What is kept how long, what is due at `now` (Unix seconds), what was removed.
///
/// # Errors
/// Those of the database.
pub async fn report(
    database: &Database,
    periods: &Periods,
    now: i64,
) -> Result<RetentionReport, StoreError> {
    let db = database.read();
    let removed = journal::sums(db).await?;
    let mut lines = Vec::with_capacity(Kept::ALL.len());
    for kept in Kept::ALL {
        lines.push(KeptLine {
            kept,
            days: periods.days(kept),
            count: due::count(db, kept, now.saturating_add(1)).await?,
            due: due::count(db, kept, periods.limit(kept, now)).await?,
            removed: removed.get(kept.key()).copied().unwrap_or_default(),
        });
    }
    let removals = journal::latest(db, REMOVALS).await?;
    Ok(RetentionReport { lines, removals })
}

/// Removes a batch of what is due at the time of `clock`, with a note of how much, or nothing of
/// it; how much.
///
/// # Errors
/// Those of the database.
pub async fn step(
    database: &Database,
    clock: &dyn Clock,
    periods: &Periods,
    kept: Kept,
) -> Result<u64, AppError> {
    let (now, today) = (clock.now(), days::today(clock)?);
    let limit = periods.limit(kept, now);
    // Whoever writes is alone: mostly there is nothing to do.
    if !due::any(database.read(), kept, limit).await? {
        return Ok(0);
    }
    let transaction = database.write().await?;
    let removed = remove::batch(&*transaction, kept, limit).await?;
    journal::note(&*transaction, kept, today, removed).await?;
    transaction.commit().await?;
    Ok(removed)
}

/// Removes everything that is due, a batch at a time: a process that stops in between has done
/// whole batches, and the next one goes on.
///
/// # Errors
/// Those of the database; what was removed before stays removed.
pub async fn run(
    database: &Database,
    clock: &dyn Clock,
    periods: &Periods,
) -> Result<Vec<(Kept, u64)>, AppError> {
    let mut done = Vec::new();
    for kept in Kept::ALL {
        let mut sum = 0;
        loop {
            match step(database, clock, periods, kept).await? {
                0 => break,
                removed => sum += removed,
            }
            tokio::time::sleep(PAUSE).await;
        }
        if sum > 0 {
            done.push((kept, sum));
        }
    }
    Ok(done)
}

/// Does so every hour, for ever.
pub async fn follow(database: Database, clock: Arc<dyn Clock>, periods: Periods) {
    let mut hour = tokio::time::interval(STEP);
    loop {
        hour.tick().await;
        match run(&database, &*clock, &periods).await {
            Ok(done) => {
                for (kept, removed) in done {
                    tracing::info!(kept = kept.key(), removed, "removed: its period is over");
                }
            }
            Err(error) => {
                tracing::warn!(%error, "what is due stays; the next hour tries again");
            }
        }
    }
}
