//! What goes on beside the requests, for as long as the process lives.

use std::{path::PathBuf, sync::Arc, time::Duration};

use domain::retention::Periods;

use super::senders::Senders;
use crate::{
    application::Adapters,
    audit, checks,
    clock::Clock,
    issuer::Issuer,
    mail,
    reminders::{self, Writing},
    retention,
    state::AppState,
    store::Database,
};

/// What it needs that the requests do not.
pub(super) struct Background {
    /// Where the database and the clock come from.
    pub(super) adapters: Adapters,
    /// What sends letters and messages.
    pub(super) senders: Senders,
    /// How long what is kept.
    pub(super) periods: Periods,
    /// Into which file the state of the log is written.
    pub(super) checkpoints: PathBuf,
    /// Where the owners of data put their lists, if they do.
    pub(super) import_folder: Option<PathBuf>,
}

impl Background {
    /// Begins all of it.
    pub(super) fn spawn(self, state: &AppState) {
        let database = || self.adapters.database.clone();
        let clock = || self.adapters.clock.clone();
        let issuer = state.issuer.clone();
        let texts = &state.ports.texts;
        let writing = Writing {
            texts: texts.clone(),
            origin: state.origin.clone(),
        };
        let mailer = self.senders.mailer;

        if let Some((gateway, bell)) = self.senders.gateway {
            tokio::spawn(mail::follow_messages(database(), clock(), gateway, bell));
        }
        tokio::spawn(reminders::follow(database(), clock(), writing, mailer));
        tokio::spawn(close_requests(database(), clock(), issuer.clone()));
        tokio::spawn(retention::follow(database(), clock(), self.periods));
        tokio::spawn(clean_up(database(), clock()));
        let (log, signing, file) = (database(), issuer.clone(), self.checkpoints);
        tokio::spawn(async move { audit::follow(log, signing, &file).await });
        tokio::spawn(async move { issuer.follow().await });
        tokio::spawn(self.adapters.batch_runner().run());
        tokio::spawn(self.adapters.import_runner(&**texts).run());
        if let Some(folder) = self.import_folder {
            let watch = self.adapters.folder_watch(texts.clone(), folder);
            tokio::spawn(watch.run());
        }
    }
}

/// Requests to holders that nobody answered are closed once a minute.
async fn close_requests(database: Database, clock: Arc<dyn Clock>, issuer: Arc<Issuer>) {
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        minute.tick().await;
        if let Err(error) = checks::close_overdue(&database, &issuer, clock.now()).await {
            tracing::warn!(%error, "open requests stay open; the next minute tries again");
        }
    }
}

/// Sessions and typed codes that are over are removed once an hour.
async fn clean_up(database: Database, clock: Arc<dyn Clock>) {
    let mut hour = tokio::time::interval(Duration::from_secs(3600));
    loop {
        hour.tick().await;
        if let Err(error) = crate::store::clean_up(&database, clock.now()).await {
            tracing::warn!(%error, "cleaning up did not work; the next hour tries again");
        }
    }
}
