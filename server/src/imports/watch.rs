//! A folder that is watched: `FOLDER/<source>/<list>`. A list that lies there whole is entered, and
//! then moved to `FOLDER/done/<source>/`, or to `FOLDER/refused/<source>/` if a row has a mistake,
//! with a report beside it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use app::{
    error::{AppError, Problem},
    ports::{ImportState, LARGEST_IMPORT, LONGEST_IMPORT_SOURCE, Language, Starts, Texts},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, sea_query::Expr,
};
use tokio::fs;
use uuid::Uuid;

use super::{
    arrival::{create_private, discard},
    desk, keeping,
};
use crate::{
    clock::Clock,
    store::{Database, StoreError, imports as rows},
};

/// How often the folder is looked at. A file that has not grown in between is whole.
const PAUSE: Duration = Duration::from_secs(5);
/// Where lists go that were entered.
const DONE: &str = "done";
/// Where the others go.
const REFUSED: &str = "refused";
/// How names of lists end. What is still being copied has another end, or a dot before it.
const ENDS: [&str; 3] = ["csv", "jsonl", "ndjson"];
/// Problems in a report.
const MOST: u64 = 10_000;

/// Watches a folder.
pub struct FolderWatch {
    database: Database,
    clock: Arc<dyn Clock>,
    texts: Arc<dyn Texts>,
    folder: PathBuf,
    imports: PathBuf,
    /// Size and time of change of what lay there when it was last looked at.
    seen: HashMap<PathBuf, (u64, SystemTime)>,
}

/// A list in the folder.
struct Found {
    path: PathBuf,
    source: String,
    name: String,
    size: u64,
}

impl FolderWatch {
    /// One for `folder`, whose lists are copied into `imports`, where an
    /// [`ImportRunner`](super::ImportRunner) enters them. Reports are written with `texts`.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        texts: Arc<dyn Texts>,
        folder: PathBuf,
        imports: PathBuf,
    ) -> Self {
        Self {
            database,
            clock,
            texts,
            folder,
            imports,
            seen: HashMap::new(),
        }
    }

    /// Watches for ever.
    pub async fn run(mut self) {
        loop {
            if let Err(error) = self.step().await {
                tracing::warn!(%error, "the folder of lists is looked at again");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Looks once: takes what is whole, and tells what became of what was taken.
    ///
    /// # Errors
    /// The database does not answer, or the folder cannot be read.
    pub async fn step(&mut self) -> Result<(), AppError> {
        self.tell().await?;
        let found = self.look().await.map_err(unreadable)?;
        let mut seen = HashMap::new();
        for (list, changed) in found {
            let mark = (list.size, changed);
            let is_whole = self.seen.get(&list.path) == Some(&mark);
            seen.insert(list.path.clone(), mark);
            if is_whole && !self.is_taken(&list).await? {
                self.take(&list).await?;
            }
        }
        self.seen = seen;
        Ok(())
    }

    /// What lies there, by name.
    async fn look(&self) -> std::io::Result<Vec<(Found, SystemTime)>> {
        let mut found = Vec::new();
        let mut sources = fs::read_dir(&self.folder).await?;
        while let Some(source) = sources.next_entry().await? {
            let name = source.file_name().to_string_lossy().into_owned();
            // No link leads out of the folder.
            let is_source = source.file_type().await?.is_dir()
                && !name.starts_with('.')
                && ![DONE, REFUSED].contains(&name.as_str())
                && name.chars().count() <= LONGEST_IMPORT_SOURCE;
            if !is_source {
                continue;
            }
            let mut files = fs::read_dir(source.path()).await?;
            while let Some(file) = files.next_entry().await? {
                let path = file.path();
                let end = path
                    .extension()
                    .map(|end| end.to_string_lossy().to_lowercase());
                let is_list = file.file_type().await?.is_file()
                    && !file.file_name().to_string_lossy().starts_with('.')
                    && end.is_some_and(|end| ENDS.contains(&end.as_str()));
                if is_list {
                    let about = file.metadata().await?;
                    let list = Found {
                        name: file.file_name().to_string_lossy().into_owned(),
                        source: name.clone(),
                        size: about.len(),
                        path,
                    };
                    found.push((list, about.modified()?));
                }
            }
        }
        found.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
        Ok(found)
    }

    async fn is_taken(&self, list: &Found) -> Result<bool, StoreError> {
        let taken = rows::Entity::find()
            .filter(rows::Column::FolderFile.eq(list.key()))
            .count(self.database.read())
            .await?;
        Ok(taken > 0)
    }

    /// Copies it to where lists are entered from. Stopped in between, the copy is of no list that
    /// anybody knows, and goes with the next start.
    async fn take(&self, list: &Found) -> Result<(), AppError> {
        if list.size == 0 || list.size > LARGEST_IMPORT {
            let problem = match list.size {
                0 => Problem::NoLines,
                _ => Problem::FileLarge,
            };
            let report = self.words(problem);
            return self.put_away(list, REFUSED, "", &report).await;
        }
        create_private(&self.imports).map_err(unreadable)?;
        let id = Uuid::new_v4().to_string();
        let part = self.imports.join(format!("{id}.part"));
        let copied = async {
            fs::copy(&list.path, &part).await?;
            fs::File::open(&part).await?.sync_all().await?;
            fs::rename(&part, self.imports.join(&id)).await
        };
        if let Err(error) = copied.await {
            discard(&part).await;
            return Err(unreadable(error));
        }
        let row = rows::Model {
            id: id.clone(),
            source: list.source.clone(),
            file_name: desk::file_name(&list.name),
            folder_file: Some(list.key()),
            starts: Some(Starts::IfAllGood.key().to_owned()),
            ..desk::blank(list.size, self.clock.now())
        };
        let inserted = rows::Entity::insert(row.into_active_model())
            .exec_without_returning(self.database.read())
            .await;
        if let Err(error) = inserted {
            discard(&self.imports.join(&id)).await;
            return Err(StoreError::from(error).into());
        }
        tracing::info!(import.id = id, "a list was found in the folder");
        Ok(())
    }

    /// Puts away what is over, with a report.
    async fn tell(&self) -> Result<(), AppError> {
        let db = self.database.read();
        let taken = rows::Entity::find()
            .filter(rows::Column::FolderFile.is_not_null())
            .all(db)
            .await
            .map_err(StoreError::from)?;
        for row in taken {
            let state = ImportState::from_key(&row.state);
            let (into, report) = match state.ok_or(StoreError::corrupt("imports.state"))? {
                ImportState::Done => (DONE, self.done(&row)),
                ImportState::Failed => {
                    let problem = row.failure.as_deref().and_then(Problem::from_key);
                    (REFUSED, self.words(problem.unwrap_or(Problem::FileKind)))
                }
                ImportState::Cancelled => (REFUSED, self.text("folder-cancelled")),
                // It has begun by itself, unless a row has a mistake.
                ImportState::Draft => {
                    let report = self.mistakes(&row).await?;
                    desk::cancel(&self.database, &row.id, self.clock.now()).await?;
                    (REFUSED, report)
                }
                _ => continue,
            };
            let key = row.folder_file.as_deref().unwrap_or_default();
            let (source, name) = key.split_once('/').unwrap_or(("", key));
            let list = Found {
                path: self.folder.join(source).join(name),
                source: source.to_owned(),
                name: name.to_owned(),
                size: 0,
            };
            let mark = row.id.get(..8).unwrap_or_default();
            self.put_away(&list, into, mark, &report).await?;
            rows::Entity::update_many()
                .col_expr(rows::Column::FolderFile, Expr::value(None::<String>))
                .filter(rows::Column::Id.eq(&row.id))
                .exec(db)
                .await
                .map_err(StoreError::from)?;
        }
        Ok(())
    }

    /// Moves a list into a folder of that name, the report beside it. One that somebody has taken
    /// away is not missed.
    async fn put_away(
        &self,
        list: &Found,
        into: &str,
        mark: &str,
        report: &str,
    ) -> Result<(), AppError> {
        let folder = self.folder.join(into).join(&list.source);
        // Two lists of one name lie side by side.
        let name = match mark {
            "" => list.name.clone(),
            mark => format!("{mark}-{}", list.name),
        };
        let moved = async {
            fs::create_dir_all(&folder).await?;
            fs::write(folder.join(format!("{name}.txt")), report).await?;
            move_file(&list.path, &folder.join(&name)).await
        };
        moved.await.map_err(unreadable)
    }

    fn text(&self, key: &str) -> String {
        format!("{}\n", self.texts.text(Language::default(), key, &[]))
    }

    fn words(&self, problem: Problem) -> String {
        self.text(&format!("problem-{}", problem.key()))
    }

    fn done(&self, row: &rows::Model) -> String {
        let counts = [
            ("granted", row.granted),
            ("changed", row.changed),
            ("unchanged", row.unchanged),
            ("dropped", row.dropped),
            ("bad", row.bad),
        ];
        let counts = counts.map(|(name, count)| (name, count.to_string().into()));
        let text = self
            .texts
            .text(Language::default(), "import-done-text", &counts);
        format!("{text}\n")
    }

    /// What is wrong, by line and column; no value of a row.
    async fn mistakes(&self, row: &rows::Model) -> Result<String, StoreError> {
        let text = |key: &str| self.texts.text(Language::default(), key, &[]);
        let mut report = format!("{}\n", text("folder-mistakes"));
        for it in keeping::problems(self.database.read(), &row.id, 0, MOST).await? {
            let column = text(&format!("import-column-{}", it.column));
            let problem = text(&format!("problem-{}", it.problem.key()));
            report.push_str(&format!("{}: {column}: {problem}\n", it.line));
        }
        Ok(report)
    }
}

impl Found {
    fn key(&self) -> String {
        format!("{}/{}", self.source, self.name)
    }
}

/// Also to another disk.
async fn move_file(from: &Path, to: &Path) -> std::io::Result<()> {
    match fs::rename(from, to).await {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => {
            fs::copy(from, to).await?;
            fs::remove_file(from).await
        }
        moved => moved,
    }
}

fn unreadable(error: std::io::Error) -> AppError {
    tracing::error!(%error, "the folder of lists cannot be read or written");
    AppError::Unavailable
}
