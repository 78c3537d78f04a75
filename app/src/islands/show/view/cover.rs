use leptos::prelude::*;

use super::{Words, icon};
use crate::{
    islands::show::{engine::Engine, timeline::Face},
    ports::CheckNotice,
    text,
};

/// What stands in the code's place.
#[component]
pub(super) fn Cover(engine: Engine, words: Words, face: Memo<Face>) -> impl IntoView {
    let cover = move || match face.get() {
        Face::Code => None,
        Face::Taken(check) => Some(taken(words, &check).into_any()),
        Face::Digits(digits) => Some(spelled(words, &digits).into_any()),
        Face::NoConnection { .. } => Some(said(words, "no-network", "show-offline").into_any()),
        Face::Settling => Some(view! { <p>{words.of("show-settling")}</p> }.into_any()),
        Face::Hidden => Some(said(words, "eye-off", "show-hidden").into_any()),
        Face::SignedOut => Some(said(words, "sign-out", "show-signed-out").into_any()),
        Face::Gone => Some(said(words, "details", "show-gone").into_any()),
    };
    let asked = engine.request();
    move || {
        cover()
            .filter(|_| asked.with(Option::is_none))
            .map(|cover| view! { <div class="code-cover">{cover}</div> })
    }
}

/// Icon, what happened, what to do.
fn said(words: Words, name: &'static str, key: &str) -> impl IntoView + use<> {
    view! {
        {icon("icon icon-large", name)}
        <h2>{words.of(key)}</h2>
        <p>{words.of(&format!("{key}-text"))}</p>
    }
}

/// Who, when, and the words to compare. No tick, no verdict.
fn taken(words: Words, check: &CheckNotice) -> impl IntoView + use<> {
    let [first, second] = check.words.clone();
    let who = check
        .organization
        .clone()
        .unwrap_or_else(|| words.of("show-individual"));
    view! {
        <h2>{words.with("show-taken-at", &[("time", &text::time(check.at))])}</h2>
        <p>{who}</p>
        <p class="words-label">{words.of("show-words-label")}</p>
        <p class="words-pair">
            <span>{first} " —"</span>
            " "
            <span>{second}</span>
        </p>
    }
}

/// The digits, in two groups for the eye and one by one for the ear.
fn spelled(words: Words, digits: &str) -> impl IntoView + use<> {
    let (left, right) = digits.split_at_checked(4).unwrap_or((digits, ""));
    let one_by_one: Vec<String> = digits.chars().map(String::from).collect();
    view! {
        <p>{words.of("show-digits-say")}</p>
        <p class="code-digits" role="img" aria-label=one_by_one.join(" ")>
            {format!("{left}\u{a0}{right}")}
        </p>
        <p>{words.of("show-digits-careful")}</p>
    }
}
