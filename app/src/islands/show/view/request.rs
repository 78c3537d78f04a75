use leptos::prelude::*;

use super::{Words, icon};
use crate::{islands::show::engine::Engine, paths, ports::IdentityRequest};

/// Seconds in which a request can be answered.
const MINUTE: &str = "60";

/// Somebody asks who the holder is: two buttons of equal size. The focus goes to the panel,
/// not to a button, so that no key pressed for something else can allow it.
#[component]
pub(in crate::islands::show) fn Request(engine: Engine, words: Words) -> impl IntoView {
    let request = engine.request();
    move || {
        request
            .get()
            .map(|request| view! { <Panel engine words request /> })
    }
}

#[component]
fn Panel(engine: Engine, words: Words, request: IdentityRequest) -> impl IntoView {
    let panel = NodeRef::<leptos::html::Section>::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            let _ = panel.focus();
        }
    });
    let authority = words.with(
        "show-ask-authority",
        &[("ogrn", &request.ogrn), ("power", &request.power)],
    );
    view! {
        <section
            class="ask"
            role="alertdialog"
            tabindex="-1"
            aria-labelledby="ask-title"
            aria-describedby="ask-fields"
            node_ref=panel
        >
            <div class="ask-who">
                <h2 class="quiet small" id="ask-title">
                    {words.of("show-ask-title")}
                </h2>
                <strong>{request.organization.clone()}</strong>
                <p class="quiet">{authority}</p>
            </div>
            <div>
                <p>{words.of("show-ask-fields")}</p>
                <ul class="ask-fields" id="ask-fields" role="list">
                    {request.fields.iter().map(|key| field(words, key)).collect_view()}
                </ul>
            </div>
            <Time engine words />
            <Answer engine words id=request.id />
        </section>
    }
}

fn field(words: Words, key: &str) -> impl IntoView + use<> {
    let name = match key {
        "photo" => "photo",
        "name" => "user",
        "birth" => "clock",
        "document" => "document",
        _ => "details",
    };
    view! {
        <li>
            {icon("icon", name)}
            {words.of(&format!("show-field-{key}"))}
        </li>
    }
}

#[component]
fn Time(engine: Engine, words: Words) -> impl IntoView {
    let left = Memo::new(move |_| engine.moment.with(|moment| moment.request_left));
    view! {
        <div class="ask-time">
            <p class="quiet small figures">
                {move || words.with("show-ask-time", &[("n", &left.get().to_string())])}
            </p>
            <progress
                max=MINUTE
                value=move || left.get().to_string()
                aria-label=words.of("show-ask-left")
            ></progress>
        </div>
    }
}

/// A form, so that it works without JavaScript too.
#[component]
fn Answer(engine: Engine, words: Words, id: String) -> impl IntoView {
    let (refused, allowed) = (id.clone(), id.clone());
    let busy = move || engine.busy.get();
    view! {
        <form class="buttons-pair" method="post" action=paths::ID_ANSWER>
            <input type="hidden" name="request" value=id />
            <button
                class="button button-large"
                name="answer"
                value="refuse"
                disabled=busy
                on:click=move |event| {
                    event.prevent_default();
                    engine.answer(refused.clone(), false);
                }
            >
                {words.of("show-ask-refuse")}
            </button>
            <button
                class="button button-main button-large"
                name="answer"
                value="allow"
                disabled=busy
                on:click=move |event| {
                    event.prevent_default();
                    engine.answer(allowed.clone(), true);
                }
            >
                {words.of("show-ask-allow")}
            </button>
        </form>
    }
}
