//! The documents behind powers of attorney (МЧД): made and signed with each that is issued,
//! taken from elsewhere, decided by an operator where nobody vouches for them.

mod accept;
mod draft;
mod import;
mod issued;
mod lines;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{DocumentFiles, DocumentState, Documents, Imported, ImportedDocument, Visitor},
};
use domain::{director::Act, identifiers::Ogrn};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, permitted},
    registry::{days, operator},
    signatory::Signatory,
    store::Database,
};

pub(crate) use import::{finding, of_signature};
pub use issued::make_missing;
pub(crate) use issued::{files, make, of_power, prepare};

/// [`Documents`] on the database.
pub struct DocumentDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl DocumentDesk {
    /// The documents in `database`; `clock` says which of them count today.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

/// A fault of the keys or the certificates, told in the log.
pub(crate) fn internal(error: anyhow::Error) -> AppError {
    tracing::error!(
        error = format!("{error:#}"),
        "a document could not be signed or judged"
    );
    AppError::Internal {
        request_id: String::new(),
    }
}

#[port]
impl Documents for DocumentDesk {
    async fn files(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        power: &str,
    ) -> Result<DocumentFiles, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let owner = issued::owner(db, power).await?;
        if owner != organization.as_str() {
            return Err(AppError::NotFound);
        }
        Ok(issued::files(db, power).await?)
    }

    async fn authority(&self) -> Result<Option<String>, AppError> {
        let pem = Signatory::authority_pem(self.database.read()).await;
        pem.map_err(internal)
    }

    async fn import(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        xml: &[u8],
        signature: Option<&[u8]>,
    ) -> Result<Imported, AppError> {
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let organization = permitted(&*transaction, by, organization, Act::Import).await?;
        let read = import::read(&*transaction, &organization, xml, signature, today).await?;
        let ready = match read {
            Ok(ready) => ready,
            Err(findings) => return Ok(Imported::Refused(findings)),
        };
        let now = self.clock.now();
        import::store(&*transaction, by, &organization, &ready, now).await?;
        let imported = match ready.state {
            DocumentState::Accepted => {
                accept::powers(&*transaction, &ready, &organization.ogrn, &by.account, now).await?;
                // One that waits for the operator gives no authority yet.
                confirmed::require(&*transaction, by, Act::Import, now).await?;
                Imported::Accepted {
                    number: ready.document.number.to_string(),
                }
            }
            _ => Imported::Unconfirmed,
        };
        transaction.commit().await?;
        Ok(imported)
    }

    async fn imported(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Vec<ImportedDocument>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(lines::of_organization(db, organization).await?)
    }

    async fn unconfirmed(&self, by: &Visitor) -> Result<Vec<ImportedDocument>, AppError> {
        operator(by)?;
        Ok(lines::unconfirmed(self.database.read()).await?)
    }

    async fn decide(&self, by: &Visitor, number: &str, accept: bool) -> Result<(), AppError> {
        operator(by)?;
        let today = days::today(&*self.clock)?;
        let transaction = self.database.write().await?;
        let now = self.clock.now();
        accept::decide(&*transaction, by, number, accept, now, today).await?;
        if accept {
            confirmed::require_always(&*transaction, by, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
