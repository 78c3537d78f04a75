use leptos::prelude::*;

use super::{Words, icon};
use crate::{
    islands::show::{engine::Engine, timeline::Face},
    paths,
};

/// What can be done, below the card.
#[component]
pub(in crate::islands::show) fn Buttons(
    engine: Engine,
    words: Words,
    large: RwSignal<bool>,
) -> impl IntoView {
    let face = engine.face();
    let request = engine.request();
    let buttons = move || match face.get() {
        _ if request.with(Option::is_some) => ().into_any(),
        Face::Code | Face::Taken(_) | Face::Settling => view! {
            <Pair>
                <button
                    class="button button-large"
                    type="button"
                    disabled=move || face.get() != Face::Code
                    on:click=move |_| large.set(true)
                >
                    {icon("icon", "enlarge")}
                    {words.of("show-larger")}
                </button>
                <button
                    class="button button-large"
                    type="button"
                    on:click=move |_| engine.fetch_digits()
                >
                    {icon("icon", "digits")}
                    {words.of("show-digits")}
                </button>
            </Pair>
        }
        .into_any(),
        Face::Digits(_) => view! {
            <Pair>
                <button
                    class="button button-large"
                    type="button"
                    on:click=move |_| engine.fetch_digits()
                >
                    {icon("icon", "refresh")}
                    {words.of("show-digits-new")}
                </button>
                <button
                    class="button button-large"
                    type="button"
                    on:click=move |_| engine.close_digits()
                >
                    {icon("icon", "qr")}
                    {words.of("show-code")}
                </button>
            </Pair>
        }
        .into_any(),
        Face::NoConnection { .. } => wide(engine, "refresh", words.of("show-retry")).into_any(),
        Face::Hidden => wide(engine, "eye", words.of("show-again")).into_any(),
        Face::SignedOut => link(sign_in(), words.of("show-sign-in")).into_any(),
        Face::Gone => link(paths::ID.to_owned(), words.of("show-choose")).into_any(),
    };
    view! {
        <div class="stack-tight show-actions" class:show-still=move || !engine.alive.get()>
            <p class="small show-learns show-message" role="status">
                {move || engine.message.get().map(|key| words.of(key))}
            </p>
            {buttons}
        </div>
    }
}

#[component]
fn Pair(children: Children) -> impl IntoView {
    view! { <div class="buttons-pair">{children()}</div> }
}

fn wide(engine: Engine, name: &'static str, label: String) -> impl IntoView {
    view! {
        <button
            class="button button-main button-large button-wide"
            type="button"
            on:click=move |_| engine.wake()
        >
            {icon("icon", name)}
            {label}
        </button>
    }
}

fn link(href: String, label: String) -> impl IntoView {
    view! {
        <a class="button button-main button-large button-wide" href=href>
            {label}
        </a>
    }
}

/// The sign-in page that leads back here.
fn sign_in() -> String {
    let here = window().location().pathname().unwrap_or_default();
    paths::sign_in_then(&here)
}
