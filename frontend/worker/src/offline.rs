//! Judges codes without a network: `domain::offline`, with JSON in and out. What is kept, and
//! when, is in `outbox.js` and `worker.js`; the rules are all in `domain`.

use domain::offline::{self, Anchor, Kit, Question, Reading, Seen, Standing};
use wasm_bindgen::prelude::wasm_bindgen;

/// A verdict, and the clock that has learnt from it.
#[wasm_bindgen(getter_with_clone)]
pub struct Judged {
    /// JSON of [`offline::OfflineAnswer`].
    pub answer: String,
    /// JSON of [`Anchor`].
    pub anchor: String,
}

/// What a code claims to be.
#[wasm_bindgen(getter_with_clone)]
pub struct Claimed {
    /// Its session id, 32 hexadecimal digits.
    pub session: String,
    /// The last Unix second at which it counts.
    pub until: f64,
}

/// What the question's code claims to be.
#[wasm_bindgen]
#[must_use]
pub fn offline_claimed(kit: &str, question: &str) -> Option<Claimed> {
    let kit: Kit = serde_json::from_str(kit).ok()?;
    let question: Question = serde_json::from_str(question).ok()?;
    let claimed = offline::claimed(&kit, &question.text)?;
    Some(Claimed {
        session: claimed.session.to_string(),
        until: claimed.until as f64,
    })
}

/// The time, and the clock that will not go behind it any more.
#[wasm_bindgen(getter_with_clone)]
pub struct Passed {
    /// Unix seconds.
    pub at: f64,
    /// JSON of [`Anchor`].
    pub anchor: String,
}

/// What time has certainly come by this clock.
#[wasm_bindgen]
#[must_use]
pub fn offline_passed(anchor: &str, reading: &str) -> Option<Passed> {
    let anchor: Anchor = serde_json::from_str(anchor).ok()?;
    let reading: Reading = serde_json::from_str(reading).ok()?;
    let now = anchor.now(reading);
    Some(Passed {
        at: now.seconds() as f64,
        anchor: serde_json::to_string(&anchor.raised(now.ms)).ok()?,
    })
}

/// Judges the question's code; `seen` is what this device remembers of its session id. Nothing
/// if what was kept cannot be read: then nothing can be said.
#[wasm_bindgen]
#[must_use]
pub fn offline_judge(
    kit: &str,
    anchor: &str,
    reading: &str,
    question: &str,
    seen: Option<String>,
) -> Option<Judged> {
    let kit: Kit = serde_json::from_str(kit).ok()?;
    let anchor: Anchor = serde_json::from_str(anchor).ok()?;
    let reading: Reading = serde_json::from_str(reading).ok()?;
    let question: Question = serde_json::from_str(question).ok()?;
    let seen: Option<Seen> = match seen {
        Some(seen) => Some(serde_json::from_str(&seen).ok()?),
        None => None,
    };
    let now = anchor.now(reading);
    let answer = offline::judge(&kit, &question, now, seen.as_ref());
    let passed = answer.proves.map_or(now.ms, |proves| proves * 1_000);
    let anchor = anchor.raised(now.ms).raised(passed);
    Some(Judged {
        answer: serde_json::to_string(&answer).ok()?,
        anchor: serde_json::to_string(&anchor).ok()?,
    })
}

/// The clock by what the server has just said in `kit`; `reading` was taken `ago` milliseconds
/// before the server read its clock.
#[wasm_bindgen]
#[must_use]
pub fn offline_anchor(kit: &str, reading: &str, ago: f64) -> Option<String> {
    let kit: Kit = serde_json::from_str(kit).ok()?;
    let reading: Reading = serde_json::from_str(reading).ok()?;
    serde_json::to_string(&Anchor::drop_at(kit.at_ms, reading.later(ago as i64))).ok()
}

/// Whether `kit` may take the place of `before`: see [`Kit::follows`]. What cannot be read any
/// more is followed by anything.
#[wasm_bindgen]
#[must_use]
pub fn offline_follows(kit: &str, before: &str) -> bool {
    let Ok(kit) = serde_json::from_str::<Kit>(kit) else {
        return false;
    };
    serde_json::from_str::<Kit>(before).map_or(true, |before| kit.follows(&before))
}

/// How what is kept stands: JSON of [`Standing`].
#[wasm_bindgen]
#[must_use]
pub fn offline_standing(kit: &str, anchor: &str, reading: &str) -> Option<String> {
    let kit: Kit = serde_json::from_str(kit).ok()?;
    let anchor: Anchor = serde_json::from_str(anchor).ok()?;
    let reading: Reading = serde_json::from_str(reading).ok()?;
    serde_json::to_string(&Standing::of(&kit, &anchor, reading)).ok()
}
