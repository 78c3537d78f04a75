//! How far the logs have come, signed and kept where the database is not.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::checkpoint::Checkpoint;
use sea_orm::ConnectionTrait;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::chain::Log;
use crate::{
    issuer::Issuer,
    store::{Database, StoreError},
};

/// How often the log is looked at.
const STEP: Duration = Duration::from_secs(60);

/// How far a log has come.
///
/// # Errors
/// The database does not answer, or has no such log.
pub async fn head(db: &impl ConnectionTrait, log: Log, at: i64) -> Result<Checkpoint, StoreError> {
    let corrupt = || StoreError::corrupt("audit_head");
    let row = log.head(db).await?;
    let hash = HEXLOWER
        .decode(row.hash.as_bytes())
        .map_err(|_| corrupt())?;
    Ok(Checkpoint {
        position: row.position,
        hash: hash.try_into().map_err(|_| corrupt())?,
        at,
    })
}

/// Adds a line for each log to `file` once a minute if it has grown, and one at the start.
pub async fn follow(database: Database, issuer: Arc<Issuer>, file: &Path) {
    let mut minute = tokio::time::interval(STEP);
    loop {
        minute.tick().await;
        if let Err(error) = export(&database, &issuer, file).await {
            tracing::error!(
                error = format!("{error:#}"),
                "no checkpoint of the log could be written; the next minute tries again"
            );
        }
    }
}

/// Adds a line for each log to `file`, unless its last one says the same: moment, name of the log
/// (none for that of powers of attorney), number of the last entry, its hash, origin, and the signed
/// checkpoint, Base64url. Whether it added any.
///
/// # Errors
/// The database or the file cannot be read or written, or there is no key to sign with.
pub async fn export(database: &Database, issuer: &Issuer, file: &Path) -> anyhow::Result<bool> {
    let cannot = |what| format!("cannot {what} {}", file.display());
    let before = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| cannot("read")),
    };
    let mut lines = String::new();
    for log in Log::ALL {
        if let Some(line) = line(database, issuer, log, &before).await? {
            lines.push_str(&line);
        }
    }
    if lines.is_empty() {
        return Ok(false);
    }
    // In one piece, so that two processes do not write into each other's line.
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .and_then(|mut file| file.write_all(lines.as_bytes()))
        .with_context(|| cannot("write"))?;
    Ok(true)
}

/// The line that `log` adds to a file with these lines, if it has anything new to say.
async fn line(
    database: &Database,
    issuer: &Issuer,
    log: Log,
    before: &str,
) -> anyhow::Result<Option<String>> {
    let checkpoint = head(database.read(), log, issuer.now()).await?;
    let hash = HEXLOWER.encode(&checkpoint.hash);
    let (position, origin) = (checkpoint.position, issuer.origin());
    let said = format!(" {}{position} {hash} {origin} ", log.word());
    let is_of_log = |line: &&str| {
        let second = line.split(' ').nth(1).unwrap_or_default();
        match log.word().trim() {
            "" => second.starts_with(|c: char| c.is_ascii_digit()),
            word => second == word,
        }
    };
    let last = before.lines().rev().find(is_of_log);
    if last.is_some_and(|last| last.contains(&said)) {
        return Ok(None);
    }
    let signed = checkpoint
        .encode()
        .and_then(|payload| issuer.sign(log.kind(), payload))
        .context("there is no key left to sign with")?;
    let signed = BASE64URL_NOPAD.encode(&signed);
    Ok(Some(format!("{}{said}{signed}\n", moment(checkpoint.at))))
}

/// RFC 3339, UTC.
pub(crate) fn moment(at: i64) -> String {
    OffsetDateTime::from_unix_timestamp(at)
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_else(|| at.to_string())
}
