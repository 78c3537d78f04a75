use domain::holder::HolderRefusal;
use leptos::prelude::*;

use super::{Words, icon};
use crate::{
    islands::show::{engine::Engine, timeline::Face},
    paths,
    ports::CheckNotice,
    text,
};

/// A calm line about the latest check, once it does not fill the card (any more), and why
/// the registry did not confirm: that is for the holder alone.
#[component]
pub(in crate::islands::show) fn CheckLine(engine: Engine, words: Words) -> impl IntoView {
    let face = engine.face();
    let check = Memo::new(move |_| engine.moment.with(|moment| moment.check.clone()));
    move || {
        let check = check.get()?;
        let told = match face.get() {
            Face::Hidden | Face::SignedOut | Face::Gone => return None,
            Face::Taken(taken) => taken.id != check.id,
            _ => true,
        };
        let reason = check.reason.map(|reason| because(words, reason));
        (told || reason.is_some()).then(|| {
            view! {
                <div class="notice notice-plain show-check">
                    {icon("icon", "people")} {told.then(|| summary(words, &check))} {reason}
                </div>
            }
        })
    }
}

/// Who, when and the two words, as one line of text.
pub(super) fn summary_text(words: Words, check: &CheckNotice) -> [String; 2] {
    let time = text::time(check.at);
    let [first, second] = &check.words;
    let said = match &check.organization {
        Some(name) => words.with(
            "show-check-organization",
            &[("time", &time), ("name", name)],
        ),
        None => words.with("show-check-individual", &[("time", &time)]),
    };
    [
        said,
        words.with("show-check-words", &[("first", first), ("second", second)]),
    ]
}

fn summary(words: Words, check: &CheckNotice) -> impl IntoView + use<> {
    let [said, pair] = summary_text(words, check);
    view! {
        <p class="notice-title">{said}</p>
        <p>{pair}</p>
    }
}

fn because(words: Words, reason: HolderRefusal) -> impl IntoView + use<> {
    view! {
        <p>
            {words.of(&format!("reason-{}", reason.key()))} " "
            <a href=paths::ID_HISTORY>{words.of("show-check-more")}</a>
        </p>
    }
}
