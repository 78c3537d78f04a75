//! Sealing: AES-256-GCM by the browser's WebCrypto, under a key that cannot be taken out of
//! it. The key lies in the database beside what it seals, as an object without its bytes, so
//! it is good against whoever reads the files of a profile as far as the browser and the
//! phone keep it from them, and against no script of this origin.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::islands::{
    database::{Database, call, settled},
    webcrypto::{object, subtle},
};

const KEY: &str = "key";
const ALGORITHM: &str = "AES-GCM";
const BITS: i32 = 256;
/// Bytes of the number that no two seals share: as the algorithm wants it, at random.
const NONCE: u32 = 12;

/// The key.
pub(super) struct Key {
    key: JsValue,
    subtle: JsValue,
}

impl Key {
    /// The key of this browser, if it has one.
    pub(super) async fn known(database: &Database) -> Option<Self> {
        let subtle = subtle()?;
        let key = database.get(KEY).await?;
        Some(Self { key, subtle })
    }

    /// The key of this browser; a new one if it has none.
    pub(super) async fn of(database: &Database) -> Option<Self> {
        if let Some(key) = Self::known(database).await {
            return Some(key);
        }
        let algorithm = object(&[("name", ALGORITHM.into()), ("length", BITS.into())]);
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let extractable = JsValue::FALSE;
        let made = call(
            &subtle()?,
            "generateKey",
            &[&algorithm, &extractable, &uses],
        )?;
        let key = settled(made.unchecked_into()).await?;
        // Another tab may have been quicker: then its key counts.
        database.add(KEY, &key).await;
        Self::known(database).await
    }

    /// Seals `bytes` under `name`: what was sealed under another name does not open.
    pub(super) async fn seal(&self, name: &str, bytes: &[u8]) -> Option<JsValue> {
        let nonce = Uint8Array::new_with_length(NONCE);
        let crypto = Reflect::get(&window(), &"crypto".into()).ok()?;
        call(&crypto, "getRandomValues", &[&nonce])?;
        let bytes = Uint8Array::from(bytes);
        let sealed = self.run("encrypt", name, &nonce, &bytes).await?;
        Some(object(&[("nonce", nonce.into()), ("sealed", sealed)]).into())
    }

    /// What was sealed under `name`; `None` if it was not, or not by this key.
    pub(super) async fn open(&self, name: &str, sealed: &JsValue) -> Option<Vec<u8>> {
        let part = |part: &str| Reflect::get(sealed, &part.into()).ok();
        let nonce = part("nonce")?;
        let bytes = self.run("decrypt", name, &nonce, &part("sealed")?).await?;
        Some(Uint8Array::new(&bytes).to_vec())
    }

    async fn run(&self, how: &str, name: &str, nonce: &JsValue, data: &JsValue) -> Option<JsValue> {
        let algorithm = object(&[
            ("name", ALGORITHM.into()),
            ("iv", nonce.clone()),
            ("additionalData", Uint8Array::from(name.as_bytes()).into()),
        ]);
        let promise = call(&self.subtle, how, &[&algorithm, &self.key, data])?;
        settled(promise.unchecked_into()).await
    }
}
