//! What looks at lists and enters them: in pieces, each of which is entered whole together with
//! how far the list has come. A process that stops in between loses nothing: it goes on there.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use app::{
    error::{AppError, Problem},
    ports::{ImportMode, ImportState, MOST_IMPORT_ROWS, Starts, Texts},
};
use encoding_rs::Encoding;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    check::Seen,
    enter::{self, Batch},
    keeping::{self, own},
    known::Known,
    layout::{self, Layout},
    lines::{self, Piece, Place},
    row::{self, Fault, Row},
};
use crate::{
    batches::ScenarioNames,
    clock::Clock,
    registry::{
        changes::{self, Decision},
        days,
    },
    store::{Database, StoreError, imports, statuses},
};

/// Lines that are looked at together.
const LOOKED: usize = 2_000;
/// Lines that are entered in one transaction: a fraction of a second, in which whoever wants to
/// write waits.
const ENTERED: usize = 500;
/// Statuses that are ended in one transaction.
const DROPPED: u64 = 200;
/// How long to wait when there is nothing to do.
const PAUSE: Duration = Duration::from_secs(1);
/// How long to wait when something does not work.
const LONG_PAUSE: Duration = Duration::from_secs(10);

/// Looks at lists and enters them.
pub struct ImportRunner {
    database: Database,
    clock: Arc<dyn Clock>,
    names: ScenarioNames,
    folder: PathBuf,
}

impl ImportRunner {
    /// One for the lists in `database` whose files lie in `folder`; `texts` has what people call
    /// the kinds of statuses.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        texts: &dyn Texts,
        folder: PathBuf,
    ) -> Self {
        Self {
            database,
            clock,
            names: ScenarioNames::of(texts),
            folder,
        }
    }

    /// Goes on for ever with the lists that were uploaded to this machine.
    pub async fn run(self) {
        // Nothing is being received yet: whatever the registry does not know never arrived.
        if let Err(error) = self.tidy(true).await {
            tracing::warn!(%error, "files of imports that are over may be left");
        }
        loop {
            match self.step().await {
                Ok(true) => {}
                Ok(false) => tokio::time::sleep(PAUSE).await,
                Err(error) => {
                    tracing::warn!(%error, "an import stands still; it is tried again");
                    tokio::time::sleep(LONG_PAUSE).await;
                }
            }
        }
    }

    /// Takes the oldest list that is not over one step further; whether there was one.
    ///
    /// # Errors
    /// The database does not answer; nothing is done by halves.
    pub async fn step(&self) -> Result<bool, AppError> {
        let moving = ImportState::ALL.into_iter().filter(|it| it.is_moving());
        let found = imports::Entity::find()
            .filter(imports::Column::State.is_in(moving.map(ImportState::key)))
            // A command works on its own lists.
            .filter(imports::Column::Path.is_null())
            .order_by_asc(imports::Column::CreatedAt)
            .order_by_asc(imports::Column::Id)
            .all(self.database.read())
            .await
            .map_err(StoreError::from)?;
        for import in found {
            // The file may lie on another machine, which then works on it.
            if self.file(&import).exists() {
                self.advance(&import).await?;
                return Ok(true);
            }
        }
        self.tidy(false).await?;
        Ok(false)
    }

    /// Takes this list one step further: a piece, or the whole look at its rows.
    ///
    /// # Errors
    /// The database does not answer, or the file cannot be read.
    pub async fn advance(&self, import: &imports::Model) -> Result<(), AppError> {
        match ImportState::from_key(&import.state) {
            Some(ImportState::Checking) => self.check(import).await,
            Some(ImportState::Running) => self.enter(import).await,
            Some(ImportState::Dropping) => self.drop_unnamed(import).await,
            _ => Ok(()),
        }
    }

    pub(super) fn file(&self, import: &imports::Model) -> PathBuf {
        match &import.path {
            Some(path) => PathBuf::from(path),
            None => self.folder.join(&import.id),
        }
    }

    /// Looks at all rows. Nothing is entered; after a stop it begins anew.
    async fn check(&self, import: &imports::Model) -> Result<(), AppError> {
        let path = self.file(import);
        let db = self.database.read();
        keeping::forget_problems(db, &import.id).await?;
        let looked = match blocking(&path, layout::look).await? {
            Ok(looked) => looked,
            Err(problem) => return self.fail(import, problem).await,
        };
        let encoding = looked.encoding;
        let layout = blocking(&path, move |path| Layout::find(path, encoding)).await?;
        let layout = match layout {
            Ok(layout) => layout,
            Err(problem) => return self.fail(import, problem).await,
        };
        if looked.lines > MOST_IMPORT_ROWS + 1 {
            return self.fail(import, Problem::TooManyLines).await;
        }
        keeping::begin_check(db, &import.id, encoding.name(), looked.lines).await?;
        let today = days::today(&*self.clock)?;
        let (mut place, mut rows, mut seen) = (layout.rows, 0, Seen::default());
        let mut bad = BTreeSet::new();
        loop {
            let piece = blocking(&path, move |path| lines::read(path, place, LOOKED)).await?;
            let read = self.read(&layout, &piece, &BTreeSet::new());
            rows += read.rows.len() + read.faults.len();
            let known = Known::of(db, &import.source, &read.rows).await?;
            let mut faults = read.faults;
            for row in &read.rows {
                match known.step(row, today) {
                    Ok(_) => seen.note(row),
                    Err(fault) => faults.entry(row.line).or_default().push(fault),
                }
            }
            bad.extend(faults.keys().copied());
            keeping::note_problems(db, &import.id, &faults).await?;
            place = piece.end;
            if !keeping::note_checked(db, &import.id, place, rows).await? {
                // Given up meanwhile.
                return Ok(());
            }
            if piece.is_last {
                break;
            }
        }
        let mut faults: BTreeMap<u64, Vec<Fault>> = BTreeMap::new();
        for ((line, column), problem) in seen.contradictions() {
            if bad.insert(line) {
                faults.entry(line).or_default().push((column, problem));
            }
        }
        keeping::note_problems(db, &import.id, &faults).await?;
        if rows == 0 {
            return self.fail(import, Problem::NoLines).await;
        }
        let starts = import.starts.as_deref().and_then(Starts::from_key);
        let starts = match starts {
            Some(Starts::IfAllGood) => bad.is_empty(),
            Some(Starts::GoodRows) => bad.len() < rows,
            Some(Starts::Never) | None => false,
        };
        let starts = starts.then(|| self.clock.now());
        keeping::end_check(db, &import.id, layout.rows, rows, bad.len(), starts).await?;
        Ok(())
    }

    async fn fail(&self, import: &imports::Model, problem: Problem) -> Result<(), AppError> {
        let now = self.clock.now();
        keeping::fail(self.database.read(), &import.id, problem, now).await?;
        self.forget(import).await;
        Ok(())
    }

    /// The rows of a piece; lines in `skipped` are bad and not read.
    fn read(&self, layout: &Layout, piece: &Piece, skipped: &BTreeSet<u64>) -> Read {
        let mut read = Read::default();
        for line in &piece.lines {
            let cells = match layout.cells(line) {
                None => continue,
                Some(Err(problem)) => {
                    read.faults.insert(line.number, vec![("row", problem)]);
                    continue;
                }
                Some(Ok(cells)) => cells,
            };
            if skipped.contains(&line.number) {
                read.bad_keys.extend(row::read_key(&cells[0]).ok());
                continue;
            }
            match row::read(line.number, &cells, &self.names) {
                Ok(row) => read.rows.push(row),
                Err(faults) => {
                    read.bad_keys.extend(row::read_key(&cells[0]).ok());
                    read.faults.insert(line.number, faults);
                }
            }
        }
        read
    }

    /// Enters the next piece.
    async fn enter(&self, import: &imports::Model) -> Result<(), AppError> {
        let path = self.file(import);
        let encoding = import.encoding.as_deref().unwrap_or_default();
        let encoding = Encoding::for_label(encoding.as_bytes())
            .ok_or(StoreError::corrupt("imports.encoding"))?;
        let from = place(import);
        let found = blocking(&path, move |path| {
            let layout = Layout::find(path, encoding)?;
            Ok((layout, lines::read(path, from, ENTERED)?))
        });
        let (layout, piece) = found.await?;
        let layout = layout.map_err(|_| AppError::Conflict)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let locked = own(&import.id).lock_exclusive().one(db).await;
        let locked = locked
            .map_err(StoreError::from)?
            .ok_or(AppError::NotFound)?;
        if locked.state != ImportState::Running.key() || place(&locked) != from {
            // Given up, or another process was faster.
            return Ok(());
        }
        let skipped = keeping::bad_lines(db, &import.id, from.lines, piece.end.lines).await?;
        let read = self.read(&layout, &piece, &skipped);
        let batch = Batch {
            import: &locked,
            now: self.clock.now(),
            today: days::today(&*self.clock)?,
            rows: read.rows,
            faults: read.faults,
            bad_keys: read.bad_keys,
        };
        let entered = enter::enter(db, batch).await?;
        let next = match (piece.is_last, mode(&locked)?) {
            (false, _) => ImportState::Running,
            (true, ImportMode::Full) => ImportState::Dropping,
            (true, ImportMode::Delta) => ImportState::Done,
        };
        let now = self.clock.now();
        keeping::note_entered(db, &locked, &entered, piece.end, next, now).await?;
        transaction.commit().await?;
        if next == ImportState::Done {
            self.forget(import).await;
        }
        Ok(())
    }

    /// Ends the next statuses of the source that a full list does not name any more.
    async fn drop_unnamed(&self, import: &imports::Model) -> Result<(), AppError> {
        let yesterday = days::today(&*self.clock)?.previous_day();
        let yesterday = yesterday.ok_or(AppError::Unavailable)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let locked = own(&import.id).lock_exclusive().one(db).await;
        let locked = locked
            .map_err(StoreError::from)?
            .ok_or(AppError::NotFound)?;
        if locked.state != ImportState::Dropping.key() {
            return Ok(());
        }
        let unnamed = Condition::any()
            .add(statuses::Column::ImportId.is_null())
            .add(statuses::Column::ImportId.ne(&import.id));
        let counts = Condition::any()
            .add(statuses::Column::ValidUntil.is_null())
            .add(statuses::Column::ValidUntil.gt(days::write(yesterday)));
        let rows = statuses::Entity::find()
            .filter(statuses::Column::Source.eq(&locked.source))
            .filter(statuses::Column::SourceKey.gt(&locked.dropped_after))
            .filter(unnamed)
            .filter(counts)
            .order_by_asc(statuses::Column::SourceKey)
            .limit(DROPPED)
            .all(db)
            .await
            .map_err(StoreError::from)?;
        let now = self.clock.now();
        let decision = Decision {
            by: locked.created_by.as_deref(),
            at: now,
            reason: &locked.file_name,
        };
        for row in &rows {
            let from = days::read(&row.valid_from, "statuses.valid_from")?;
            // One that was still to begin never counts.
            let last = from
                .previous_day()
                .map_or(yesterday, |it| it.max(yesterday));
            changes::drop_unnamed(db, &row.id, last, &decision).await?;
        }
        let last = rows.last().and_then(|row| row.source_key.as_deref());
        keeping::note_dropped(db, &locked, rows.len(), last, now).await?;
        transaction.commit().await?;
        if last.is_none() {
            self.forget(import).await;
        }
        Ok(())
    }

    /// Deletes the file of a list that is over: it is full of people. That of a command is its
    /// owner's.
    async fn forget(&self, import: &imports::Model) {
        if import.path.is_none() {
            // If that fails, the next start tries again.
            let _ = tokio::fs::remove_file(self.file(import)).await;
        }
    }

    /// Deletes files of lists that are over, and `unknown` ones too.
    async fn tidy(&self, unknown: bool) -> Result<(), AppError> {
        let Ok(mut files) = tokio::fs::read_dir(&self.folder).await else {
            return Ok(());
        };
        while let Ok(Some(file)) = files.next_entry().await {
            let name = file.file_name().to_string_lossy().into_owned();
            let found = own(&name).one(self.database.read()).await;
            let found = found.map_err(StoreError::from)?;
            let is_over = found.map_or(unknown, |import| {
                ImportState::from_key(&import.state).is_some_and(ImportState::is_over)
            });
            if is_over {
                // If that fails, the next time tries again.
                let _ = tokio::fs::remove_file(file.path()).await;
            }
        }
        Ok(())
    }
}

/// What the lines of a piece turned out to be.
#[derive(Default)]
struct Read {
    rows: Vec<Row>,
    /// By line.
    faults: BTreeMap<u64, Vec<Fault>>,
    /// Keys of rows in which something else is wrong: what they name is not dropped.
    bad_keys: Vec<String>,
}

fn place(import: &imports::Model) -> Place {
    Place {
        bytes: u64::try_from(import.done_bytes).unwrap_or_default(),
        lines: u64::try_from(import.done_lines).unwrap_or_default(),
    }
}

fn mode(import: &imports::Model) -> Result<ImportMode, StoreError> {
    let mode = import.mode.as_deref().and_then(ImportMode::from_key);
    mode.ok_or(StoreError::corrupt("imports.mode"))
}

/// Reads a file where it holds nobody up.
async fn blocking<T: Send + 'static>(
    path: &Path,
    read: impl FnOnce(&Path) -> std::io::Result<T> + Send + 'static,
) -> Result<T, AppError> {
    let path = path.to_owned();
    let told = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "the file of an import cannot be read");
        AppError::Unavailable
    };
    tokio::task::spawn_blocking(move || read(&path))
        .await
        .map_err(|error| told(&error))?
        .map_err(|error| told(&error))
}
