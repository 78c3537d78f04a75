//! A file goes to disk as it arrives; it is never whole in memory.

use std::path::Path;

use app::{
    error::AppError,
    ports::{LARGEST_IMPORT, ReceivedFile},
};
use futures_util::{Stream, StreamExt as _};
use tokio::{fs, io::AsyncWriteExt as _};
use uuid::Uuid;

/// Nothing half-sent stays.
pub(crate) async fn discard(path: &Path) {
    // It is not there, or the next start of the server removes it.
    let _ = fs::remove_file(path).await;
}

/// Writes what arrives in `pieces` into `folder`. Only a file that has arrived as a whole gets its
/// name.
pub(crate) async fn keep<B: AsRef<[u8]>>(
    folder: &Path,
    name: String,
    mut pieces: impl Stream<Item = Result<B, AppError>> + Unpin,
) -> Result<ReceivedFile, AppError> {
    let failed = |error: std::io::Error| {
        tracing::error!(%error, "a list of statuses could not be written to disk");
        AppError::Unavailable
    };
    let id = Uuid::new_v4().to_string();
    create_private(folder).map_err(failed)?;
    let part = folder.join(format!("{id}.part"));
    let mut size = 0;
    let written = async {
        let mut file = fs::File::create(&part).await.map_err(failed)?;
        while let Some(piece) = pieces.next().await {
            let piece = piece?;
            size += piece.as_ref().len() as u64;
            if size > LARGEST_IMPORT {
                return Err(AppError::TooLarge);
            }
            file.write_all(piece.as_ref()).await.map_err(failed)?;
        }
        file.sync_all().await.map_err(failed)?;
        fs::rename(&part, folder.join(&id)).await.map_err(failed)
    };
    if let Err(error) = written.await {
        discard(&part).await;
        return Err(error);
    }
    Ok(ReceivedFile { id, name, size })
}

/// The folder is full of people: nobody else on this machine may look into it.
pub(super) fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
