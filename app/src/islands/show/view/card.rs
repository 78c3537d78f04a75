use leptos::prelude::*;

use super::{Words, cover::Cover, icon, picture::Picture};
use crate::{
    islands::show::{engine::Engine, timeline::Face},
    text,
};

/// Seconds that the digits count.
const DIGITS: i64 = 60;
/// Seconds between two codes.
const PERIOD: i64 = domain::presentation::window::PERIOD;

/// The white card: photo, countdown, code, or what stands in the code's place.
#[component]
pub(in crate::islands::show) fn Card(
    engine: Engine,
    words: Words,
    photo: String,
    large: RwSignal<bool>,
) -> impl IntoView {
    let face = engine.face();
    let request = engine.request();
    let state = move || match face.get() {
        Face::Code | Face::Settling => "shown",
        Face::Taken(_) => "checked",
        Face::Digits(_) => "digits",
        Face::NoConnection { .. } => "offline",
        Face::Hidden | Face::SignedOut | Face::Gone => "hidden",
    };
    let faceless = move || matches!(face.get(), Face::Hidden | Face::SignedOut | Face::Gone);
    view! {
        <section
            class="code-card"
            data-state=state
            aria-label=words.of("show-card")
            hidden=move || request.with(Option::is_some)
        >
            <Ring engine face />
            <div class="code-person" hidden=faceless>
                <img
                    class="code-photo"
                    src=photo.clone()
                    alt=words.of("show-photo")
                    width="108"
                    height="144"
                />
                <p class="code-left">
                    <Left engine words face />
                </p>
            </div>
            <button
                class="code-field"
                type="button"
                aria-label=words.of("show-enlarge")
                hidden=move || face.get() != Face::Code
                disabled=move || !engine.alive.get()
                on:click=move |_| large.set(true)
            >
                <Picture engine words photo />
            </button>
            <Cover engine words face />
        </section>
    }
}

/// The thin ring that runs down around the card.
#[component]
fn Ring(engine: Engine, face: Memo<Face>) -> impl IntoView {
    let period = move || match face.get() {
        Face::Code | Face::Taken(_) => Some(PERIOD),
        Face::Digits(_) => Some(DIGITS),
        _ => None,
    };
    let period = Memo::new(move |_| period().filter(|_| engine.alive.get()));
    let gone = move |period: i64| {
        let left = engine.moment.with(|moment| moment.left);
        (period - left.clamp(0, period)).to_string()
    };
    move || {
        period.get().map(|period| {
            let class = if period == DIGITS {
                "ring ring-60"
            } else {
                "ring"
            };
            view! {
                <svg class=class aria-hidden="true">
                    <rect width="100%" height="100%" rx="14"></rect>
                    <rect
                        class="ring-left"
                        width="100%"
                        height="100%"
                        rx="14"
                        pathLength=period.to_string()
                        stroke-dashoffset=move || gone(period)
                    ></rect>
                </svg>
            }
        })
    }
}

/// The seconds beside the photo, and the hint to turn the brightness up.
#[component]
fn Left(engine: Engine, words: Words, face: Memo<Face>) -> impl IntoView {
    let hinted = Memo::new(move |told: Option<&bool>| {
        let first = engine.moment.with(|moment| moment.left) > 1;
        told.copied().unwrap_or(true) && (first || !engine.alive.get())
    });
    let seconds = move || {
        let left = engine.moment.with(|moment| moment.left).to_string();
        words.with("show-seconds", &[("n", &left)])
    };
    let counted = move |label: &str| {
        view! {
            <span class="code-seconds">{seconds}</span>
            {words.of(label)}
        }
    };
    move || match face.get() {
        _ if !engine.alive.get() => words.of("show-still").into_any(),
        Face::Code => view! {
            {counted("show-until-new")}
            {move || hinted.get().then(|| view! {
                <span class="show-hint">
                    {icon("icon icon-small", "sun")} {words.of("show-bright")}
                </span>
            })}
        }
        .into_any(),
        Face::Taken(_) => counted("show-until-next").into_any(),
        Face::Digits(_) => counted("show-digits-count").into_any(),
        Face::NoConnection { since: Some(since) } => words
            .with("show-offline-since", &[("time", &text::time(since))])
            .into_any(),
        _ => ().into_any(),
    }
}
