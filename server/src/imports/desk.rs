//! The port `Imports`: lists as operators see them and decide about them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{
    error::{AppError, Problem},
    ports::{
        ImportLine, ImportMode, ImportProblem, ImportState, ImportView, Imports,
        LONGEST_IMPORT_SOURCE, ReceivedFile, Visitor,
    },
};
use port::port;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel as _, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait as _},
};
use uuid::Uuid;

use super::keeping::{self, own};
use crate::{
    clock::Clock,
    powers::people::Names,
    registry::{days, operator},
    store::{Database, StoreError, imports, statuses},
};

/// Lists that are listed.
const MOST: u64 = 50;
/// Longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 100;

/// Where uploaded lists lie within the data folder, until they are entered.
pub(crate) fn folder(data: &Path) -> PathBuf {
    data.join("imports")
}

/// [`Imports`] on the database. What is decided is done by an [`super::ImportRunner`].
pub struct ImportDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    four_eyes: bool,
}

impl ImportDesk {
    /// The lists in `database`; `clock` dates them.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self {
            database,
            clock,
            four_eyes: false,
        }
    }

    /// The same, where a full list needs two operators.
    pub fn with_four_eyes(self, four_eyes: bool) -> Self {
        Self { four_eyes, ..self }
    }

    /// One of them, whoever asks.
    pub(crate) async fn look(&self, import: &str, most: u64) -> Result<ImportView, AppError> {
        self.look_as("", import, most).await
    }

    async fn look_as(
        &self,
        account: &str,
        import: &str,
        most: u64,
    ) -> Result<ImportView, AppError> {
        let db = self.database.read();
        let row = own(import).one(db).await.map_err(StoreError::from)?;
        let row = row.ok_or(AppError::NotFound)?;
        let problems = keeping::problems(db, &row.id, 0, most).await?;
        let held = held(db, &row.source, &*self.clock).await?;
        let mut lines = self.lines(account, vec![row]).await?;
        Ok(ImportView {
            import: lines.pop().ok_or(AppError::NotFound)?,
            problems,
            held,
        })
    }

    fn line(
        &self,
        account: &str,
        row: imports::Model,
        names: &Names,
    ) -> Result<ImportLine, StoreError> {
        let state = ImportState::from_key(&row.state);
        let state = state.ok_or(StoreError::corrupt("imports.state"))?;
        let number = |stored: i64| u64::try_from(stored).unwrap_or_default();
        let entered = number(row.granted) + number(row.changed) + number(row.unchanged);
        let (rows, bad) = (number(row.rows), number(row.bad));
        let done = match state {
            ImportState::Checking => number(row.done_lines),
            _ => entered,
        };
        let seconds = match (state, row.started_at) {
            (ImportState::Running, Some(started)) => number(self.clock.now() - started),
            _ => 0,
        };
        let rate = entered.checked_div(seconds).filter(|rate| *rate > 0);
        let waiting = rows.saturating_sub(bad).saturating_sub(entered);
        Ok(ImportLine {
            state,
            mode: row.mode.as_deref().and_then(ImportMode::from_key),
            failure: row.failure.as_deref().and_then(Problem::from_key),
            created_at: row.created_at,
            created_by: row
                .created_by
                .as_deref()
                .map(|by| names.name(by))
                .unwrap_or_default(),
            granted: number(row.granted),
            changed: number(row.changed),
            unchanged: number(row.unchanged),
            dropped: number(row.dropped),
            left: rate.map(|rate| waiting.div_ceil(rate)),
            full_asked: row
                .full_asked_by
                .as_deref()
                .map(|by| (names.name(by), by == account)),
            id: row.id,
            source: row.source,
            file_name: row.file_name,
            rows,
            bad,
            done,
            rate,
        })
    }

    async fn lines(
        &self,
        account: &str,
        rows: Vec<imports::Model>,
    ) -> Result<Vec<ImportLine>, StoreError> {
        let created = rows.iter().filter_map(|row| row.created_by.as_deref());
        let asked = rows.iter().filter_map(|row| row.full_asked_by.as_deref());
        let people = created.chain(asked);
        let names = Names::of(self.database.read(), people).await?;
        rows.into_iter()
            .map(|row| self.line(account, row, &names))
            .collect()
    }
}

#[port]
impl Imports for ImportDesk {
    async fn accept(
        &self,
        by: &Visitor,
        source: &str,
        file: &ReceivedFile,
    ) -> Result<String, AppError> {
        operator(by)?;
        let source = source.trim();
        if source.is_empty() {
            return Err(AppError::field("source", Problem::Required));
        }
        if source.chars().count() > LONGEST_IMPORT_SOURCE || source.contains('\0') {
            return Err(AppError::field("source", Problem::TooLong));
        }
        let id = Uuid::try_parse(&file.id).map_err(|_| AppError::NotFound)?;
        let row = imports::Model {
            id: id.to_string(),
            source: source.to_owned(),
            file_name: file_name(&file.name),
            created_by: Some(by.account.clone()),
            ..blank(file.size, self.clock.now())
        };
        imports::Entity::insert(row.into_active_model())
            .exec_without_returning(self.database.read())
            .await
            .map_err(StoreError::from)?;
        Ok(id.to_string())
    }

    async fn list(&self, by: &Visitor) -> Result<Vec<ImportLine>, AppError> {
        operator(by)?;
        let rows = imports::Entity::find()
            .order_by_desc(imports::Column::CreatedAt)
            .order_by_asc(imports::Column::Id)
            .limit(MOST)
            .all(self.database.read())
            .await
            .map_err(StoreError::from)?;
        Ok(self.lines(&by.account, rows).await?)
    }

    async fn view(&self, by: &Visitor, import: &str, most: u64) -> Result<ImportView, AppError> {
        operator(by)?;
        self.look_as(&by.account, import, most).await
    }

    async fn problems(
        &self,
        by: &Visitor,
        import: &str,
        after: u64,
        most: u64,
    ) -> Result<Vec<ImportProblem>, AppError> {
        operator(by)?;
        let db = self.database.read();
        let row = own(import).one(db).await.map_err(StoreError::from)?;
        let row = row.ok_or(AppError::NotFound)?;
        Ok(keeping::problems(db, &row.id, after, most).await?)
    }

    async fn start(&self, by: &Visitor, import: &str, mode: ImportMode) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        if mode == ImportMode::Full && self.four_eyes && !self.is_second(by, import, now).await? {
            return Ok(());
        }
        Ok(start(&self.database, import, mode, now).await?)
    }

    async fn cancel(&self, by: &Visitor, import: &str) -> Result<(), AppError> {
        operator(by)?;
        Ok(cancel(&self.database, import, self.clock.now()).await?)
    }
}

impl ImportDesk {
    /// Whether another operator has asked for this full list; if nobody has, `by` does now. Whoever
    /// has asked cannot decide as well.
    async fn is_second(&self, by: &Visitor, import: &str, now: i64) -> Result<bool, AppError> {
        let db = self.database.read();
        let asked = imports::Entity::update_many()
            .col_expr(
                imports::Column::FullAskedBy,
                Expr::value(by.account.as_str()),
            )
            .col_expr(imports::Column::FullAskedAt, Expr::value(now))
            .filter(imports::Column::Id.eq(import))
            .filter(imports::Column::State.eq(ImportState::Draft.key()))
            .filter(imports::Column::FullAskedBy.is_null())
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        if asked.rows_affected > 0 {
            return Ok(false);
        }
        let row = own(import).one(db).await.map_err(StoreError::from)?;
        let row = row.ok_or(AppError::NotFound)?;
        match row.full_asked_by {
            Some(first) if first == by.account => {
                Err(AppError::field("decision", Problem::SecondPerson))
            }
            Some(_) => Ok(true),
            None => Err(AppError::Conflict),
        }
    }
}

/// Gives a list up that is not over.
pub(super) async fn cancel(database: &Database, import: &str, now: i64) -> Result<(), StoreError> {
    let over = ImportState::ALL.into_iter().filter(|state| state.is_over());
    let cancelled = imports::Entity::update_many()
        .col_expr(
            imports::Column::State,
            Expr::value(ImportState::Cancelled.key()),
        )
        .col_expr(imports::Column::EndedAt, Expr::value(now))
        .filter(imports::Column::Id.eq(import))
        .filter(imports::Column::State.is_not_in(over.map(ImportState::key)))
        .exec(database.read())
        .await?;
    match cancelled.rows_affected {
        0 => Err(StoreError::Conflict("imports_pkey")),
        _ => Ok(()),
    }
}

/// The name as it may be shown: without folders and control characters, not too long.
pub(crate) fn file_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = name.chars().filter(|c| !c.is_control());
    plain.take(LONGEST_NAME).collect()
}

/// One that has just come.
pub(crate) fn blank(size: u64, now: i64) -> imports::Model {
    imports::Model {
        id: String::new(),
        source: String::new(),
        file_name: String::new(),
        path: None,
        digest: None,
        state: ImportState::Checking.key().to_owned(),
        mode: None,
        encoding: None,
        failure: None,
        size: i64::try_from(size).unwrap_or(i64::MAX),
        rows: 0,
        bad: 0,
        done_bytes: 0,
        done_lines: 0,
        dropped_after: String::new(),
        granted: 0,
        changed: 0,
        unchanged: 0,
        dropped: 0,
        created_at: now,
        created_by: None,
        started_at: None,
        ended_at: None,
        starts: None,
        key_id: None,
        push_key: None,
        folder_file: None,
        full_asked_by: None,
        full_asked_at: None,
    }
}

/// Statuses of that source that have not ended.
async fn held(db: &impl ConnectionTrait, source: &str, clock: &dyn Clock) -> Result<u64, AppError> {
    let counts = Condition::any()
        .add(statuses::Column::ValidUntil.is_null())
        .add(statuses::Column::ValidUntil.gte(days::write(days::today(clock)?)));
    let count = statuses::Entity::find()
        .filter(statuses::Column::Source.eq(source))
        .filter(statuses::Column::SourceKey.is_not_null())
        .filter(counts)
        .count(db)
        .await;
    Ok(count.map_err(StoreError::from)?)
}

/// Begins to enter the good rows of a list that was looked at.
pub(super) async fn start(
    database: &Database,
    import: &str,
    mode: ImportMode,
    now: i64,
) -> Result<(), StoreError> {
    let started = imports::Entity::update_many()
        .col_expr(
            imports::Column::State,
            Expr::value(ImportState::Running.key()),
        )
        .col_expr(imports::Column::Mode, Expr::value(mode.key()))
        .col_expr(imports::Column::StartedAt, Expr::value(now))
        .filter(imports::Column::Id.eq(import))
        .filter(imports::Column::State.eq(ImportState::Draft.key()))
        .filter(Expr::col(imports::Column::Bad).lt(Expr::col(imports::Column::Rows)))
        .exec(database.read())
        .await?;
    match started.rows_affected {
        0 => Err(StoreError::Conflict("imports_pkey")),
        _ => Ok(()),
    }
}
