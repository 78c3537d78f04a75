use leptos::prelude::*;

use crate::{
    ports::PastConsent,
    text::{self, t, with},
};

/// Every consent that was ever given, with its end.
#[component]
pub(super) fn Given(consents: Vec<PastConsent>) -> impl IntoView {
    (!consents.is_empty()).then(|| {
        view! {
            <details class="details-more">
                <summary>{t("settings-consents")}</summary>
                <ul class="stack-tight">
                    {consents
                        .into_iter()
                        .map(|consent| view! { <li>{line(consent)}</li> })
                        .collect_view()}
                </ul>
            </details>
        }
    })
}

fn line(consent: PastConsent) -> String {
    let kind = t(&format!("settings-consents-{}", consent.kind.key()));
    let given = with(
        "settings-consent-given",
        &[
            ("version", i64::from(consent.version).into()),
            ("time", text::day_and_time(consent.given_at).into()),
        ],
    );
    let ended = consent.withdrawn_at.map(|at| {
        let time = [("time", text::day_and_time(at).into())];
        format!("; {}", with("settings-consents-ended", &time))
    });
    format!("{kind}: {given}{}", ended.unwrap_or_default())
}
