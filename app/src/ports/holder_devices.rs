use port::port;
use serde::{Deserialize, Serialize};

use super::Visitor;
use crate::error::AppError;

/// A device of a holder, as the holder sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolderDeviceLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// When it was added, Unix seconds.
    pub added_at: i64,
    /// When it asked for codes last, Unix seconds, to the minute.
    pub used_at: i64,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// How a session stands to the devices of its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceStanding {
    /// Bound to the device of that id: it gets codes for a proof of that device alone.
    Bound(String),
    /// Bound to none, and may be.
    Free,
    /// The holder has other devices: the password comes first.
    New,
}

/// What a browser sends to become a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewHolderDevice {
    /// Its public key as WebCrypto exports it (`raw`), Base64url without padding.
    pub public_key: String,
    /// Its own word that it has the key: [`domain::device::Proof`] of the purpose `enrol`, for
    /// the id of the session in the place of a device's, about the public key.
    pub proof: String,
}

/// The devices in which a holder shows codes; about one's own alone.
#[port]
pub trait HolderDevices: Send + Sync {
    /// How this session stands.
    async fn standing(&self, by: &Visitor) -> Result<DeviceStanding, AppError>;

    /// The devices that were not removed, the one that asks first.
    async fn list(&self, by: &Visitor) -> Result<Vec<HolderDeviceLine>, AppError>;

    /// Binds this session to a device, a new one or the one that has this key; its id. With other devices there the password must have been typed
    /// in this session ([`AppError::password_needed`]), and they are told.
    async fn bind(&self, by: &Visitor, device: &NewHolderDevice) -> Result<String, AppError>;

    /// Calls one something else; a name that is empty or too long is an error of the field
    /// `device_name`.
    async fn rename(&self, by: &Visitor, device: &str, name: &str) -> Result<(), AppError>;

    /// Removes one: its session ends, and so does every code that was made until now.
    async fn remove(&self, by: &Visitor, device: &str) -> Result<(), AppError>;

    /// The key of this session's device goes with everything else that the browser has kept: it
    /// is none any more.
    async fn forget(&self, by: &Visitor) -> Result<(), AppError>;

    /// Whether this holder shows codes in their devices alone: a session that is bound to none
    /// gets no code then, whatever was typed in it. Without JavaScript no session is bound.
    async fn devices_only(&self, by: &Visitor) -> Result<bool, AppError>;

    /// Says so, or takes it back, which asks for the password. [`AppError::Conflict`] to say so in a
    /// session that is bound to none: it would get no codes itself.
    async fn set_devices_only(&self, by: &Visitor, on: bool) -> Result<(), AppError>;

    /// Devices that were added since this one and that nobody has been told of.
    async fn unseen(&self, by: &Visitor) -> Result<Vec<HolderDeviceLine>, AppError>;

    /// The holder has seen them.
    async fn note_seen(&self, by: &Visitor) -> Result<(), AppError>;
}
