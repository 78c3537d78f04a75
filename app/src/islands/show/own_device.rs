//! This browser as a device of its holder: bound to a key as soon as a script runs, after which
//! every request for codes is signed with it.

use domain::{device::Purpose, presentation::Origin, scenario::Scenario};
use leptos::prelude::window;

use super::Device;
use crate::{
    api::bind_device,
    error::AppError,
    islands::device_key::{DeviceKey, NewKey},
    paths,
    ports::{DeviceStanding, NewHolderDevice},
};

/// Under which the key is kept.
const NAME: &str = "holder";

/// Binds the session to this browser's key, if it is bound to none; if it is bound to a key that
/// is not here, says so. `now` is the server's clock when it drew the page, milliseconds.
pub(super) async fn bind(device: Option<Device>, now: i64) {
    let Some(device) = device else {
        return;
    };
    let known = DeviceKey::known(NAME).await;
    if let DeviceStanding::Bound(id) = &device.standing {
        if known.is_none_or(|key| key.id != *id) {
            let _ = window().location().replace(paths::ID_LOST_KEY);
        }
        return;
    }
    let at = now.div_euclid(1_000);
    if let Some(key) = known {
        match register(&device, key, at).await {
            // Removed, or somebody else's: this person gets another.
            Err(AppError::Conflict) => {}
            done => return begin(&device, done.is_ok()),
        }
    }
    let Ok(origin) = Origin::parse(&device.origin) else {
        return;
    };
    if let Some(key) = NewKey::make().await {
        let done = register(&device, key.called(String::new(), origin), at).await;
        begin(&device, done.is_ok());
    }
}

/// A page without codes asks anew, now that it may have them.
fn begin(device: &Device, is_bound: bool) {
    if device.only && is_bound {
        let _ = window().location().reload();
    }
}

/// Registers a key for this session and keeps it. A key that cannot be kept is not registered:
/// the session would get no codes any more.
async fn register(device: &Device, key: DeviceKey, at: i64) -> Result<(), AppError> {
    let session = key.of(device.session.clone());
    if !session.keep(NAME).await {
        return Ok(());
    }
    let about = [session.public.as_str()];
    let Some(proof) = session.prove(Purpose::Enrol, at, &about).await else {
        return Ok(());
    };
    let public_key = session.public.clone();
    let id = bind_device(NewHolderDevice { public_key, proof }).await?;
    session.of(id).keep(NAME).await;
    Ok(())
}

/// A proof made at `now`, milliseconds of the server; `None` where this browser is no device.
pub(super) async fn prove(now: i64, what: &str, scenario: Scenario) -> Option<String> {
    let key = DeviceKey::known(NAME).await?;
    let about = [what, &scenario.key()];
    key.prove(Purpose::Codes, now.div_euclid(1_000), &about)
        .await
}
