//! Somebody asks who the holder is: two buttons of equal size.

use leptos::prelude::*;

use super::first;
use crate::{components::Icon, paths, text::t};

/// Every field that may be asked for, with its icon.
const FIELDS: [(&str, &str); 4] = [
    ("photo", "photo"),
    ("name", "user"),
    ("birth", "clock"),
    ("document", "document"),
];

/// The panel in the card's place.
#[component]
pub(super) fn Request() -> AnyView {
    let first = first();
    let text = |name: &str| first.text(name).to_owned();
    let fields = FIELDS.map(|(key, icon)| {
        let when = format!("ask-{key}");
        let hidden = !first.shows(&when);
        view! {
            <li data-when=when hidden=hidden>
                <Icon name=icon />
                {t(&format!("show-field-{key}"))}
            </li>
        }
    });
    view! {
        <section
            class="ask"
            role="alertdialog"
            tabindex="-1"
            aria-labelledby="ask-title"
            aria-describedby="ask-fields"
            data-when="asked"
            hidden=!first.shows("asked")
        >
            <div class="ask-who">
                <h2 class="quiet small" id="ask-title">
                    {t("show-ask-title")}
                </h2>
                <strong data-text="ask-organization">{text("ask-organization")}</strong>
                <p class="quiet" data-text="ask-authority">{text("ask-authority")}</p>
            </div>
            <div>
                <p>{t("show-ask-fields")}</p>
                <ul class="ask-fields" id="ask-fields" role="list">
                    {fields.into_iter().collect_view()}
                </ul>
            </div>
            <div class="ask-time">
                <p class="quiet small figures" data-text="ask-time">{text("ask-time")}</p>
                <progress
                    max="60"
                    value=text("ask-left")
                    data-set="value:ask-left"
                    aria-label=t("show-ask-left")
                ></progress>
            </div>
            // A form, so that it works without JavaScript too.
            <form class="buttons-pair" method="post" action=paths::ID_ANSWER>
                <input
                    type="hidden"
                    name="request"
                    value=text("ask-id")
                    data-set="value:ask-id"
                />
                <button
                    class="button button-large"
                    name="answer"
                    value="refuse"
                    data-do="refuse"
                    data-off="busy"
                >
                    {t("show-ask-refuse")}
                </button>
                <button
                    class="button button-main button-large"
                    name="answer"
                    value="allow"
                    data-do="allow"
                    data-off="busy"
                >
                    {t("show-ask-allow")}
                </button>
            </form>
        </section>
    }
    .into_any()
}
