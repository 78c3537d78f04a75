use std::sync::Arc;

use crate::{
    audit::moment,
    clock::{Clock, FileClock, SystemClock},
    config::{KeyStorage, Keys},
    issuer::{self, MasterKey},
    store::Database,
};

/// `digital-id keys …`: running servers see each change within a second or two.
pub(super) async fn keys(command: Keys) -> anyhow::Result<()> {
    match command {
        Keys::List { kept } => list(&kept).await,
        Keys::Rotate { kept, now: at_once } => {
            let (database, master, now) = open(&kept).await?;
            let turn = issuer::rotate(&database, &master, now, at_once).await?;
            println!("key {} signs from {}", turn.kid, moment(turn.from));
            Ok(())
        }
        Keys::Revoke { kept, kid, reason } => {
            let (database, master, now) = open(&kept).await?;
            issuer::revoke(&database, &master, now, kid, reason.as_deref()).await?;
            println!("key {kid} is revoked; every server knows within 5 seconds");
            Ok(())
        }
    }
}

/// A line a key: number, what it is for, times, public key.
async fn list(kept: &KeyStorage) -> anyhow::Result<()> {
    let database = super::open(&kept.storage).await?;
    database.migrate().await?;
    let now = clock(kept)?.now();
    println!(
        "kid  stage    made                  signs from            until                 public key"
    );
    for key in issuer::list(&database).await? {
        let times = [
            Some(key.life.created_at),
            key.life.valid_from,
            key.life.revoked_at.or(key.life.retired_at),
        ]
        .map(|at| at.map_or_else(|| "-".to_owned(), moment));
        let [made, from, until] = times;
        println!(
            "{:<4} {:<8} {made:<21} {from:<21} {until:<21} {}{}",
            key.kid,
            key.life.stage(now).key(),
            key.public_key,
            key.reason
                .map(|reason| format!("  {reason}"))
                .unwrap_or_default(),
        );
    }
    Ok(())
}

/// A key is never made here for a ring that has none: the first start of the server does.
async fn open(kept: &KeyStorage) -> anyhow::Result<(Database, MasterKey, i64)> {
    let database = super::open(&kept.storage).await?;
    database.migrate().await?;
    let master = MasterKey::find(
        kept.master.master_key_file.as_deref(),
        &kept.storage.data,
        false,
    )?;
    Ok((database, master, clock(kept)?.now()))
}

fn clock(kept: &KeyStorage) -> anyhow::Result<Arc<dyn Clock>> {
    Ok(match &kept.clock_file {
        Some(path) => Arc::new(FileClock::new(path)?),
        None => Arc::new(SystemClock),
    })
}
