//! The certificates of families: one code for years, whoever opens it sees what they may.
//!
//! ```text
//! codes      signing, reading and drawing them
//! own        the family's own page
//! shares     links that show the code for a while
//! look       what a code is worth today, and for whom
//! admission  staff let a family in
//! ```

mod admission;
mod codes;
mod look;
mod own;
mod shares;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        Admission, CertificateLook, Certificates, NewShare, OwnFamily, SharedCertificate, Visitor,
    },
};
use domain::identifiers::Ogrn;
use port::port;

use crate::{clock::Clock, issuer::Issuer, registry::days, store::Database};

pub(crate) use codes::issue;

/// [`Certificates`] on the database and the issuer's keys.
pub struct CertificateDesk {
    database: Database,
    issuer: Arc<Issuer>,
    clock: Arc<dyn Clock>,
}

impl CertificateDesk {
    /// The certificates in `database`, signed by `issuer`, as things stand by `clock`.
    pub fn new(database: Database, clock: Arc<dyn Clock>, issuer: Arc<Issuer>) -> Self {
        Self {
            database,
            issuer,
            clock,
        }
    }
}

#[port]
impl Certificates for CertificateDesk {
    async fn own(&self, by: &Visitor) -> Result<Option<OwnFamily>, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        own::family(self, by, today, self.clock.now()).await
    }

    async fn reissue(&self, by: &Visitor, certificate: &str) -> Result<(), AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        own::reissue(self, by, certificate, today).await
    }

    async fn share(&self, by: &Visitor, label: &str, hours: u32) -> Result<NewShare, AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        shares::make(self, by, label, hours, today).await
    }

    async fn end_share(&self, by: &Visitor, share: &str) -> Result<(), AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        shares::end(self, by, share, today).await
    }

    async fn shared(&self, secret: &str) -> Result<SharedCertificate, AppError> {
        let today = days::today(&*self.clock)?;
        shares::behind(self, secret, today).await
    }

    async fn look(
        &self,
        by: Option<&Visitor>,
        code: &str,
        organization: Option<&Ogrn>,
    ) -> Result<CertificateLook, AppError> {
        let today = days::today(&*self.clock)?;
        look::look(self, by, code, organization, today).await
    }

    async fn admit(
        &self,
        by: &Visitor,
        code: &str,
        organization: &Ogrn,
        admission: &Admission,
    ) -> Result<(), AppError> {
        by.confirmed()?;
        let today = days::today(&*self.clock)?;
        admission::admit(self, by, code, organization, admission, today).await
    }
}
