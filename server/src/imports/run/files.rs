//! The files of lists: full of people, and gone as soon as a list is over.

use std::path::{Path, PathBuf};

use app::{error::AppError, ports::ImportState};

use super::ImportRunner;
use crate::{
    imports::keeping::own,
    store::{StoreError, imports},
};

impl ImportRunner {
    /// Where its file lies.
    pub(in crate::imports) fn file(&self, import: &imports::Model) -> PathBuf {
        match &import.path {
            Some(path) => PathBuf::from(path),
            None => self.folder.join(&import.id),
        }
    }

    /// Deletes the file of a list that is over: it is full of people. That of a command is its
    /// owner's.
    pub(super) async fn forget(&self, import: &imports::Model) {
        if import.path.is_none() {
            // If that fails, the next start tries again.
            let _ = tokio::fs::remove_file(self.file(import)).await;
        }
    }

    /// Deletes files of lists that are over, and `unknown` ones too.
    pub(super) async fn tidy(&self, unknown: bool) -> Result<(), AppError> {
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

/// Reads a file where it holds nobody up.
pub(super) async fn blocking<T: Send + 'static>(
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
