//! From the button to a phone that is enrolled.

use std::rc::Rc;

use domain::{device::Purpose, presentation::Origin};
use leptos::{prelude::document, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::Setting;
use crate::{
    api::enrol_phone,
    error::AppError,
    islands::{
        device,
        device_key::NewKey,
        stage::{Facts, Parts, on, one},
        texts::text,
        webcrypto,
    },
    ports::EnrolDevice,
};

struct Engine {
    setting: Setting,
    parts: Parts,
    /// The page's steady clock when it came.
    began: i64,
}

/// Waits for the button.
pub(super) fn begin(setting: Setting) {
    let engine = Rc::new(Engine {
        setting,
        parts: Parts::find(),
        began: device::reading().steady,
    });
    if webcrypto::subtle().is_none() {
        return engine.show("unable", "enrol-phone-unable");
    }
    engine.show("ready", "");
    on(&document(), "submit", move |event| {
        event.prevent_default();
        let engine = Rc::clone(&engine);
        engine.show("busy", "");
        spawn_local(async move {
            let (state, trouble) = match engine.enrol().await {
                Ok(()) => ("done", ""),
                Err(trouble) => ("ready", trouble),
            };
            engine.show(state, trouble);
        });
    });
}

impl Engine {
    fn show(&self, state: &str, trouble: &str) {
        let mut facts = Facts::default();
        facts.hold(state);
        let trouble = match trouble {
            "" => String::new(),
            key => text(&self.setting.texts, key),
        };
        facts.say("trouble", trouble);
        self.parts.fill(&facts);
    }

    /// Registers a new key under the name in the field; a key of what went wrong.
    async fn enrol(&self) -> Result<(), &'static str> {
        let setting = &self.setting;
        let field = one("#phone_name").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        let name = field.map(|field| field.value()).unwrap_or_default();
        if name.trim().is_empty() {
            return Err("enrol-phone-nameless");
        }
        let unable = "enrol-phone-unable";
        let origin = Origin::parse(&setting.origin).map_err(|_| unable)?;
        let key = NewKey::make().await.ok_or(unable)?;
        let public_key = key.public.clone();
        let key = key.called(setting.id.clone(), origin);
        // First of all: a phone whose link is used up and whose key is gone is of no use.
        if !key.keep(setting.ogrn.as_str()).await {
            return Err(unable);
        }
        let at = setting.now + (device::reading().steady - self.began).div_euclid(1_000);
        let about = [setting.secret.as_str(), &public_key, &name];
        let proof = key.prove(Purpose::Enrol, at, &about).await;
        let phone = EnrolDevice {
            secret: setting.secret.clone(),
            proof: proof.ok_or(unable)?,
            public_key,
            name,
        };
        enrol_phone(phone).await.map_err(|error| match error {
            AppError::Conflict | AppError::NotFound => "enrol-phone-over",
            AppError::Invalid { .. } => "enrol-phone-again",
            _ => "enrol-phone-network",
        })
    }
}
