use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::organization::told;
use crate::{components::TextArea, paths, ports::OrganizationBlock, text::t};

/// Whether the organization is blocked, the form that turns it round, and every block there was.
#[component]
pub(super) fn BlockSection(ogrn: Ogrn, blocks: Vec<OrganizationBlock>) -> impl IntoView {
    let is_blocked = blocks.iter().any(|block| block.end.is_none());
    let (said, value, button, class) = match is_blocked {
        true => ("block-is", "no", "block-lift", "button"),
        false => (
            "block-is-not",
            "yes",
            "block-button",
            "button button-danger",
        ),
    };
    let lines = blocks
        .into_iter()
        .map(|block| {
            let since = told("block-since", block.since, block.since_by, block.reason);
            let lifted = block.end.map(|(at, by, reason)| {
                let lifted = told("block-over", at, by, reason);
                view! { <p class="quiet small">{lifted}</p> }
            });
            view! {
                <li>
                    <p class="small">{since}</p>
                    {lifted}
                </li>
            }
        })
        .collect::<Vec<_>>();
    let history = (!lines.is_empty()).then(|| {
        view! { <ol class="events" role="list">{lines}</ol> }
    });
    view! {
        <section class="panel stack" aria-labelledby="block">
            <h2 id="block">{t("block")}</h2>
            <p class="said">{t(said)}</p>
            <p class="quiet">{t("block-text")}</p>
            <form class="form" method="post" action=paths::block_organization(&ogrn) novalidate>
                <TextArea
                    name="block_reason"
                    label=t("field-block_reason")
                    hint=t("block-reason-hint")
                    longest=500
                />
                <div class="buttons">
                    <button class=class name="blocked" value=value>{t(button)}</button>
                </div>
            </form>
            {history}
        </section>
    }
}
