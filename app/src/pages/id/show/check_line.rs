//! A calm line about the latest check, and for the holder alone why it was not confirmed.

use leptos::prelude::*;

use super::first;
use crate::{components::Icon, paths, text::t};

/// The line.
#[component]
pub(super) fn CheckLine() -> AnyView {
    let first = first();
    let text = |name: &str| first.text(name).to_owned();
    let unsaid = |name: &str| first.text(name).is_empty();
    view! {
        <div class="notice notice-plain show-check" data-when="check" hidden=!first.shows("check")>
            <Icon name="people" />
            <p class="notice-title" data-text="check" hidden=unsaid("check")>
                {text("check")}
            </p>
            <p data-text="check-words" hidden=unsaid("check-words")>
                {text("check-words")}
            </p>
            <p data-when="reason" hidden=!first.shows("reason")>
                <span data-text="reason">{text("reason")}</span>
                " "
                <a href=paths::ID_HISTORY>{t("show-check-more")}</a>
            </p>
            <p data-when="receipt" hidden=!first.shows("receipt")>
                <a href=text("receipt") data-set="href:receipt">{t("receipt-link")}</a>
            </p>
        </div>
    }
    .into_any()
}
