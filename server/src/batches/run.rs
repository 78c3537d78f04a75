//! What issues the lines of batches: in steps, each of which leaves the batch whole. A process
//! that stops in between loses nothing: another one, or the same again, goes on.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use app::{
    error::{AppError, Problem},
    ports::{BatchMode, BatchState, RowProblem},
};
use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use time::Date;

use super::{lists, staff::Staff};
use crate::{
    clock::Clock,
    documents,
    powers::{self, IssuedMandate, lock_organization, rows},
    registry::days,
    signals::{Signals, Topic},
    signatory::Signatory,
    store::{Database, StoreError, batch_rows, batches, directors, powers as stored},
};

/// Lines of one step where each may be issued alone: a fraction of a second, in which whoever
/// wants to write waits.
const STEP: u64 = 50;
/// Lines after which it is noted how far the documents of one piece are.
const NOTED: usize = 50;
/// How long to wait when there is nothing to do. Batches may be started in another process.
const PAUSE: Duration = Duration::from_secs(1);
/// How long to wait when something does not work.
const LONG_PAUSE: Duration = Duration::from_secs(10);

/// Issues what batches list.
pub struct BatchRunner {
    database: Database,
    clock: Arc<dyn Clock>,
    signatory: Arc<Signatory>,
    signals: Arc<dyn Signals>,
}

/// A line that is ready: its power of attorney, and the document behind it.
struct Ready {
    line: i64,
    mandate: IssuedMandate,
}

impl BatchRunner {
    /// One for the batches in `database`; documents are signed by `signatory`, and `signals`
    /// tells those who get something.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        signatory: Arc<Signatory>,
        signals: Arc<dyn Signals>,
    ) -> Self {
        Self {
            database,
            clock,
            signatory,
            signals,
        }
    }

    /// Goes on for ever.
    pub async fn run(self) {
        loop {
            match self.step().await {
                Ok(true) => {}
                Ok(false) => tokio::time::sleep(PAUSE).await,
                Err(error) => {
                    tracing::warn!(%error, "a batch stands still; it is tried again");
                    tokio::time::sleep(LONG_PAUSE).await;
                }
            }
        }
    }

    /// Takes the oldest batch that is running one step further; whether there was one.
    ///
    /// # Errors
    /// The database does not answer, or keys cannot be opened; nothing is done by halves.
    pub async fn step(&self) -> Result<bool, AppError> {
        let found = batches::Entity::find()
            .filter(batches::Column::State.eq(BatchState::Running.key()))
            .order_by_asc(batches::Column::StartedAt)
            .order_by_asc(batches::Column::Id)
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?;
        let Some(batch) = found else {
            return Ok(false);
        };
        let mode = batch.mode.as_deref().and_then(BatchMode::from_key);
        let mode = mode.ok_or(StoreError::corrupt("batches.mode"))?;
        let waiting = waiting(self.database.read(), &batch.id, mode).await?;
        let ready = self.prepare(&batch, mode, &waiting).await?;
        let told = self.issue(&batch, mode, ready).await?;
        for account in told {
            self.signals.tell(&Topic::Powers(account)).await;
        }
        Ok(true)
    }

    /// Makes and signs the documents, which is most of the work, while others may write.
    async fn prepare(
        &self,
        batch: &batches::Model,
        mode: BatchMode,
        waiting: &[batch_rows::Model],
    ) -> Result<Vec<Ready>, AppError> {
        let db = self.database.read();
        let now = self.clock.now();
        let mut ready = Vec::with_capacity(waiting.len());
        for row in waiting {
            let account = row.account_id.clone();
            let power = powers::unissued(
                &batch.ogrn,
                account.ok_or(StoreError::corrupt("batch_rows.account_id"))?,
                &batch.created_by,
                now,
            );
            let power = stored::Model {
                scenarios: row.scenarios.clone(),
                valid_from: row.valid_from.clone(),
                valid_until: row.valid_until.clone(),
                limits: row.limits.clone(),
                ..power
            };
            let document =
                documents::prepare(db, &self.signatory, std::slice::from_ref(&power)).await;
            ready.push(Ready {
                line: row.line,
                mandate: IssuedMandate {
                    document: document.map_err(documents::internal)?,
                    power,
                },
            });
            if mode == BatchMode::Whole && ready.len() % NOTED == 0 {
                note_prepared(db, &batch.id, ready.len()).await?;
            }
        }
        Ok(ready)
    }

    /// Writes what is ready, in one transaction; the accounts that got something.
    async fn issue(
        &self,
        batch: &batches::Model,
        mode: BatchMode,
        ready: Vec<Ready>,
    ) -> Result<Vec<String>, AppError> {
        let today = days::today(&*self.clock)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let ogrn = Ogrn::parse(&batch.ogrn).map_err(|_| StoreError::corrupt("batches.ogrn"))?;
        // Who leaves at the same time does so before or after.
        lock_organization(db, &ogrn).await?;
        let Some(open) = still_open(db, batch, mode).await? else {
            return Ok(Vec::new());
        };
        if open.is_empty() || !directs(db, batch).await? {
            end(db, &batch.id, BatchState::Done, now).await?;
            transaction.commit().await?;
            return Ok(Vec::new());
        }
        let staff = match mode {
            BatchMode::Whole => Staff::of(db, &ogrn).await?,
            BatchMode::Good => {
                let accounts = ready.iter().map(|one| one.mandate.power.account_id.clone());
                Staff::among(db, &ogrn, &accounts.collect::<Vec<_>>()).await?
            }
        };
        let mut good = Vec::with_capacity(ready.len());
        let mut whole = true;
        for one in ready.into_iter().filter(|one| open.contains(&one.line)) {
            match problem(&staff, &one.mandate.power, today)? {
                None => good.push(one),
                Some(problem) => {
                    whole = false;
                    note_problem(db, &batch.id, one.line, problem).await?;
                }
            }
        }
        if mode == BatchMode::Whole && !whole {
            // A line has gone bad since the director looked at it.
            end(db, &batch.id, BatchState::Cancelled, now).await?;
            transaction.commit().await?;
            return Ok(Vec::new());
        }
        let mut told = Vec::with_capacity(good.len());
        for Ready { line, mandate } in good {
            told.push(mandate.power.account_id.clone());
            let number = mandate.power.number.clone();
            powers::store_issued(db, mandate).await?;
            note_number(db, &batch.id, line, &number).await?;
        }
        if mode == BatchMode::Whole {
            note_prepared(db, &batch.id, told.len()).await?;
            end(db, &batch.id, BatchState::Done, now).await?;
        } else {
            let before = usize::try_from(batch.prepared).unwrap_or_default();
            note_prepared(db, &batch.id, before + open.len()).await?;
        }
        transaction.commit().await?;
        Ok(told)
    }
}

/// What is wrong with a line by now.
fn problem(
    staff: &Staff,
    power: &stored::Model,
    today: Date,
) -> Result<Option<Problem>, StoreError> {
    let mandate = rows::read(power)?;
    let account = &power.account_id;
    Ok(if staff.member(account).is_none() {
        Some(Problem::NotStaff)
    } else if mandate.validity.from() < today {
        Some(Problem::Past)
    } else if staff.needs_none(
        account,
        &mandate.powers,
        mandate.validity,
        &mandate.limits,
        today,
    ) {
        Some(Problem::HasOne)
    } else {
        None
    })
}

/// The next lines of a batch: a few, or all of one piece.
async fn waiting(
    db: &impl ConnectionTrait,
    batch: &str,
    mode: BatchMode,
) -> Result<Vec<batch_rows::Model>, StoreError> {
    Ok(batch_rows::Entity::find()
        .filter(batch_rows::Column::BatchId.eq(batch))
        .filter(batch_rows::Column::Number.is_null())
        .filter(batch_rows::Column::Problems.is_null())
        .order_by_asc(batch_rows::Column::Line)
        .limit((mode == BatchMode::Good).then_some(STEP))
        .all(db)
        .await?)
}

/// The lines that are open still, the batch locked until the end of the transaction; `None` if it
/// runs no more. Another process may have done the same step.
async fn still_open(
    db: &impl ConnectionTrait,
    batch: &batches::Model,
    mode: BatchMode,
) -> Result<Option<BTreeSet<i64>>, StoreError> {
    let row = batches::Entity::find_by_id(&batch.id)
        .lock_exclusive()
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    if row.state != BatchState::Running.key() {
        return Ok(None);
    }
    let rows = waiting(db, &batch.id, mode).await?;
    Ok(Some(rows.into_iter().map(|row| row.line).collect()))
}

/// Whether whoever has started it speaks for the organization still.
async fn directs(db: &impl ConnectionTrait, batch: &batches::Model) -> Result<bool, StoreError> {
    let key = (batch.ogrn.clone(), batch.created_by.clone());
    Ok(directors::Entity::find_by_id(key).one(db).await?.is_some())
}

async fn end(
    db: &impl ConnectionTrait,
    batch: &str,
    state: BatchState,
    now: i64,
) -> Result<(), StoreError> {
    batches::Entity::update_many()
        .col_expr(batches::Column::State, Expr::value(state.key()))
        .col_expr(batches::Column::EndedAt, Expr::value(now))
        .filter(batches::Column::Id.eq(batch))
        .exec(db)
        .await?;
    Ok(())
}

async fn note_prepared(
    db: &impl ConnectionTrait,
    batch: &str,
    prepared: usize,
) -> Result<(), StoreError> {
    let prepared = i64::try_from(prepared).unwrap_or(i64::MAX);
    batches::Entity::update_many()
        .col_expr(batches::Column::Prepared, Expr::value(prepared))
        .filter(batches::Column::Id.eq(batch))
        .exec(db)
        .await?;
    Ok(())
}

async fn note_problem(
    db: &impl ConnectionTrait,
    batch: &str,
    line: i64,
    problem: Problem,
) -> Result<(), StoreError> {
    let column = if problem == Problem::Past {
        "from"
    } else {
        "person"
    };
    let problems = lists::written(&[RowProblem { column, problem }])?;
    note(db, batch, line, batch_rows::Column::Problems, problems).await
}

async fn note_number(
    db: &impl ConnectionTrait,
    batch: &str,
    line: i64,
    number: &str,
) -> Result<(), StoreError> {
    let number = Some(number.to_owned());
    note(db, batch, line, batch_rows::Column::Number, number).await
}

async fn note(
    db: &impl ConnectionTrait,
    batch: &str,
    line: i64,
    column: batch_rows::Column,
    value: Option<String>,
) -> Result<(), StoreError> {
    batch_rows::Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(batch_rows::Column::BatchId.eq(batch))
        .filter(batch_rows::Column::Line.eq(line))
        .exec(db)
        .await?;
    Ok(())
}
