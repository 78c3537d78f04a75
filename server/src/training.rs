//! The training of staff: a run is kept here, not in a page, so a reload, "Back" and a second tab
//! find it as it is. Nothing of it reaches the tables of checks.

mod demands;
mod lesson;
mod passes;
mod runs;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Language, OwnTraining, Training, TrainingAct, TrainingStep, Visitor},
};
use domain::{director::Act, identifiers::Ogrn, presentation::Origin, training};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, lock_organization, permitted},
    signals::{Signals, Topic},
    store::Database,
};

pub(crate) use demands::is_missing;
pub(crate) use passes::{forget, of_accounts};

/// Where the order of the cases comes from.
type Draw = fn() -> Result<u64, AppError>;

/// [`Training`] on the database.
pub struct TrainingDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    origin: Origin,
    signals: Arc<dyn Signals>,
    draw: Draw,
}

impl TrainingDesk {
    /// Runs in `database` with codes of the installation at `origin`; who passes, or is to, is
    /// told by `signals`.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        origin: Origin,
        signals: Arc<dyn Signals>,
    ) -> Self {
        Self {
            database,
            clock,
            origin,
            signals,
            draw: random,
        }
    }

    /// The same; the order of the cases is what `draw` draws.
    #[must_use]
    pub fn drawing(self, draw: Draw) -> Self {
        Self { draw, ..self }
    }
}

fn random() -> Result<u64, AppError> {
    getrandom::u64().map_err(|error| {
        tracing::error!(%error, "the system gives no random numbers");
        AppError::Internal {
            request_id: String::new(),
        }
    })
}

#[port]
impl Training for TrainingDesk {
    async fn own(&self, by: &Visitor, language: Language) -> Result<OwnTraining, AppError> {
        let db = self.database.read();
        let now = self.clock.now();
        let lesson = match runs::of(db, &by.account).await? {
            Some((id, run)) => lesson::of(&id, &run, &self.origin, language, now)?,
            None => None,
        };
        Ok(OwnTraining {
            passed_at: passes::of(db, &by.account).await?,
            lesson,
        })
    }

    async fn passed_at(&self, by: &Visitor) -> Result<Option<i64>, AppError> {
        Ok(passes::of(self.database.read(), &by.account).await?)
    }

    async fn act(&self, by: &Visitor, act: &TrainingAct) -> Result<TrainingStep, AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let step = match act {
            TrainingAct::Start => {
                let cases = training::order((self.draw)()?);
                runs::start(&*transaction, &by.account, cases, now).await?;
                TrainingStep::Done
            }
            act => runs::go_on(&*transaction, &by.account, act, now).await?,
        };
        transaction.commit().await?;
        if step == TrainingStep::Passed {
            // Scanners that were refused until now look again.
            let topic = Topic::Powers(by.account.clone());
            self.signals.tell(&topic).await;
        }
        Ok(step)
    }

    async fn demanded(&self, by: &Visitor, organization: &Ogrn) -> Result<Option<i64>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(demands::since(db, organization).await?)
    }

    async fn demand(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        demanded: bool,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::DemandTraining).await?;
        // One after the other: two would open two periods.
        lock_organization(&*transaction, organization).await?;
        let changed = demands::set(&*transaction, organization, demanded, &by.account, now).await?;
        let staff = match changed {
            true => demands::representatives(&*transaction, organization).await?,
            false => Vec::new(),
        };
        confirmed::require(&*transaction, by, Act::DemandTraining, now).await?;
        transaction.commit().await?;
        for account in staff {
            self.signals.tell(&Topic::Powers(account)).await;
        }
        Ok(())
    }
}
