//! What the phone holds for a place without a network: the codes of the next minutes, what
//! is needed to draw them, the photo, and what the server's clock said.
//!
//! All of it lies sealed in the browser's own database, under a key that no script can read,
//! this one neither: the browser seals and opens. Nothing but the end of the last code is
//! there in plain, to throw away what is over. It goes when the codes are over, when the
//! person signs out, when the session turns out to have ended, and when somebody else signs
//! in; `shell/start.js` sees to it on pages without this island.

mod seal;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast as _;

use self::seal::Key;
use crate::islands::{
    clock::Anchor,
    database::{self, Database, settled},
};
use crate::{paths, ports::ShownCode};
use domain::scenario::Scenario;

/// Where `shell/start.js` writes whose page this browser has seen last.
const OWNER: &str = "id-owner";
/// The database; `shell/start.js` deletes it by the same name.
const NAME: &str = "id";
/// What is held.
const HELD: &str = "held";
/// What the server's clock said.
const CLOCK: &str = "clock";

/// One showing, as it can be drawn without a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Showing {
    pub(super) scenario: Scenario,
    /// The scenario in words.
    pub(super) name: String,
    /// What a verifier learns, in one line.
    pub(super) learns: String,
    pub(super) codes: Vec<ShownCode>,
}

impl Showing {
    fn until(&self) -> i64 {
        let ends = self.codes.iter().map(|code| code.closes);
        ends.max().unwrap_or_default()
    }
}

/// Everything that is held of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    /// Id of the session.
    pub(super) owner: String,
    /// The photo as a `data:` address; empty if it could not be had.
    pub(super) photo: String,
    /// The one shown last comes last.
    pub(super) showings: Vec<Showing>,
}

impl Held {
    /// The same after `showing` at `now`, Unix seconds, and without what is over. Somebody
    /// else's goes.
    fn after(self, owner: &str, showing: Showing, now: i64) -> Self {
        let mut held = if self.owner == owner {
            self
        } else {
            Self::default()
        };
        owner.clone_into(&mut held.owner);
        held.showings
            .retain(|known| known.scenario != showing.scenario && now < known.until());
        held.showings.push(showing);
        held
    }

    fn until(&self) -> i64 {
        let ends = self.showings.iter().map(Showing::until);
        ends.max().unwrap_or_default()
    }

    /// The showing of `scenario`, or the last one; and which others there are at `now`, Unix
    /// seconds.
    pub(super) fn choose(
        mut self,
        scenario: Option<Scenario>,
        now: i64,
    ) -> Option<(Showing, Vec<Scenario>)> {
        self.showings.retain(|showing| now < showing.until());
        let asked = self
            .showings
            .iter()
            .position(|showing| Some(showing.scenario) == scenario);
        let at = match (asked, scenario) {
            (Some(at), _) => at,
            // Another fact than the one that was asked for is not shown unasked.
            (None, Some(_)) => return None,
            (None, None) => self.showings.len().checked_sub(1)?,
        };
        let chosen = self.showings.remove(at);
        let others = self.showings.iter().map(|showing| showing.scenario);
        Some((chosen, others.collect()))
    }

    /// Which showings there are at `now`, Unix seconds.
    pub(super) fn scenarios(&self, now: i64) -> Vec<Scenario> {
        let held = self.showings.iter();
        held.filter(|showing| now < showing.until())
            .map(|showing| showing.scenario)
            .collect()
    }
}

/// Holds `showing` of the session `owner`, as it is at `now`, Unix seconds. A browser that
/// keeps nothing is no reason not to show.
pub(super) async fn hold(owner: &str, showing: Showing, now: i64) {
    if !is_here(owner) {
        return;
    }
    let Some(database) = Database::open(NAME).await else {
        return;
    };
    if let Some(key) = Key::of(&database).await {
        let held: Held = get(&database, &key, HELD).await.unwrap_or_default();
        let mut held = held.after(owner, showing, now);
        if held.photo.is_empty() {
            held.photo = photo().await.unwrap_or_default();
        }
        // The person may have signed out over the question.
        if is_here(owner) {
            put(&database, &key, HELD, &held, held.until()).await;
        }
    }
    database.close();
}

/// Holds what the server's clock said.
pub(super) async fn hold_clock(owner: &str, anchor: Anchor) {
    if !is_here(owner) {
        return;
    }
    let Some(database) = Database::open(NAME).await else {
        return;
    };
    if let Some(key) = Key::of(&database).await {
        put(&database, &key, CLOCK, &anchor, 0).await;
    }
    database.close();
}

/// What is held, and what the server's clock said when it was heard last.
pub(super) async fn open() -> Option<(Held, Anchor)> {
    let database = Database::open(NAME).await?;
    let found = async {
        let key = Key::known(&database).await?;
        let held: Held = get(&database, &key, HELD).await?;
        Some((held, get(&database, &key, CLOCK).await?))
    };
    let found = found.await;
    database.close();
    found.filter(|(held, _)| is_here(&held.owner))
}

/// Throws everything away, the key first of all.
pub(super) fn wipe() {
    database::delete(NAME);
}

/// Whether the person of this session is still the one at this browser.
fn is_here(owner: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    let seen = storage.and_then(|storage| storage.get_item(OWNER).ok().flatten());
    seen.as_deref() == Some(owner)
}

async fn get<T: DeserializeOwned>(database: &Database, key: &Key, name: &str) -> Option<T> {
    let sealed = database.get(name).await?;
    let bytes = key.open(name, &sealed).await?;
    serde_json::from_slice(&bytes).ok()
}

async fn put(database: &Database, key: &Key, name: &str, value: &impl Serialize, until: i64) {
    let Ok(text) = serde_json::to_string(value) else {
        return;
    };
    if let Some(sealed) = key.seal(name, text.as_bytes()).await {
        if until > 0 {
            let _ = Reflect::set(&sealed, &"until".into(), &(until as f64).into());
        }
        database.put(name, &sealed).await;
    }
}

/// The holder's photo as a `data:` address.
async fn photo() -> Option<String> {
    let response = settled(window().fetch_with_str(paths::ID_PHOTO)).await?;
    let response: web_sys::Response = response.unchecked_into();
    let blob = settled(response.ok().then(|| response.blob())?.ok()?).await?;
    let reader = web_sys::FileReader::new().ok()?;
    let read = Promise::new(&mut |done: Function, _| {
        reader.set_onloadend(Some(&done));
    });
    reader.read_as_data_url(blob.unchecked_ref()).ok()?;
    settled(read).await?;
    reader.result().ok()?.as_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn showing(scenario: Scenario, opens: i64) -> Showing {
        Showing {
            scenario,
            name: String::new(),
            learns: String::new(),
            codes: vec![ShownCode {
                opens,
                closes: opens + 30,
                size: 49,
                modules: String::new(),
            }],
        }
    }

    fn held() -> Held {
        Held::default()
            .after("anna", showing(Scenario::Age18, 300), 300)
            .after("anna", showing(Scenario::Identity, 330), 310)
    }

    #[test]
    fn the_one_asked_for_or_the_last_one_shown() {
        let chosen = |scenario| held().choose(scenario, 310);
        let (last, others) = chosen(None).unwrap();
        assert_eq!(last.scenario, Scenario::Identity);
        assert_eq!(others, [Scenario::Age18]);
        let (asked, _) = chosen(Some(Scenario::Age18)).unwrap();
        assert_eq!(asked.scenario, Scenario::Age18);
        assert_eq!(chosen(Some(Scenario::Loyalty)), None);
    }

    #[test]
    fn what_is_over_is_not_there() {
        assert_eq!(held().choose(Some(Scenario::Age18), 330), None);
        assert_eq!(held().scenarios(330), [Scenario::Identity]);
        assert_eq!(held().choose(None, 360), None);
        let later = held().after("anna", showing(Scenario::Loyalty, 360), 360);
        assert_eq!(later.showings.len(), 1, "nor is it held any longer");
    }

    #[test]
    fn somebody_else_finds_nothing() {
        let anna = Held {
            photo: "data:".to_owned(),
            ..held()
        };
        let boris = anna.after("boris", showing(Scenario::Loyalty, 300), 300);
        assert_eq!(boris.photo, "");
        assert_eq!(boris.scenarios(0), [Scenario::Loyalty]);
    }
}
