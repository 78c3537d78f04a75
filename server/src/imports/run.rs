//! What looks at lists and enters them: in pieces, each of which is entered whole together with
//! how far the list has come. A process that stops in between loses nothing: it goes on there.

mod dropping;
mod files;
mod looking;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use app::{
    error::AppError,
    ports::{ImportMode, ImportState, Texts},
};
use encoding_rs::Encoding;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use self::files::blocking;
use super::{
    enter::{self, Batch},
    keeping::{self, own},
    layout::Layout,
    lines::{self, Piece, Place},
    row::{self, Fault, Row},
};
use crate::{
    batches::ScenarioNames,
    clock::Clock,
    registry::days,
    store::{Database, StoreError, imports},
};

/// Lines that are entered in one transaction: a fraction of a second, in which whoever wants to
/// write waits.
const ENTERED: usize = 500;
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
