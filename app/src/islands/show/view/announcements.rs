use leptos::prelude::*;

use super::{Words, check_line::summary_text};
use crate::islands::show::{engine::Engine, timeline::Face};

/// Says changes to those who do not see them: once each, never the seconds.
#[component]
pub(in crate::islands::show) fn Announcements(engine: Engine, words: Words) -> impl IntoView {
    let face = engine.face();
    let check = Memo::new(move |_| engine.moment.with(|moment| moment.check.clone()));
    let request = engine.request();
    let said = Memo::new(move |_| {
        if !engine.alive.get() || request.with(Option::is_some) {
            return String::new();
        }
        match (face.get(), check.get()) {
            (Face::NoConnection { .. }, _) => words.of("show-offline"),
            (Face::SignedOut, _) => words.of("show-signed-out"),
            (Face::Gone, _) => words.of("show-gone"),
            (Face::Hidden | Face::Digits(_) | Face::Settling, _) => String::new(),
            (Face::Taken(check), _) | (Face::Code, Some(check)) => {
                summary_text(words, &check).join(". ")
            }
            (Face::Code, None) => words.of("show-code-shown"),
        }
    });
    view! {
        <p class="visually-hidden" role="status">
            {move || said.get()}
        </p>
    }
}
