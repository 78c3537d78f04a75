//! Invitations to become staff of an organization: by СНИЛС or phone number, or by a link that
//! whoever comes first may use.

mod answer;
mod lists;
mod make;
pub(crate) mod members;

use std::sync::Arc;

use app::{
    error::AppError,
    paths,
    ports::{
        InvitationLine, Invitations, LinkFound, NewLink, OwnInvitation, ShownDrawing, Visitor,
    },
    symbol,
};
use domain::{director::Act, identifiers::Ogrn, presentation::Origin};
use port::port;

use crate::{
    clock::Clock,
    powers::{directed, permitted},
    presentations::drawing,
    store::Database,
};

/// [`Invitations`] on the database.
pub struct InvitationDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    origin: Origin,
}

impl InvitationDesk {
    /// The invitations in `database`; `clock` ends them, and links lead to `origin`.
    pub fn new(database: Database, clock: Arc<dyn Clock>, origin: Origin) -> Self {
        Self {
            database,
            clock,
            origin,
        }
    }
}

#[port]
impl Invitations for InvitationDesk {
    async fn list(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Vec<InvitationLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(lists::of_organization(db, organization, self.clock.now()).await?)
    }

    async fn invite(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        person: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Invite).await?;
        let now = self.clock.now();
        make::invite(&*transaction, by, organization, person, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn make_link(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        note: &str,
    ) -> Result<NewLink, AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Invite).await?;
        let now = self.clock.now();
        let made = make::link(&*transaction, by, organization, note, now).await?;
        transaction.commit().await?;
        let address = format!("{}{}", self.origin, paths::invitation(&made.secret));
        Ok(NewLink {
            drawing: drawing::draw(&address).map(|drawing| ShownDrawing {
                size: drawing.size,
                path: symbol::path(drawing.size, &drawing.modules),
            }),
            address,
            note: made.note,
            expires_at: made.expires_at,
        })
    }

    async fn withdraw(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        invitation: &str,
    ) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        permitted(&*transaction, by, organization, Act::Invite).await?;
        let now = self.clock.now();
        make::withdraw(&*transaction, organization, invitation, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn own(&self, by: &Visitor) -> Result<Vec<OwnInvitation>, AppError> {
        Ok(lists::own(self.database.read(), by, self.clock.now()).await?)
    }

    async fn answer(&self, by: &Visitor, invitation: &str, accept: bool) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        let now = self.clock.now();
        answer::answer(&*transaction, by, invitation, accept, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn behind(&self, by: Option<&Visitor>, secret: &str) -> Result<LinkFound, AppError> {
        let now = self.clock.now();
        Ok(lists::behind(self.database.read(), by, secret, now).await?)
    }

    async fn accept_link(&self, by: &Visitor, secret: &str) -> Result<(), AppError> {
        by.confirmed()?;
        let transaction = self.database.write().await?;
        answer::accept_link(&*transaction, by, secret, self.clock.now()).await?;
        transaction.commit().await?;
        Ok(())
    }
}
