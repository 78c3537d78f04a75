//! The screen a holder shows: photo, code, countdown.
//!
//! [`timeline`] decides everything that depends on time, without a browser; [`engine`] keeps
//! it going with the browser's clocks and the server's answers; [`view`] draws it.

mod browser;
mod clock;
mod engine;
mod errand;
mod shelf;
mod timeline;
mod view;

use std::collections::BTreeMap;

use domain::scenario::Scenario;
use leptos::prelude::*;

use self::{
    engine::Engine,
    view::{Announcements, Buttons, Card, CheckLine, Large, Learns, Request, Words},
};
use crate::ports::{Codes, Notices};

/// The showing of one scenario. The server draws it with the code of this moment; from then
/// on it goes by itself.
#[island]
pub fn Show(
    /// What is shown.
    scenario: Scenario,
    /// The codes of this window and the next.
    codes: Codes,
    /// What has happened lately.
    notices: Notices,
    /// What a verifier learns, in one line.
    learns: String,
    /// Address of the holder's photo.
    photo: String,
    /// `show-…` and `reason-…`.
    texts: BTreeMap<String, String>,
) -> impl IntoView {
    let words = Words::new(texts);
    let engine = Engine::new(scenario, codes, notices);
    let large = RwSignal::new(false);
    Effect::new(move |_| engine.start());
    view! {
        <div class="show-middle">
            <Card engine words photo=photo.clone() large />
            <Request engine words />
            <CheckLine engine words />
            <Learns engine words learns />
        </div>
        <Buttons engine words large />
        <Announcements engine words />
        <Large engine words photo large />
    }
}
