//! Signals between processes on one PostgreSQL.

use std::{sync::Arc, time::Duration};

use port::port;
use sea_orm::sqlx::{self, PgPool, postgres::PgListener};
use uuid::Uuid;

use super::{Listener, LocalSignals, Signals, Topic};
use crate::store::StoreError;

/// The one channel of all processes; the payload is `<process> <topic>`.
const CHANNEL: &str = "digital_id";
/// Pause before the database is listened to again.
const AGAIN: Duration = Duration::from_secs(1);

/// [`LocalSignals`] in each process, and LISTEN/NOTIFY between them.
pub struct PostgresSignals {
    local: LocalSignals,
    pool: PgPool,
    /// Tells one's own signals, which were heard already, from those of others.
    process: Arc<str>,
}

impl PostgresSignals {
    /// Listens on a connection of `pool`, until that is closed. A connection that is lost
    /// is opened again, and everyone looks again then: signals may have been missed.
    pub(super) async fn listen(pool: PgPool) -> Result<Self, StoreError> {
        let signals = Self {
            local: LocalSignals::default(),
            process: Uuid::new_v4().to_string().into(),
            pool,
        };
        let listener = open(&signals.pool).await.map_err(unavailable)?;
        tokio::spawn(relay(
            listener,
            signals.pool.clone(),
            signals.local.clone(),
            Arc::clone(&signals.process),
        ));
        Ok(signals)
    }
}

#[port]
impl Signals for PostgresSignals {
    async fn tell(&self, topic: &Topic) {
        self.local.tell(topic).await;
        let told = sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(format!("{} {topic}", self.process))
            .execute(&self.pool)
            .await;
        if let Err(error) = told {
            tracing::warn!(%error, "a signal was not sent; the pages ask again by themselves");
        }
    }

    fn subscribe(&self, topics: &[Topic]) -> Listener {
        self.local.subscribe(topics)
    }

    fn listeners(&self, topic: &Topic) -> usize {
        self.local.listeners(topic)
    }

    fn close(&self) {
        self.local.close();
    }
}

async fn open(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// Rings here for what was told elsewhere.
async fn relay(mut listener: PgListener, pool: PgPool, local: LocalSignals, process: Arc<str>) {
    loop {
        match listener.try_recv().await {
            Ok(Some(heard)) => {
                if let Some((from, topic)) = heard.payload().split_once(' ')
                    && from != &*process
                {
                    local.ring(topic);
                }
            }
            Ok(None) => local.ring_all(),
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) => {
                tracing::warn!(%error, "signals of other processes are not heard; trying again");
                drop(listener);
                listener = loop {
                    tokio::time::sleep(AGAIN).await;
                    match open(&pool).await {
                        Ok(listener) => break listener,
                        Err(sqlx::Error::PoolClosed) => return,
                        Err(_) => {}
                    }
                };
                local.ring_all();
            }
        }
    }
}

fn unavailable(error: sqlx::Error) -> StoreError {
    StoreError::Unavailable(sea_orm::DbErr::Custom(format!(
        "cannot listen to the database: {error}"
    )))
}
