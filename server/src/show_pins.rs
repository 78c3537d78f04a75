//! The PIN without which nobody gets a code of a holder.
//!
//! A session is open until `sessions.shows_until`, which every code that is given out moves on.
//! Whatever gives out codes asks [`pass`] first.

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{Accounts as _, PinStanding, ShowPins, Visitor},
};
use domain::{
    holder::{Holder, HolderState},
    show_pin::{OPEN_FOR, TRIES, is_weak},
};
use port::port;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use crate::{
    accounts::{StoredAccounts, confirmed},
    clock::Clock,
    registry::{changes, holders},
    signals::{Signals, Topic},
    store::{Database, StoreError, sessions, show_pins},
};

/// Seconds between two notes that a session shows codes: a page asks every half minute.
const NOTED_EVERY: i64 = 20;

/// [`ShowPins`] on the database.
pub struct PinDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
    accounts: StoredAccounts,
}

/// Whether codes are given out under a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// There is none.
    Freely,
    /// It was typed in this session.
    ByPin,
}

/// Whether the session of `by` may have a code at `now` (Unix seconds); it stays open from then on.
///
/// # Errors
/// [`AppError::Conflict`] while the PIN is asked for: an open page then draws itself anew.
pub(crate) async fn pass(
    db: &impl ConnectionTrait,
    by: &Visitor,
    now: i64,
) -> Result<Passed, AppError> {
    match standing(db, by, now).await? {
        PinStanding::Unset => Ok(Passed::Freely),
        PinStanding::Locked(_) => Err(AppError::Conflict),
        PinStanding::Open => {
            let until = now + OPEN_FOR;
            sessions::Entity::update_many()
                .col_expr(sessions::Column::ShowsUntil, Expr::value(until))
                .filter(sessions::Column::Id.eq(&by.session))
                // Not one that was closed meanwhile.
                .filter(sessions::Column::ShowsUntil.gt(now))
                .filter(sessions::Column::ShowsUntil.lte(until - NOTED_EVERY))
                .exec(db)
                .await
                .map_err(StoreError::from)?;
            Ok(Passed::ByPin)
        }
    }
}

/// How the PIN stands in the session of `by`.
pub(crate) async fn standing(
    db: &impl ConnectionTrait,
    by: &Visitor,
    now: i64,
) -> Result<PinStanding, StoreError> {
    let Some(row) = show_pins::Entity::find_by_id(&by.account).one(db).await? else {
        return Ok(PinStanding::Unset);
    };
    let until: Option<Option<i64>> = sessions::Entity::find_by_id(&by.session)
        .select_only()
        .column(sessions::Column::ShowsUntil)
        .filter(sessions::Column::AccountId.eq(&by.account))
        .into_tuple()
        .one(db)
        .await?;
    if until.flatten().is_some_and(|until| now < until) {
        return Ok(PinStanding::Open);
    }
    let wrong = u32::try_from(row.wrong).unwrap_or(TRIES);
    Ok(PinStanding::Locked(TRIES.saturating_sub(wrong)))
}

/// Forgets the PIN of an account whose Digital ID is given up.
pub(crate) async fn forget(db: &impl ConnectionTrait, account: &str) -> Result<(), StoreError> {
    show_pins::Entity::delete_by_id(account).exec(db).await?;
    Ok(())
}

/// Lets the session of `by` show codes until then.
async fn set_until(
    db: &impl ConnectionTrait,
    by: &Visitor,
    until: Option<i64>,
) -> Result<(), StoreError> {
    sessions::Entity::update_many()
        .col_expr(sessions::Column::ShowsUntil, Expr::value(until))
        .filter(sessions::Column::Id.eq(&by.session))
        .filter(sessions::Column::AccountId.eq(&by.account))
        .exec(db)
        .await?;
    Ok(())
}

/// The Digital ID of this account; one that was given up is none.
async fn own(db: &impl ConnectionTrait, by: &Visitor) -> Result<Holder, AppError> {
    holders::of_account(db, &by.account)
        .await?
        .filter(|holder| holder.state != HolderState::Deleted)
        .ok_or(AppError::NotFound)
}

impl PinDesk {
    /// The PINs in `database`, at the time of `clock`; `accounts` knows the passwords, and `signals`
    /// tells open pages.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        signals: Arc<dyn Signals>,
        accounts: StoredAccounts,
    ) -> Self {
        Self {
            database,
            clock,
            signals,
            accounts,
        }
    }

    /// Gives the PIN all its tries back and opens this session.
    async fn let_in(&self, by: &Visitor) -> Result<(), AppError> {
        let until = self.clock.now() + OPEN_FOR;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        show_pins::Entity::update_many()
            .col_expr(show_pins::Column::Wrong, Expr::value(0_i64))
            .filter(show_pins::Column::AccountId.eq(&by.account))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        set_until(db, by, Some(until)).await?;
        Ok(transaction.commit().await?)
    }
}

#[port]
impl ShowPins for PinDesk {
    async fn standing(&self, by: &Visitor) -> Result<PinStanding, AppError> {
        by.confirmed()?;
        Ok(standing(self.database.read(), by, self.clock.now()).await?)
    }

    async fn may_change(&self, by: &Visitor) -> Result<(), AppError> {
        by.confirmed()?;
        let db = self.database.read();
        own(db, by).await?;
        confirmed::require_always(db, by, self.clock.now()).await
    }

    async fn set(&self, by: &Visitor, pin: &str) -> Result<(), AppError> {
        self.may_change(by).await?;
        let holder = own(self.database.read(), by).await?;
        if is_weak(pin, Some(holder.birth)) {
            return Err(AppError::field("pin", Problem::WeakPin));
        }
        let pin_hash = self.accounts.passwords().hash(pin).await?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let row = show_pins::Model {
            account_id: by.account.clone(),
            pin_hash,
            wrong: 0,
            since: now,
        };
        let before = show_pins::Entity::find_by_id(&by.account)
            .one(db)
            .await
            .map_err(StoreError::from)?;
        show_pins::Entity::insert(row.into_active_model())
            .on_conflict(
                OnConflict::column(show_pins::Column::AccountId)
                    .update_columns([show_pins::Column::PinHash, show_pins::Column::Wrong])
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await
            .map_err(StoreError::from)?;
        set_until(db, by, Some(now + OPEN_FOR)).await?;
        if before.is_none() {
            // What phones hold for a place without a network was given out without it.
            changes::end_codes(db, holder.number, now).await?;
        }
        confirmed::require_always(db, by, now).await?;
        transaction.commit().await?;
        self.signals.tell(&Topic::Holder(holder.number)).await;
        tracing::info!(account.id = %by.account, "a PIN before showing is set");
        Ok(())
    }

    async fn remove(&self, by: &Visitor) -> Result<(), AppError> {
        self.may_change(by).await?;
        forget(self.database.read(), &by.account).await?;
        tracing::info!(account.id = %by.account, "a PIN before showing is removed");
        Ok(())
    }

    async fn open(&self, by: &Visitor, pin: &str) -> Result<(), AppError> {
        by.confirmed()?;
        let db = self.database.read();
        let row = show_pins::Entity::find_by_id(&by.account)
            .one(db)
            .await
            .map_err(StoreError::from)?;
        let Some(row) = row else {
            return Ok(());
        };
        // Counted before it is looked at, so that many at once are no more tries than these.
        let counted = show_pins::Entity::update_many()
            .col_expr(
                show_pins::Column::Wrong,
                Expr::col(show_pins::Column::Wrong).add(1_i64),
            )
            .filter(show_pins::Column::AccountId.eq(&by.account))
            .filter(show_pins::Column::Wrong.lt(i64::from(TRIES)))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        if counted.rows_affected == 0 {
            return Err(AppError::field("password", Problem::Required));
        }
        let passwords = self.accounts.passwords();
        if !passwords.verify(pin, Some(row.pin_hash)).await? {
            tracing::info!(account.id = %by.account, "no code is shown: wrong PIN");
            return Err(AppError::field("pin", Problem::WrongPin));
        }
        self.let_in(by).await
    }

    async fn open_by_password(&self, by: &Visitor, password: &str) -> Result<(), AppError> {
        by.confirmed()?;
        self.accounts.confirm_password(by, password).await?;
        self.let_in(by).await
    }

    async fn close(&self, by: &Visitor) -> Result<(), AppError> {
        by.confirmed()?;
        Ok(set_until(self.database.read(), by, None).await?)
    }
}
