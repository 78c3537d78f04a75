//! A list that a command brings: how it stands, and what is next.

use std::path::Path;

use app::{
    error::AppError,
    ports::{ImportMode, ImportProblem, ImportState},
};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder, sea_query::Expr,
};
use uuid::Uuid;

use super::{
    ImportRunner, desk,
    keeping::{self, own},
};
use crate::store::{Database, StoreError, imports};

/// What stands for the command line where an account would: the id of none.
const COMMAND_LINE: &str = "";

/// A list that a command brings.
#[derive(Clone, Debug)]
pub struct ByCommand {
    /// Where its file lies, from the root.
    pub path: String,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Bytes.
    pub size: u64,
    /// Who sends it.
    pub source: String,
}

/// How it stands.
#[derive(Clone, Debug)]
pub struct Standing(imports::Model);

impl ByCommand {
    /// The list that this command has begun with the same file and not ended, else a new one.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn open(&self, database: &Database, now: i64) -> Result<Standing, StoreError> {
        let over = ImportState::ALL.into_iter().filter(|state| state.is_over());
        let begun = imports::Entity::find()
            .filter(imports::Column::Path.eq(&self.path))
            .filter(imports::Column::Digest.eq(&self.digest))
            .filter(imports::Column::Source.eq(&self.source))
            .filter(imports::Column::State.is_not_in(over.map(ImportState::key)))
            .order_by_desc(imports::Column::CreatedAt)
            .one(database.read())
            .await?;
        if let Some(row) = begun {
            return Ok(Standing(row));
        }
        let name = Path::new(&self.path).file_name().unwrap_or_default();
        let row = imports::Model {
            id: Uuid::new_v4().to_string(),
            source: self.source.clone(),
            file_name: desk::file_name(&name.to_string_lossy()),
            path: Some(self.path.clone()),
            digest: Some(self.digest.clone()),
            ..desk::blank(self.size, now)
        };
        imports::Entity::insert(row.clone().into_active_model())
            .exec_without_returning(database.read())
            .await?;
        Ok(Standing(row))
    }
}

impl Standing {
    /// How far it has come.
    ///
    /// # Errors
    /// What is stored is no state.
    pub fn state(&self) -> Result<ImportState, StoreError> {
        ImportState::from_key(&self.0.state).ok_or(StoreError::corrupt("imports.state"))
    }

    /// Rows in all, rows with something wrong, and rows that are done.
    pub fn rows(&self) -> (i64, i64, i64) {
        let row = &self.0;
        let done = match row.state == ImportState::Checking.key() {
            true => row.done_lines,
            false => row.granted + row.changed + row.unchanged,
        };
        (row.rows, row.bad, done)
    }

    /// Statuses entered, changed, left as they are, and not named any more.
    pub fn counts(&self) -> [i64; 4] {
        let row = &self.0;
        [row.granted, row.changed, row.unchanged, row.dropped]
    }

    /// [`app::error::Problem::key`] of what is wrong with the file as a whole.
    pub fn failure(&self) -> Option<&str> {
        self.0.failure.as_deref()
    }

    /// Takes it one step further; how it stands then.
    ///
    /// # Errors
    /// The database does not answer, or the file cannot be read.
    pub async fn step(self, database: &Database, runner: &ImportRunner) -> Result<Self, AppError> {
        runner.advance(&self.0).await?;
        let row = own(&self.0.id).one(database.read()).await;
        let row = row.map_err(StoreError::from)?;
        Ok(Self(row.ok_or(StoreError::NotFound)?))
    }

    /// Begins to enter its good rows; how it stands then.
    ///
    /// # Errors
    /// The database does not answer, or no row is good.
    pub async fn start(
        mut self,
        database: &Database,
        mode: ImportMode,
        now: i64,
    ) -> Result<Self, StoreError> {
        desk::start(database, &self.0.id, mode, now).await?;
        ImportState::Running.key().clone_into(&mut self.0.state);
        Ok(self)
    }

    /// Leaves it, looked at, to an operator at the desk, as everything the source says: what it does
    /// not name ends, and nobody decides that alone. Whoever types the command has no account, so any
    /// operator is the second person. Its id.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn ask_full(&self, database: &Database, now: i64) -> Result<&str, StoreError> {
        imports::Entity::update_many()
            .col_expr(imports::Column::FullAskedBy, Expr::value(COMMAND_LINE))
            .col_expr(imports::Column::FullAskedAt, Expr::value(now))
            .filter(imports::Column::Id.eq(&self.0.id))
            .filter(imports::Column::State.eq(ImportState::Draft.key()))
            // An operator who has asked first is still to find a second one.
            .filter(imports::Column::FullAskedBy.is_null())
            .exec(database.read())
            .await?;
        Ok(&self.0.id)
    }

    /// Gives it up.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn cancel(&self, database: &Database, now: i64) -> Result<(), StoreError> {
        imports::Entity::update_many()
            .col_expr(
                imports::Column::State,
                Expr::value(ImportState::Cancelled.key()),
            )
            .col_expr(imports::Column::EndedAt, Expr::value(now))
            .filter(imports::Column::Id.eq(&self.0.id))
            .exec(database.read())
            .await?;
        Ok(())
    }

    /// The first `most` of what is wrong.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn problems(
        &self,
        database: &Database,
        most: u64,
    ) -> Result<Vec<ImportProblem>, StoreError> {
        keeping::problems(database.read(), &self.0.id, 0, most).await
    }
}
