use app::error::AppError;
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

use super::unique;

/// What can go wrong with the store. [`DbErr`] ends here.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such row.
    #[error("not found")]
    NotFound,
    /// A unique key is taken already: its name, such as `consumptions_pkey`.
    #[error("unique key {0} is taken")]
    Conflict(&'static str),
    /// The database does not answer, or not in time; trying again helps.
    #[error("the database is unavailable")]
    Unavailable(#[source] DbErr),
    /// The database answered something that our code does not expect; trying again does
    /// not help.
    #[error("the database and the program do not agree")]
    Broken(#[source] DbErr),
}

impl StoreError {
    /// A stored value that no version of this program writes. `column` names it, as in
    /// `holders.state`; the value itself may be personal and is left out.
    pub(crate) fn corrupt(column: &'static str) -> Self {
        Self::Broken(DbErr::Type(format!("unreadable value in {column}")))
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::NotFound,
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error),
            DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause))
                if passes(cause) =>
            {
                Self::Unavailable(error)
            }
            _ => match error.sql_err() {
                Some(SqlErr::UniqueConstraintViolation(message)) => {
                    unique::violated(&message).map_or(Self::Broken(error), Self::Conflict)
                }
                _ => Self::Broken(error),
            },
        }
    }
}

/// Whether SQLite was refused a file that somebody else holds.
pub(super) fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    let code = cause.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| matches!(code.as_ref(), "5" | "261" | "517" | "773"))
}

/// Whether `cause` lies in the moment and not in the statement.
fn passes(cause: &sqlx::Error) -> bool {
    match cause {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            matches!(
                code.as_ref(),
                // SQLite: busy (with its extended codes), locked, disk full, cannot open.
                "5" | "261" | "517" | "773" | "6" | "262" | "13" | "14"
                // PostgreSQL: serialization, deadlock, lock not available, read-only.
                | "40001" | "40P01" | "55P03" | "25006"
            )
            // PostgreSQL: connection, resources, shutdown. Their codes have five characters,
            // so none is taken for one of SQLite's.
            || (code.len() == 5 && ["08", "53", "57"].iter().any(|class| code.starts_with(class)))
        }),
        _ => false,
    }
}

impl From<StoreError> for AppError {
    /// Logs the cause: this is the one place where a failing database is told of. The request
    /// id is put in by the layer that answers.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Conflict(_) => Self::Conflict,
            StoreError::Unavailable(cause) => {
                tracing::warn!(error = %cause, "the database is unavailable");
                Self::Unavailable
            }
            StoreError::Broken(cause) => {
                tracing::error!(error = %cause, "the database and the program do not agree");
                Self::Internal {
                    request_id: String::new(),
                }
            }
        }
    }
}

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database has migrations that this program does not know: it was written by a
    /// newer version, or by another branch.
    #[error(
        "the database was written by a newer version of digital-id (unknown: {}); \
         start that version, or restore a backup from before it",
        .unknown.join(", ")
    )]
    Newer {
        /// Names of these migrations.
        unknown: Vec<String>,
    },
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}
