//! What became of statuses: who did what, when and why.

use domain::scenario::Scenario;
use leptos::prelude::*;

use crate::{
    ports::RegistryEvent,
    text::{self, t, with},
};

/// Entries of the log, the newest first.
#[component]
pub(super) fn Events(
    events: Vec<RegistryEvent>,
    /// Whether they are about several statuses, and each says which.
    #[prop(optional)]
    several: bool,
) -> impl IntoView {
    if events.is_empty() {
        return None;
    }
    let lines = events
        .into_iter()
        .map(|event| {
            let mut what = t(&format!("registry-event-{}", event.kind));
            if let (Some(kind), true) = (event.status, several) {
                let status = text::scenario(Scenario::Status(kind));
                what = format!("{status}: {}", text::uncapital(&what));
            }
            let until = event.until.map(|day| {
                let day = text::day(day);
                with("registry-event-until", &[("day", day.into())])
            });
            let by = if event.by.is_empty() {
                t("registry-event-nobody")
            } else {
                event.by
            };
            view! {
                <li>
                    <strong>{what}</strong>
                    {until.map(|until| view! { <p>{until}</p> })}
                    <p class="quiet small">
                        {format!("{}, {by}", text::day_and_time(event.at))}
                    </p>
                    {(!event.reason.is_empty())
                        .then(|| view! { <p class="said">{event.reason}</p> })}
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{t("registry-history")}</h2>
            <ol class="events" role="list">{lines}</ol>
        </section>
    })
}
