//! Badges of staff: citizens check the checker before they show anything (DESIGN §6).
//!
//! ```text
//! shown  the badge of this window and the next ones, and who looked lately
//! look   what a scanned badge says, and the words of that look
//! ```

mod look;
mod shown;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{BadgeLook, Badges, Language, ShownBadge, Visitor},
};
use domain::identifiers::Ogrn;
use port::port;

use crate::{clock::Clock, issuer::Issuer, signals::Signals, store::Database};

/// [`Badges`] on the database and the issuer's keys.
pub struct BadgeDesk {
    database: Database,
    issuer: Arc<Issuer>,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
}

impl BadgeDesk {
    /// Badges of those who hold powers of attorney in `database`, signed by `issuer` in the
    /// windows of `clock`; a look is told to the page that shows the badge by `signals`.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        issuer: Arc<Issuer>,
        signals: Arc<dyn Signals>,
    ) -> Self {
        Self {
            database,
            issuer,
            clock,
            signals,
        }
    }
}

#[port]
impl Badges for BadgeDesk {
    async fn shown(&self, by: &Visitor, organization: &Ogrn) -> Result<ShownBadge, AppError> {
        by.confirmed()?;
        let db = self.database.read();
        shown::shown(db, &self.issuer, by, organization, self.clock.now_ms()).await
    }

    async fn look(&self, text: &str, language: Language) -> Result<BadgeLook, AppError> {
        look::look(self, text, language).await
    }
}
