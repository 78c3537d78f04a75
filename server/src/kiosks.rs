//! Sessions that are locked to a scanner for guests.

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{Kiosks, Visitor},
};
use data_encoding::HEXLOWER;
use domain::{identifiers::Ogrn, moscow};
use port::port;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use sha2::{Digest as _, Sha256};

use crate::{
    accounts::{
        password::Passwords,
        throttle::{self, Turn},
    },
    checks::authority,
    clock::Clock,
    store::{Database, StoreError, sessions},
};

/// [`Kiosks`] on the database.
pub struct KioskDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    passwords: Passwords,
}

impl KioskDesk {
    /// Locks sessions in `database`; `clock` paces who guesses at a PIN.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self {
            database,
            clock,
            passwords: Passwords::new(),
        }
    }

    async fn set(
        &self,
        by: &Visitor,
        ogrn: Option<&str>,
        pin: Option<String>,
    ) -> Result<(), StoreError> {
        sessions::Entity::update_many()
            .col_expr(
                sessions::Column::KioskOgrn,
                Expr::value(ogrn.map(str::to_owned)),
            )
            .col_expr(sessions::Column::KioskPin, Expr::value(pin))
            .filter(sessions::Column::Id.eq(&by.session))
            .filter(sessions::Column::AccountId.eq(&by.account))
            .exec(self.database.read())
            .await?;
        Ok(())
    }
}

#[port]
impl Kiosks for KioskDesk {
    async fn lock(&self, by: &Visitor, organization: &Ogrn, pin: &str) -> Result<(), AppError> {
        by.confirmed()?;
        let now = self.clock.now();
        let moscow = moscow::at(now).ok_or(AppError::Unavailable)?;
        let verifier =
            authority::verifier(self.database.read(), by, Some(organization), now).await?;
        if !verifier.is_in_force(moscow.date()) {
            return Err(AppError::field("organization", Problem::Choice));
        }
        let pin = self.passwords.hash(pin).await?;
        self.set(by, Some(organization.as_str()), Some(pin)).await?;
        tracing::info!(account.id = %by.account, "a session is locked to a kiosk");
        Ok(())
    }

    async fn unlock(&self, by: &Visitor, pin: &str) -> Result<(), AppError> {
        let attempts = [throttle_name(by)];
        let turn = throttle::take_turn(&self.database, &attempts, self.clock.now()).await?;
        if let Turn::Locked(retry_after) = turn {
            return Err(AppError::TooMany { retry_after });
        }
        let session = sessions::Entity::find_by_id(&by.session)
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?;
        let Some(hash) = session.and_then(|session| session.kiosk_pin) else {
            return Err(AppError::NotFound);
        };
        if !self.passwords.verify(pin, Some(hash)).await? {
            tracing::info!(account.id = %by.account, "a kiosk stays locked: wrong PIN");
            return Err(AppError::field("pin", Problem::WrongPin));
        }
        let transaction = self.database.write().await?;
        throttle::forget(&transaction, &attempts).await?;
        transaction.commit().await?;
        Ok(self.set(by, None, None).await?)
    }
}

/// The name under which the attempts of this session are kept.
fn throttle_name(by: &Visitor) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/kiosk/1")
        .chain_update(&by.session)
        .finalize();
    HEXLOWER.encode(&digest)
}
