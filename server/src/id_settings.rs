//! What a holder changes about their own Digital ID. Each change ends the codes that were shown
//! before, and open pages learn of it at once.

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{IdSettings, OwnSettings, Visitor},
};
use domain::{
    consent::ConsentKind,
    holder::{Holder, HolderState},
};
use port::port;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};

use crate::{
    accounts::confirmed,
    clock::Clock,
    enrolment::{consents, people},
    photos::{self, Of},
    registry::{changes, holders},
    show_pins,
    signals::{Signals, Topic},
    store::{self, Database, StoreError},
};

/// [`IdSettings`] on the database.
pub struct StoredIdSettings {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
}

/// What is done, under the lock, to a Digital ID as it stands.
enum Act {
    Pause,
    Resume,
    Delete,
}

impl StoredIdSettings {
    /// The Digital IDs in `database`, changed at the time of `clock`; `signals` tells open pages.
    pub fn new(database: Database, clock: Arc<dyn Clock>, signals: Arc<dyn Signals>) -> Self {
        Self {
            database,
            clock,
            signals,
        }
    }

    async fn act(&self, by: &Visitor, act: Act) -> Result<(), AppError> {
        by.confirmed()?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        people::lock(db, &by.account).await?;
        let holder = own(db, by).await?;
        match act {
            Act::Pause if holder.state == HolderState::Paused => return Ok(()),
            Act::Pause => changes::set_state(db, holder.number, HolderState::Paused, now).await?,
            Act::Resume if holder.state == HolderState::Active => return Ok(()),
            Act::Resume => {
                if consents::live(db, &by.account, ConsentKind::DigitalId)
                    .await?
                    .is_none()
                {
                    return Err(AppError::Conflict);
                }
                changes::set_state(db, holder.number, HolderState::Active, now).await?;
                confirmed::require_always(db, by, now).await?;
            }
            Act::Delete => {
                delete(db, by, &holder, now).await?;
                confirmed::require_always(db, by, now).await?;
            }
        }
        transaction.commit().await?;
        self.signals.tell(&Topic::Holder(holder.number)).await;
        Ok(())
    }
}

/// The Digital ID of this account; one that was given up is none.
async fn own(db: &impl ConnectionTrait, by: &Visitor) -> Result<Holder, AppError> {
    holders::of_account(db, &by.account)
        .await?
        .filter(|holder| holder.state != HolderState::Deleted)
        .ok_or(AppError::NotFound)
}

/// The face and the document go. Statuses stay: they are the registry's, not the Digital ID's.
async fn delete(
    db: &impl ConnectionTrait,
    by: &Visitor,
    holder: &Holder,
    now: i64,
) -> Result<(), StoreError> {
    changes::set_state(db, holder.number, HolderState::Deleted, now).await?;
    consents::withdraw(db, &by.account, now).await?;
    show_pins::forget(db, &by.account).await?;
    photos::forget(db, Of::Holder(holder.number)).await?;
    store::holders::Entity::update_many()
        .col_expr(store::holders::Column::Document, Expr::value(""))
        .col_expr(
            store::holders::Column::PhotoType,
            Expr::value(None::<String>),
        )
        .col_expr(store::holders::Column::Photo, Expr::value(None::<Vec<u8>>))
        .filter(store::holders::Column::Number.eq(holders::key(holder.number)))
        .exec(db)
        .await?;
    // What it was made from has done its work.
    store::applications::Entity::delete_many()
        .filter(store::applications::Column::AccountId.eq(&by.account))
        .exec(db)
        .await?;
    Ok(())
}

#[port]
impl IdSettings for StoredIdSettings {
    async fn own(&self, by: &Visitor) -> Result<OwnSettings, AppError> {
        by.confirmed()?;
        let db = self.database.read();
        let holder = own(db, by).await?;
        Ok(OwnSettings {
            state: holder.state,
            source: holder.source,
            consent: consents::live(db, &by.account, ConsentKind::DigitalId).await?,
            photo: consents::live(db, &by.account, ConsentKind::Photo).await?,
            consents: consents::all(db, &by.account).await?,
        })
    }

    async fn pause(&self, by: &Visitor) -> Result<(), AppError> {
        self.act(by, Act::Pause).await
    }

    async fn resume(&self, by: &Visitor) -> Result<(), AppError> {
        self.act(by, Act::Resume).await
    }

    async fn agree_to_photo(&self, by: &Visitor, version: u32) -> Result<(), AppError> {
        by.confirmed()?;
        if version != ConsentKind::Photo.version() {
            return Err(AppError::Conflict);
        }
        let transaction = self.database.write().await?;
        let db = &*transaction;
        people::lock(db, &by.account).await?;
        own(db, by).await?;
        let live = |kind| consents::live(db, &by.account, kind);
        if live(ConsentKind::DigitalId).await?.is_none() {
            return Err(AppError::Conflict);
        }
        if live(ConsentKind::Photo).await?.is_none() {
            let now = self.clock.now();
            consents::give(db, &by.account, ConsentKind::Photo, now).await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn keep_photo(&self, by: &Visitor) -> Result<(), AppError> {
        by.confirmed()?;
        let db = self.database.read();
        own(db, by).await?;
        let now = self.clock.now();
        Ok(consents::withdraw_one(db, &by.account, ConsentKind::Photo, now).await?)
    }

    async fn delete(&self, by: &Visitor) -> Result<(), AppError> {
        self.act(by, Act::Delete).await
    }
}
