//! The key of this browser as a device: made by WebCrypto, not extractable, kept in a database of
//! its own. It signs, and no script gets its bytes, ours neither. `frontend/worker/worker.js`
//! looks for it by the same names.

use domain::{
    device::{Purpose, Statement},
    offline::packed,
    presentation::Origin,
};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    database::{Database, call, settled},
    webcrypto::{object, subtle},
};

/// The database, and its one store.
const NAME: &str = "devices";
const CURVE: &str = "P-256";
const ALGORITHM: &str = "ECDSA";
const HASH: &str = "SHA-256";

/// A key, its public half, and what the server calls the device.
pub(super) struct DeviceKey {
    /// Id of the device.
    pub(super) id: String,
    /// The installation that knows it.
    pub(super) origin: Origin,
    /// Base64url of the point.
    pub(super) public: String,
    key: JsValue,
}

/// A key that was made and that no server knows yet.
pub(super) struct NewKey {
    /// Base64url of the point.
    pub(super) public: String,
    key: JsValue,
}

impl NewKey {
    /// Makes one; `None` where the browser has no WebCrypto (pages without https).
    pub(super) async fn make() -> Option<Self> {
        let subtle = subtle()?;
        let algorithm = object(&[("name", ALGORITHM.into()), ("namedCurve", CURVE.into())]);
        let uses = Array::of1(&"sign".into());
        let made = call(
            &subtle,
            "generateKey",
            &[&algorithm, &JsValue::FALSE, &uses],
        )?;
        let pair = settled(made.unchecked_into()).await?;
        let part = |name: &str| Reflect::get(&pair, &name.into()).ok();
        // Of a pair only the private half is not extractable.
        let public = call(&subtle, "exportKey", &[&"raw".into(), &part("publicKey")?])?;
        let public = settled(public.unchecked_into()).await?;
        Some(Self {
            public: packed(&Uint8Array::new(&public).to_vec()),
            key: part("privateKey")?,
        })
    }

    /// The same as the device that the server calls `id`.
    pub(super) fn called(self, id: String, origin: Origin) -> DeviceKey {
        DeviceKey {
            id,
            origin,
            public: self.public,
            key: self.key,
        }
    }
}

impl DeviceKey {
    /// The same key as the device that the server calls `id`.
    pub(super) fn of(&self, id: String) -> Self {
        Self {
            id,
            origin: self.origin.clone(),
            public: self.public.clone(),
            key: self.key.clone(),
        }
    }

    /// The one kept under `name`.
    pub(super) async fn known(name: &str) -> Option<Self> {
        let database = Database::open(NAME).await?;
        let found = database.get(name).await;
        database.close();
        let found = found?;
        let text = |name: &str| Reflect::get(&found, &name.into()).ok()?.as_string();
        Some(Self {
            id: text("id")?,
            origin: Origin::parse(&text("origin")?).ok()?,
            public: text("public")?,
            key: Reflect::get(&found, &"key".into()).ok()?,
        })
    }

    /// Keeps it under `name`, and asks the browser not to throw it away for want of room.
    /// `false` if the browser keeps nothing.
    pub(super) async fn keep(&self, name: &str) -> bool {
        let Some(database) = Database::open(NAME).await else {
            return false;
        };
        let entry = object(&[
            ("id", self.id.as_str().into()),
            ("origin", self.origin.as_str().into()),
            ("public", self.public.as_str().into()),
            ("key", self.key.clone()),
        ]);
        database.put(name, &entry).await;
        let kept = database.get(name).await.is_some();
        database.close();
        persist();
        kept
    }

    /// A proof made at `at` (Unix seconds of the server), about `about`, as the server reads it.
    pub(super) async fn prove(&self, purpose: Purpose, at: i64, about: &[&str]) -> Option<String> {
        let statement = Statement {
            purpose,
            origin: &self.origin,
            device: &self.id,
            at,
            about,
        };
        let bytes = Uint8Array::from(statement.bytes().as_slice());
        let algorithm = object(&[("name", ALGORITHM.into()), ("hash", HASH.into())]);
        let signed = call(&subtle()?, "sign", &[&algorithm, &self.key, &bytes])?;
        let signature = settled(signed.unchecked_into()).await?;
        let signature = packed(&Uint8Array::new(&signature).to_vec());
        Some(format!("{}.{at}.{signature}", self.id))
    }
}

/// Not every browser has it, and one that refuses keeps things all the same.
fn persist() -> Option<()> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    call(&storage, "persist", &[]).map(drop)
}
