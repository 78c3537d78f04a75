//! Draws the moment.

mod announcements;
mod buttons;
mod card;
mod check_line;
mod cover;
mod large;
mod picture;
mod request;

use leptos::prelude::*;

pub(super) use self::{
    announcements::Announcements, buttons::Buttons, card::Card, check_line::CheckLine,
    large::Large, request::Request,
};
use super::{engine::Engine, timeline::Face};
use crate::islands::texts::{Texts, fill, text};

/// The texts of this screen.
#[derive(Clone, Copy)]
pub(super) struct Words(StoredValue<Texts>);

impl Words {
    pub(super) fn new(texts: Texts) -> Self {
        Self(StoredValue::new(texts))
    }

    /// The text of `key`.
    fn of(self, key: &str) -> String {
        self.0.with_value(|texts| text(texts, key))
    }

    /// The text of `key` with values put in.
    fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        fill(&self.of(key), values)
    }
}

/// An icon beside words, in one of the sizes of the stylesheet.
fn icon(class: &'static str, name: &str) -> impl IntoView + use<> {
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}

/// The line under the card: what a verifier learns, or what else helps.
#[component]
pub(super) fn Learns(engine: Engine, words: Words, learns: String) -> impl IntoView {
    let face = engine.face();
    let request = engine.request();
    let line = move || match face.get() {
        _ if request.with(Option::is_some) => Some(words.of("show-ask-free")),
        Face::Code | Face::Digits(_) | Face::Settling => Some(learns.clone()),
        Face::Taken(_) => Some(words.of("show-taken-learns")),
        Face::NoConnection { .. } => Some(words.of("show-offline-paper")),
        Face::Hidden | Face::SignedOut | Face::Gone => None,
    };
    move || line().map(|line| view! { <p class="show-learns">{line}</p> })
}
