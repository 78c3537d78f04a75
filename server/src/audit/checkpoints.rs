//! How far the log has come, signed and kept where the database is not.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::{checkpoint::Checkpoint, signed::Kind};
use sea_orm::ConnectionTrait;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::chain::Log;
use crate::{
    issuer::Issuer,
    store::{Database, StoreError},
};

/// How often the log is looked at.
const STEP: Duration = Duration::from_secs(60);

/// How far the log has come.
pub async fn head(db: &impl ConnectionTrait, at: i64) -> Result<Checkpoint, StoreError> {
    let corrupt = || StoreError::corrupt("audit_head");
    let row = Log::Powers.head(db).await?;
    let hash = HEXLOWER
        .decode(row.hash.as_bytes())
        .map_err(|_| corrupt())?;
    Ok(Checkpoint {
        position: row.position,
        hash: hash.try_into().map_err(|_| corrupt())?,
        at,
    })
}

/// Adds a line to `file` once a minute if the log has grown, and one at the start.
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

/// Adds a line to `file`, unless the last one says the same: moment, number of the last entry,
/// its hash, origin, and the signed checkpoint, Base64url. Whether it did.
///
/// # Errors
/// The database or the file cannot be read or written, or there is no key to sign with.
pub async fn export(database: &Database, issuer: &Issuer, file: &Path) -> anyhow::Result<bool> {
    let checkpoint = head(database.read(), issuer.now()).await?;
    let hash = HEXLOWER.encode(&checkpoint.hash);
    let said = format!(" {} {hash} {} ", checkpoint.position, issuer.origin());
    let cannot = |what| format!("cannot {what} {}", file.display());
    let before = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| cannot("read")),
    };
    if before
        .lines()
        .last()
        .is_some_and(|last| last.contains(&said))
    {
        return Ok(false);
    }
    let signed = checkpoint
        .encode()
        .and_then(|payload| issuer.sign(Kind::Checkpoint, payload))
        .context("there is no key left to sign with")?;
    let line = format!(
        "{}{said}{}\n",
        moment(checkpoint.at),
        BASE64URL_NOPAD.encode(&signed)
    );
    // In one piece, so that two processes do not write into each other's line.
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .with_context(|| cannot("write"))?;
    Ok(true)
}

/// RFC 3339, UTC.
pub(crate) fn moment(at: i64) -> String {
    OffsetDateTime::from_unix_timestamp(at)
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_else(|| at.to_string())
}
