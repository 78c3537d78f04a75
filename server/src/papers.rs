//! The papers of organizations: what a director writes into them, and the file (PDF).

mod details;
mod pdf;

use std::sync::Arc;

use app::{
    error::AppError,
    papers::Paper,
    paths,
    ports::{PaperDetails, PaperFacts, Papers, ShownDrawing, Visitor},
    symbol,
};
use domain::{director::Act, identifiers::Ogrn, presentation::Origin};
use port::port;

use crate::{
    clock::Clock,
    once,
    powers::{directed, permitted},
    presentations::drawing,
    registry::days,
    store::Database,
};

/// [`Papers`] on the database.
pub struct PaperDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    origin: Origin,
}

impl PaperDesk {
    /// Papers of the organizations in `database`, of the day that `clock` tells; their codes
    /// lead to `origin`.
    pub fn new(database: Database, clock: Arc<dyn Clock>, origin: Origin) -> Self {
        Self {
            database,
            clock,
            origin,
        }
    }
}

#[port]
impl Papers for PaperDesk {
    async fn facts(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        usual: PaperDetails,
    ) -> Result<PaperFacts, AppError> {
        let db = self.database.read();
        let organization = directed(db, by, organization).await?;
        let today = days::today(&*self.clock)?;
        let directors = details::directors(db, &organization.ogrn).await?;
        let written = details::read(db, &organization.ogrn).await?;
        let guide_address = format!("{}{}", self.origin, paths::GUIDE);
        Ok(PaperFacts {
            once: once::in_force(db, organization.ogrn.as_str()).await?,
            powers: details::in_force(db, &organization.ogrn, today).await?,
            is_edited: written.is_some(),
            details: written.unwrap_or_else(|| PaperDetails {
                head: directors.first().cloned().unwrap_or_default(),
                ..usual
            }),
            directors,
            guide: drawing::draw(&guide_address).map(|drawing| ShownDrawing {
                size: drawing.size,
                path: symbol::path(drawing.size, &drawing.modules),
            }),
            guide_address,
            organization,
        })
    }

    async fn write(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        details: &PaperDetails,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::WritePapers).await?;
        let now = self.clock.now();
        details::write(&*transaction, organization, details, &by.account, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    fn pdf(&self, paper: &Paper, language: &str) -> Result<Vec<u8>, AppError> {
        pdf::draw(paper, language).ok_or_else(|| {
            tracing::error!("the embedded fonts cannot be read");
            AppError::Internal {
                request_id: String::new(),
            }
        })
    }
}
