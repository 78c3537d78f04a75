//! The showing without a network: the screen out of what the phone holds.

use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen_futures::JsFuture;

use super::{
    Setting, drawing,
    drawing::Mood,
    engine,
    timeline::{Face, Moment, Timeline},
    vault,
};
use crate::{
    islands::{
        device,
        stage::{Parts, closest, on},
    },
    paths,
    ports::Codes,
};

/// Fills the offline shell in.
pub(super) async fn begin(shell: Setting) {
    let asked = window().location().pathname().unwrap_or_default();
    let asked = paths::shown_scenario(&asked);
    let at = device::reading();
    let found = vault::open().await;
    let Some((held, anchor)) = found else {
        return nothing(&shell);
    };
    // Set back, the phone's clock tells nothing: what is held is of no use any more.
    let Some(now) = anchor.at(at.wall) else {
        vault::wipe();
        return nothing(&shell);
    };
    let seconds = now.div_euclid(1_000);
    let (owner, photo) = (held.owner.clone(), held.photo.clone());
    let all = held.scenarios(seconds);
    if all.is_empty() {
        vault::wipe();
    }
    let Some((showing, others)) = held.choose(asked, seconds) else {
        return nothing(&Setting {
            others: all,
            ..shell
        });
    };
    let codes = Codes {
        now_ms: now,
        owner: Some(owner),
        codes: showing.codes,
    };
    let mut timeline = Timeline::held(showing.scenario, codes.clone(), anchor, at);
    timeline.pause(device::any_pause());
    let setting = Setting {
        scenario: showing.scenario,
        codes,
        name: showing.name,
        learns: showing.learns,
        photo: (!photo.is_empty()).then_some(photo),
        others,
        ..shell
    };
    engine::go_on(setting, timeline);
}

/// There is nothing to show, or not what was asked for. With a network the page itself
/// comes.
fn nothing(shell: &Setting) {
    let mood = Mood {
        alive: true,
        ..Mood::default()
    };
    let moment = Moment {
        face: Face::NoConnection { since: None },
        code: None,
        left: 0,
        held_until: None,
        check: None,
        request: None,
        request_left: 0,
    };
    let mut facts = drawing::of(&moment, mood, shell);
    facts.say("state", "hidden".to_owned());
    facts.lift("person");
    Parts::find().fill(&facts);
    // Opened by its own address instead of in the place of another page: coming again would only
    // bring the same shell, for ever.
    let own = window()
        .location()
        .pathname()
        .is_ok_and(|path| path == paths::ID_OFFLINE);
    let again = move || {
        let location = window().location();
        let _ = if own {
            location.assign(paths::ID)
        } else {
            location.reload()
        };
    };
    on(&document(), "click", move |event| {
        if closest(event, "[data-do=wake]").is_some() {
            again();
        }
    });
    on(&window(), "online", move |_| again());
    if own {
        return;
    }
    // The network may have come back while this was loading, and nobody tells twice.
    spawn_local(async move {
        let asked = window().fetch_with_str(paths::HEALTH);
        if JsFuture::from(asked).await.is_ok() {
            again();
        }
    });
}
