//! What became of it, and the record of its revocation.

use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::moment;
use crate::{
    components::Icon,
    paths,
    ports::PowerEvent,
    text::{t, with},
};

/// Every entry of the log about it, oldest first.
#[component]
pub(super) fn History(ogrn: Ogrn, number: String, events: Vec<PowerEvent>) -> impl IntoView {
    if events.is_empty() {
        return None;
    }
    let revoked = events.iter().any(|event| event.kind == "revoked");
    let record = revoked.then(|| {
        view! {
            <div class="buttons">
                <a class="button" href=paths::revocation(&ogrn, &number)>
                    <Icon name="download" />
                    {t("power-revocation-record")}
                </a>
                <a class="button" href=paths::revocation_signature(&ogrn, &number)>
                    <Icon name="download" />
                    {t("mchd-download-signature")}
                </a>
            </div>
        }
    });
    let lines = events
        .into_iter()
        .map(|event| {
            let rule = event
                .reason
                .strip_prefix("watch:")
                .filter(|_| event.by.is_empty());
            let reason = rule.map_or_else(
                || event.reason.clone(),
                |rule| {
                    with(
                        "power-event-watch",
                        &[("rule", t(&format!("watch-rule-{rule}")).into())],
                    )
                },
            );
            let by = if event.by.is_empty() {
                t("power-event-by-nobody")
            } else {
                event.by
            };
            view! {
                <li>
                    <strong>{t(&format!("power-event-{}", event.kind))}</strong>
                    <p class="quiet small">{moment(event.at, by)}</p>
                    {(!reason.is_empty()).then(|| view! { <p>{reason}</p> })}
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{t("power-history")}</h2>
            <ol class="events" role="list">{lines}</ol>
            {record}
            <p class="quiet small">{t("power-history-text")}</p>
        </section>
    })
}
