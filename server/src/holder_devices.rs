//! The devices in which a holder shows codes. A session is bound to the key of its browser as
//! soon as a script runs there; from then on it gets codes for a signature alone, so a cookie
//! that was copied gets none.

pub(crate) mod proof;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{DeviceStanding, HolderDeviceLine, HolderDevices, NewHolderDevice, Visitor},
};
use data_encoding::BASE64URL_NOPAD;
use domain::{
    device::{DeviceKey, Proof, Purpose},
    presentation::Origin,
};
use port::port;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    accounts::{confirmed, session},
    branches::proof::Claim,
    clock::Clock,
    registry::{changes, holders},
    signals::{Signals, Topic},
    store::{Database, StoreError, device_rules, holder_devices, sessions},
};

/// Longest name of a device, in characters.
const LONGEST_NAME: usize = 60;

/// [`HolderDevices`] on the database.
pub struct HolderDeviceDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    origin: Origin,
    signals: Arc<dyn Signals>,
}

impl HolderDeviceDesk {
    /// The devices in `database`, of the installation at `origin`, at the time of `clock`;
    /// `signals` tells open pages.
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

    /// Lets the open pages of this holder look again.
    async fn tell(&self, by: &Visitor) {
        match holders::of_account(self.database.read(), &by.account).await {
            Ok(Some(holder)) => self.signals.tell(&Topic::Holder(holder.number)).await,
            Ok(None) => {}
            // They look by themselves after a while.
            Err(error) => tracing::warn!(%error, "open pages are not told of a device"),
        }
    }
}

#[port]
impl HolderDevices for HolderDeviceDesk {
    async fn standing(&self, by: &Visitor) -> Result<DeviceStanding, AppError> {
        Ok(standing(self.database.read(), by).await?)
    }

    async fn list(&self, by: &Visitor) -> Result<Vec<HolderDeviceLine>, AppError> {
        let rows = live(self.database.read(), by).await?;
        let mut lines: Vec<_> = rows.into_iter().map(|row| line(row, by)).collect();
        lines.sort_by_key(|line| !line.is_this);
        Ok(lines)
    }

    async fn bind(&self, by: &Visitor, device: &NewHolderDevice) -> Result<String, AppError> {
        by.confirmed()?;
        let now = self.clock.now();
        let key = BASE64URL_NOPAD
            .decode(device.public_key.as_bytes())
            .ok()
            .and_then(|bytes| DeviceKey::read(&bytes))
            .ok_or(AppError::field("public_key", Problem::Shape))?;
        let claim = Claim {
            purpose: Purpose::Enrol,
            origin: &self.origin,
            about: &[&device.public_key],
        };
        let proof = Proof::parse(&device.proof).filter(|proof| proof.device == by.session);
        if !proof.is_some_and(|proof| claim.holds(&proof, &key, now)) {
            return Err(AppError::field("proof", Problem::Control));
        }
        let transaction = self.database.write().await?;
        let db = &*transaction;
        crate::enrolment::people::lock(db, &by.account).await?;
        let others = live(db, by).await?;
        let (id, is_new) = match known(db, &device.public_key).await? {
            // Signed in again, in a browser that is known.
            Some(row) if row.account_id == by.account && row.removed_at.is_none() => {
                move_to(db, by, &row.id, now).await?;
                (row.id, false)
            }
            Some(_) => return Err(AppError::Conflict),
            None => {
                if others.iter().any(|row| row.session_id == by.session) {
                    // Another browser has this cookie, and came first.
                    return Err(AppError::Conflict);
                }
                if !others.is_empty() {
                    confirmed::require_always(db, by, now).await?;
                }
                (add(db, by, device, others.is_empty(), now).await?, true)
            }
        };
        transaction.commit().await?;
        if is_new {
            self.tell(by).await;
        }
        Ok(id)
    }

    async fn rename(&self, by: &Visitor, device: &str, name: &str) -> Result<(), AppError> {
        let name = named(name).map_err(|problem| AppError::field("device_name", problem))?;
        let transaction = self.database.write().await?;
        let row = own(&*transaction, by, device).await?;
        holder_devices::Entity::update_many()
            .col_expr(holder_devices::Column::Name, Expr::value(name))
            .filter(holder_devices::Column::Id.eq(row.id))
            .exec(&*transaction)
            .await
            .map_err(StoreError::from)?;
        transaction.commit().await?;
        Ok(())
    }

    async fn remove(&self, by: &Visitor, device: &str) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        crate::enrolment::people::lock(db, &by.account).await?;
        let row = own(db, by, device).await?;
        holder_devices::Entity::update_many()
            .col_expr(holder_devices::Column::RemovedAt, Expr::value(now))
            .filter(holder_devices::Column::Id.eq(&row.id))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        session::end(db, &by.account, session::Ending::One(&row.session_id), now).await?;
        // The codes that it holds for a place without a network do not count any more either.
        if let Some(holder) = holders::of_account(db, &by.account).await? {
            changes::end_codes(db, holder.number, now).await?;
        }
        transaction.commit().await?;
        self.signals
            .tell(&Topic::Sessions(by.account.clone()))
            .await;
        self.tell(by).await;
        Ok(())
    }

    async fn forget(&self, by: &Visitor) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        holder_devices::Entity::update_many()
            .col_expr(
                holder_devices::Column::RemovedAt,
                Expr::value(self.clock.now()),
            )
            .filter(holder_devices::Column::SessionId.eq(&by.session))
            .filter(holder_devices::Column::RemovedAt.is_null())
            .exec(&*transaction)
            .await
            .map_err(StoreError::from)?;
        transaction.commit().await?;
        Ok(())
    }

    async fn devices_only(&self, by: &Visitor) -> Result<bool, AppError> {
        Ok(devices_only(self.database.read(), by).await?)
    }

    async fn set_devices_only(&self, by: &Visitor, on: bool) -> Result<(), AppError> {
        by.confirmed()?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        crate::enrolment::people::lock(db, &by.account).await?;
        if devices_only(db, by).await? == on {
            return Ok(());
        }
        if on {
            if !matches!(standing(db, by).await?, DeviceStanding::Bound(_)) {
                return Err(AppError::Conflict);
            }
            let row = device_rules::Model {
                account_id: by.account.clone(),
                since: now,
            };
            device_rules::Entity::insert(row.into_active_model())
                .exec_without_returning(db)
                .await
                .map_err(StoreError::from)?;
        } else {
            device_rules::Entity::delete_by_id(&by.account)
                .exec(db)
                .await
                .map_err(StoreError::from)?;
            confirmed::require_always(db, by, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    async fn unseen(&self, by: &Visitor) -> Result<Vec<HolderDeviceLine>, AppError> {
        Ok(unseen(self.database.read(), by).await?)
    }

    async fn note_seen(&self, by: &Visitor) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        holder_devices::Entity::update_many()
            .col_expr(holder_devices::Column::Seen, Expr::value(true))
            .filter(holder_devices::Column::AccountId.eq(&by.account))
            .filter(holder_devices::Column::SessionId.ne(&by.session))
            .exec(&*transaction)
            .await
            .map_err(StoreError::from)?;
        transaction.commit().await?;
        Ok(())
    }
}

/// How this session stands.
pub(crate) async fn standing(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<DeviceStanding, StoreError> {
    let devices = live(db, by).await?;
    let bound = devices.iter().find(|row| row.session_id == by.session);
    Ok(match bound {
        Some(row) => DeviceStanding::Bound(row.id.clone()),
        None if devices.is_empty() || confirmed::was_typed(db, by).await? => DeviceStanding::Free,
        None => DeviceStanding::New,
    })
}

/// Devices that were added since the one that asks, and that nobody has been told of.
pub(crate) async fn unseen(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Vec<HolderDeviceLine>, StoreError> {
    let rows = live(db, by).await?;
    let unseen = rows
        .into_iter()
        .filter(|row| !row.seen && row.session_id != by.session);
    Ok(unseen.map(|row| line(row, by)).collect())
}

/// Whether this holder shows codes in their devices alone.
pub(crate) async fn devices_only(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<bool, StoreError> {
    let rule = device_rules::Entity::find_by_id(&by.account)
        .one(db)
        .await?;
    Ok(rule.is_some())
}

async fn live(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Vec<holder_devices::Model>, StoreError> {
    Ok(holder_devices::Entity::find()
        .filter(holder_devices::Column::AccountId.eq(&by.account))
        .filter(holder_devices::Column::RemovedAt.is_null())
        .order_by_desc(holder_devices::Column::UsedAt)
        .order_by_asc(holder_devices::Column::Id)
        .all(db)
        .await?)
}

async fn known(
    db: &impl ConnectionTrait,
    public_key: &str,
) -> Result<Option<holder_devices::Model>, StoreError> {
    Ok(holder_devices::Entity::find()
        .filter(holder_devices::Column::PublicKey.eq(public_key))
        .one(db)
        .await?)
}

/// One of one's own that was not removed.
async fn own(
    db: &impl ConnectionTrait,
    by: &Visitor,
    device: &str,
) -> Result<holder_devices::Model, AppError> {
    let id = Uuid::try_parse(device).map_err(|_| AppError::NotFound)?;
    holder_devices::Entity::find_by_id(id.to_string())
        .filter(holder_devices::Column::AccountId.eq(&by.account))
        .filter(holder_devices::Column::RemovedAt.is_null())
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)
}

async fn add(
    db: &impl ConnectionTrait,
    by: &Visitor,
    device: &NewHolderDevice,
    first: bool,
    now: i64,
) -> Result<String, StoreError> {
    let session = sessions::Entity::find_by_id(&by.session).one(db).await?;
    let name = session.map(|session| session.device).unwrap_or_default();
    let row = holder_devices::Model {
        id: Uuid::new_v4().to_string(),
        account_id: by.account.clone(),
        session_id: by.session.clone(),
        name,
        public_key: device.public_key.clone(),
        added_at: now,
        used_at: now,
        seen: first,
        removed_at: None,
    };
    let id = row.id.clone();
    holder_devices::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(id)
}

async fn move_to(
    db: &impl ConnectionTrait,
    by: &Visitor,
    id: &str,
    now: i64,
) -> Result<(), StoreError> {
    holder_devices::Entity::update_many()
        .col_expr(holder_devices::Column::SessionId, Expr::value(&by.session))
        .col_expr(holder_devices::Column::UsedAt, Expr::value(now))
        .filter(holder_devices::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

fn line(row: holder_devices::Model, by: &Visitor) -> HolderDeviceLine {
    HolderDeviceLine {
        is_this: row.session_id == by.session,
        id: row.id,
        name: row.name,
        added_at: row.added_at,
        used_at: row.used_at,
    }
}

fn named(name: &str) -> Result<String, Problem> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ");
    if name.is_empty() {
        Err(Problem::Required)
    } else if name.chars().count() > LONGEST_NAME {
        Err(Problem::TooLong)
    } else if name.chars().any(char::is_control) {
        Err(Problem::Shape)
    } else {
        Ok(name)
    }
}
