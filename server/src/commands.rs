//! What the binary can do, one file a command.

mod admin;
mod audit;
mod decode;
mod demo;
mod keys;
mod migrate;
mod passport;
mod poa;
mod registry;
mod retention;
mod serve;
mod till;
mod verdict;

use std::process::ExitCode;

use anyhow::Context as _;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::{
    config::{Cli, Command, Storage},
    store::Database,
};

/// Does what the command line says; the status with which the program ends if all went well.
pub async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    log_to_stderr(matches!(&cli.command, Command::Serve(serve) if serve.log_json));
    match cli.command {
        Command::Serve(config) => serve::serve(*config).await,
        Command::Migrate(storage) => migrate::migrate(&storage).await,
        Command::Demo(config) => demo::demo(&config.storage).await,
        Command::Admin { command } => admin::admin(command).await,
        Command::Keys { command } => keys::keys(command).await,
        Command::Poa { command } => poa::poa(command).await,
        Command::Registry { command } => registry::registry(command).await,
        Command::Retention { command } => retention::retention(command).await,
        Command::Audit { command } => audit::audit(command).await,
        Command::Passport { command } => passport::passport(command),
        Command::Decode { images } => decode::decode(&images),
        Command::Verdict { keys } => verdict::verdict(&keys),
        Command::Till(config) => return till::till(config).await,
    }?;
    Ok(ExitCode::SUCCESS)
}

/// Standard output is for people and pipes; the log goes to standard error. `RUST_LOG`
/// chooses what is in it.
fn log_to_stderr(json: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    let lines = fmt::layer().with_writer(std::io::stderr);
    if json {
        registry.with(lines.json()).init();
    } else {
        registry.with(lines).init();
    }
}

/// Opens the database, creating the data folder.
async fn open(storage: &Storage) -> anyhow::Result<Database> {
    create_private(&storage.data)
        .with_context(|| format!("cannot create the folder {}", storage.data.display()))?;
    Database::connect(&storage.url())
        .await
        .context("cannot open the database")
}

/// Opens a database that is there; nothing is created.
async fn open_as_it_is(storage: &Storage) -> anyhow::Result<Database> {
    if storage.database_url.is_none() && !storage.database_file().exists() {
        anyhow::bail!(
            "there is no database at {}",
            storage.database_file().display()
        );
    }
    let url = storage.url().replace("?mode=rwc", "?mode=rw");
    Database::connect(&url)
        .await
        .context("cannot open the database")
}

/// The folder holds keys: nobody else on this machine may look into it.
fn create_private(folder: &std::path::Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
