use leptos::prelude::*;

use super::{OutcomeMark, TextArea};
use crate::{
    ports::DisputedCheck,
    text::{self, t},
};

/// The facts of the check that a complaint is about, as lines of a list of facts.
#[component]
pub fn DisputedFacts(
    /// The check.
    check: DisputedCheck,
) -> impl IntoView {
    let scenario = check
        .scenario
        .map_or_else(|| t("checks-unread"), text::scenario);
    let facts = [
        ("time", text::day_and_time(check.at).into_any()),
        ("staff", check.staff.into_any()),
        ("scenario", scenario.into_any()),
        (
            "outcome",
            view! { <OutcomeMark outcome=check.outcome /> }.into_any(),
        ),
    ];
    facts
        .into_iter()
        .map(|(key, value)| {
            view! { <div><dt>{t(&format!("checks-{key}"))}</dt><dd>{value}</dd></div> }
        })
        .collect_view()
}

/// The answer that closes a complaint.
#[component]
pub fn ComplaintAnswerForm(
    /// Where it goes.
    #[prop(into)]
    action: String,
) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="answer-title">
            <form class="form" method="post" action=action novalidate>
                <h2 id="answer-title">{t("complaint-answer-title")}</h2>
                <TextArea
                    name="answer"
                    label=t("field-answer")
                    hint=t("complaint-answer-hint")
                    longest=500
                />
                <div class="buttons">
                    <button class="button button-main">{t("complaint-answer-send")}</button>
                </div>
            </form>
        </section>
    }
}
