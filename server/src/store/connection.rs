use std::{fs::DirBuilder, ops::Deref, path::Path, sync::Arc, time::Duration};

use migrations::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::{
        PgPool,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};
use sea_orm_migration::MigratorTrait;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{MigrateError, StoreError, error::is_busy};

/// How long a statement waits for another writer before the database counts as unavailable.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to wait before a file that others are making is opened again.
const BUSY_PAUSE: Duration = Duration::from_millis(50);
/// How long a request waits for a connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// From when on a connection that nobody used is tried before it is trusted.
const STALE_AFTER: Duration = Duration::from_secs(30);
/// Waits on PostgreSQL until nobody else migrates the same schema.
const MIGRATION_TURN: &str =
    "SELECT pg_advisory_xact_lock(hashtext('digital-id/migrate/' || current_schema()))";

/// The open database. Cheap to clone; all clones share one pool.
#[derive(Clone, Debug)]
pub struct Database {
    connection: DatabaseConnection,
    writers: Arc<Semaphore>,
}

impl Database {
    /// Opens `sqlite://<path>?mode=rwc` (creating the folder) or `postgres://…`.
    ///
    /// Errors: [`StoreError::Unavailable`] if the URL, the folder or the server is not
    /// there. The schema is not touched: see [`migrate`](Self::migrate).
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let is_file = url.starts_with("sqlite:");
        // SQLite has one writer at a time. Waiting for a turn here is fair and costs nothing;
        // waiting inside SQLite means sleeping and trying again.
        let (connections, writers) = if is_file { (5, 1) } else { (10, 10) };
        if is_file {
            create_folder(url)?;
        }
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire_if_idle_for(STALE_AFTER)
            .sqlx_logging(false)
            .record_stmt_in_spans(false)
            .set_application_name("digital-id")
            // Of each connection, hence here and not in a statement. WAL: readers and the
            // writer do not wait for each other. FULL: what was confirmed to a till survives
            // a power cut.
            .map_sqlx_sqlite_opts(|options| {
                options
                    .busy_timeout(BUSY_TIMEOUT)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
            });
        Ok(Self {
            connection: open(options, is_file).await?,
            writers: Arc::new(Semaphore::new(writers)),
        })
    }

    /// Applies the migrations that are missing, all of them or none. Of several processes that
    /// come at once, one does and the others wait, and find nothing to do.
    ///
    /// Errors: [`MigrateError::Newer`] if the database has migrations that this program does
    /// not know; nothing is changed then.
    pub async fn migrate(&self) -> Result<(), MigrateError> {
        let transaction = self.write().await?;
        let db = &*transaction;
        if self.postgres().is_some() {
            // There are many writers there, and even `CREATE TABLE IF NOT EXISTS` fails when
            // two come at once. Held until the transaction ends.
            db.execute_unprepared(MIGRATION_TURN).await?;
        }
        Migrator::install(db).await?;
        let known = Migrator::migrations();
        let unknown: Vec<_> = Migrator::get_migration_models(db)
            .await?
            .into_iter()
            .map(|applied| applied.version)
            .filter(|version| known.iter().all(|migration| migration.name() != version))
            .collect();
        if !unknown.is_empty() {
            return Err(MigrateError::Newer { unknown });
        }
        Migrator::up(db, None).await?;
        Ok(transaction.commit().await?)
    }

    /// Closes all connections; SQLite then folds its log into the file.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.connection.close().await?)
    }

    /// For reading, and for a single statement that writes.
    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// The connections to PostgreSQL, if it is that: for what SQLite has no word for, which
    /// is signals between processes, and a turn among them.
    pub(crate) fn postgres(&self) -> Option<PgPool> {
        (self.connection.get_database_backend() == DbBackend::Postgres)
            .then(|| self.connection.get_postgres_connection_pool().clone())
    }

    /// Begins a transaction that writes: it holds the right to write from its beginning, so
    /// what it reads is still true when it writes (SQLite; on PostgreSQL lock the rows with
    /// `lock_exclusive()`, which SQLite passes over). Dropped without
    /// [`commit`](WriteTransaction::commit), it is rolled back.
    ///
    /// Do not use [`read`](Self::read) while it is open: that is another connection.
    pub(crate) async fn write(&self) -> Result<WriteTransaction, StoreError> {
        let closed = |_| StoreError::Unavailable(DbErr::Custom("shutting down".to_owned()));
        let turn = Arc::clone(&self.writers)
            .acquire_owned()
            .await
            .map_err(closed)?;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.connection.begin_with_options(options).await?;
        Ok(WriteTransaction {
            transaction,
            _turn: turn,
        })
    }
}

/// Opens the pool. Of several processes that make one new file at once, one puts it into WAL mode,
/// and SQLite refuses the others without the wait that it keeps at every other time.
async fn open(options: ConnectOptions, is_file: bool) -> Result<DatabaseConnection, StoreError> {
    let mut left = BUSY_TIMEOUT;
    loop {
        match sea_orm::Database::connect(options.clone()).await {
            Err(error) if is_file && is_busy(&error) && !left.is_zero() => {
                tokio::time::sleep(BUSY_PAUSE).await;
                left = left.saturating_sub(BUSY_PAUSE);
            }
            opened => return Ok(opened?),
        }
    }
}

/// A transaction that may write. Hand it to SeaORM as `&*transaction`.
#[derive(Debug)]
pub struct WriteTransaction {
    transaction: DatabaseTransaction,
    // Given back after the transaction has ended: fields are dropped in this order.
    _turn: OwnedSemaphorePermit,
}

impl WriteTransaction {
    /// Makes everything written last.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}

impl Deref for WriteTransaction {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

/// Creates the folder of a new database file, for this user only: it will hold personal data.
fn create_folder(url: &str) -> Result<(), StoreError> {
    let unusable = |error: &dyn std::error::Error| {
        StoreError::Unavailable(DbErr::Custom(format!("cannot open {url}: {error}")))
    };
    let options: SqliteConnectOptions = url
        .parse()
        .map_err(|error: sea_orm::sqlx::Error| unusable(&error))?;
    match options.get_filename().parent() {
        Some(folder) if folder != Path::new("") => {
            let mut builder = DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder
                .recursive(true)
                .create(folder)
                .map_err(|error| unusable(&error))
        }
        _ => Ok(()),
    }
}
