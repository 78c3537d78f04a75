use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use anyhow::{Context as _, bail};
use app::{
    paths,
    ports::{ImportMode, ImportState, Language, Texts as _},
};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::{
    clock::{Clock as _, SystemClock},
    config::Registry,
    imports::{self, ByCommand, ImportRunner, Standing},
    store::Database,
    texts::FluentTexts,
};

/// Problems that are printed.
const MOST: u64 = 20;

/// `digital-id registry …`
pub(super) async fn registry(command: Registry) -> anyhow::Result<()> {
    let Registry::Import {
        storage,
        file,
        source,
        full,
        skip_bad,
    } = command;
    let database = super::open(&storage).await?;
    database.migrate().await?;
    let texts = FluentTexts::load()?;
    let folder = imports::folder(&storage.data);
    let clock = Arc::new(SystemClock);
    let runner = ImportRunner::new(database.clone(), clock.clone(), &texts, folder);
    let list = list(&file, source)?;
    let mut standing = list.open(&database, clock.now()).await?;
    let begun = Instant::now();
    loop {
        let state = standing.state()?;
        match state {
            ImportState::Draft => {
                let (_, bad, _) = standing.rows();
                if bad > 0 {
                    print_problems(&standing, &database, &texts).await?;
                    if !skip_bad {
                        standing.cancel(&database, clock.now()).await?;
                        bail!("{bad} rows have mistakes; --skip-bad enters the others");
                    }
                }
                let now = clock.now();
                if full {
                    return wait(&standing, &database, now).await;
                }
                standing = standing
                    .start(&database, ImportMode::Delta, now)
                    .await
                    .context("no row is good")?;
            }
            ImportState::Failed => {
                let problem = standing.failure().unwrap_or_default();
                let key = format!("problem-{problem}");
                bail!("{}", texts.text(Language::default(), &key, &[]));
            }
            ImportState::Cancelled => bail!("it was cancelled at the registry desk"),
            ImportState::Done => break,
            _ => standing = standing.step(&database, &runner).await?,
        }
        tell(&standing, begun)?;
    }
    let [granted, changed, unchanged, dropped] = standing.counts();
    println!(
        "done: {granted} entered, {changed} changed, {unchanged} unchanged, {dropped} ended, {} \
         with mistakes",
        standing.rows().1
    );
    Ok(())
}

/// Says who has to start it: a full list takes two people, here as at the desk.
async fn wait(standing: &Standing, database: &Database, now: i64) -> anyhow::Result<()> {
    let (rows, bad, _) = standing.rows();
    let id = standing.ask_full(database, now).await?;
    println!(
        "waits: {} good rows; an operator starts the full list at {}, then run this again",
        rows - bad,
        paths::registry_import(id)
    );
    Ok(())
}

/// The file as it is, so that after a break the same one goes on, and no other.
fn list(path: &Path, source: String) -> anyhow::Result<ByCommand> {
    let cannot = || format!("cannot read {}", path.display());
    let path: PathBuf = path.canonicalize().with_context(cannot)?;
    let mut file = File::open(&path).with_context(cannot)?;
    let (mut hash, mut buffer, mut size) = (Sha256::new(), vec![0; 64 * 1024], 0);
    loop {
        let read = file.read(&mut buffer).with_context(cannot)?;
        if read == 0 {
            break;
        }
        hash.update(buffer.get(..read).unwrap_or_default());
        size += read as u64;
    }
    let digest = HEXLOWER.encode(&hash.finalize());
    let path = path.to_str().context("the path is no text")?.to_owned();
    Ok(ByCommand {
        path,
        digest,
        size,
        source,
    })
}

/// A line for each step: what is done, of how much, and how fast since the start of this command.
fn tell(standing: &Standing, begun: Instant) -> anyhow::Result<()> {
    let (rows, bad, done) = standing.rows();
    let state = standing.state()?;
    let all = match state {
        ImportState::Running => rows - bad,
        _ => rows,
    };
    let seconds = begun.elapsed().as_secs();
    println!("{}: {done} of {all}, {seconds} s", state.key());
    Ok(())
}

async fn print_problems(
    standing: &Standing,
    database: &Database,
    texts: &FluentTexts,
) -> anyhow::Result<()> {
    let text = |key: &str| texts.text(Language::default(), key, &[]);
    for it in standing.problems(database, MOST).await? {
        println!(
            "line {}: {}: {}",
            it.line,
            text(&format!("import-column-{}", it.column)),
            text(&format!("problem-{}", it.problem.key()))
        );
    }
    Ok(())
}
