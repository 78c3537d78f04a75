//! Branches of organizations and the phones that are enrolled to them: a check that counts in
//! one branch alone carries the proof of a phone of that branch.
//!
//! ```text
//! arrange  branches added, renamed, closed
//! names    what a document calls a branch, and what it is called now
//! phones   links, enrolment, the end of a phone
//! proof    where a check is made, as its phone has proven
//! lists    what directors see
//! ```

mod arrange;
mod lists;
pub(crate) mod names;
pub(crate) mod phones;
pub(crate) mod proof;

use std::sync::Arc;

use app::{
    error::AppError,
    paths,
    ports::{
        BranchDetails, BranchLine, Branches, EnrolDevice, NewLink, OwnPhone, PhoneLinkFound,
        ShownDrawing, Visitor,
    },
    symbol,
};
use domain::{director::Act, identifiers::Ogrn, presentation::Origin};
use port::port;

use crate::{
    accounts::confirmed,
    clock::Clock,
    powers::{directed, permitted},
    presentations::drawing,
    signals::{Signals, Topic},
    store::Database,
};

/// [`Branches`] on the database.
pub struct BranchDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    origin: Origin,
    signals: Arc<dyn Signals>,
}

impl BranchDesk {
    /// The branches in `database`; `clock` ends links, which lead to `origin`, and `signals`
    /// tells open scanners what became of their phone.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        origin: Origin,
        signals: Arc<dyn Signals>,
    ) -> Self {
        Self {
            database,
            clock,
            origin,
            signals,
        }
    }

    /// Lets the scanners of everyone look again whose powers count in that branch alone.
    async fn tell(&self, organization: &Ogrn, branch: &str) {
        let staff = names::staff_of(self.database.read(), organization, branch).await;
        match staff {
            Ok(accounts) => {
                for account in accounts {
                    self.signals.tell(&Topic::Powers(account)).await;
                }
            }
            // The next check is refused all the same.
            Err(error) => tracing::warn!(%error, "open scanners are not told of a lost phone"),
        }
    }
}

#[port]
impl Branches for BranchDesk {
    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<BranchLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(lists::of_organization(db, organization, self.clock.now()).await?)
    }

    async fn details(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
    ) -> Result<BranchDetails, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(lists::details(db, organization, branch, self.clock.now()).await?)
    }

    async fn add(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        name: &str,
        address: &str,
    ) -> Result<String, AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::ArrangeBranches).await?;
        let now = self.clock.now();
        let id = arrange::add(&*transaction, by, organization, name, address, now).await?;
        transaction.commit().await?;
        Ok(id)
    }

    async fn change(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
        name: &str,
        address: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::ArrangeBranches).await?;
        arrange::change(&*transaction, organization, branch, name, address).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn close(&self, by: &Visitor, organization: &Ogrn, branch: &str) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::CloseBranch).await?;
        let now = self.clock.now();
        arrange::close(&*transaction, by, organization, branch, now).await?;
        confirmed::require(&*transaction, by, Act::CloseBranch, now).await?;
        transaction.commit().await?;
        self.tell(organization, branch).await;
        Ok(())
    }

    async fn make_link(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
        name: &str,
    ) -> Result<NewLink, AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::EnrolDevice).await?;
        let now = self.clock.now();
        let made = phones::link(&*transaction, by, organization, branch, name, now).await?;
        confirmed::require(&*transaction, by, Act::EnrolDevice, now).await?;
        transaction.commit().await?;
        let address = format!("{}{}", self.origin, paths::phone_link(&made.secret));
        Ok(NewLink {
            drawing: drawing::draw(&address).map(|drawing| ShownDrawing {
                size: drawing.size,
                path: symbol::path(drawing.size, &drawing.modules),
            }),
            address,
            note: made.name,
            expires_at: made.expires_at,
        })
    }

    async fn revoke(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        branch: &str,
        phone: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::RevokeDevice).await?;
        let now = self.clock.now();
        phones::revoke(&*transaction, by, organization, branch, phone, now).await?;
        confirmed::require(&*transaction, by, Act::RevokeDevice, now).await?;
        transaction.commit().await?;
        self.tell(organization, branch).await;
        Ok(())
    }

    async fn behind(&self, secret: &str) -> Result<PhoneLinkFound, AppError> {
        Ok(phones::behind(self.database.read(), secret, self.clock.now()).await?)
    }

    async fn enrol(&self, phone: &EnrolDevice) -> Result<OwnPhone, AppError> {
        let transaction = self.database.write().await?;
        let now = self.clock.now();
        let enrolled = phones::enrol(&*transaction, &self.origin, phone, now).await?;
        transaction.commit().await?;
        Ok(enrolled)
    }

    async fn own(&self, devices: &[String]) -> Result<Vec<OwnPhone>, AppError> {
        Ok(phones::own(self.database.read(), devices).await?)
    }
}
