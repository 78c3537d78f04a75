//! The answer to digits typed without JavaScript, as the scanner would show it.

use domain::{outcome::OutcomeKind, power::AuthorityRefusal};
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use super::outcome::VerdictBody;
use crate::{
    islands::scanner::verdict::Verdict,
    page::HolderPhoto,
    paths,
    ports::CheckAnswer,
    text::{bundle, t},
};

/// The whole screen in the colour of the answer.
#[component]
pub(super) fn Answered(answer: CheckAnswer) -> impl IntoView {
    let texts = bundle(&["outcome-", "scenario-"]);
    let mut verdict = Verdict::of_answer(&texts, &answer, "");
    if answer.outcome == OutcomeKind::AwaitingHolder {
        // Nobody would see the answer here.
        verdict.why = t("scanpage-plain-awaiting");
    }
    if answer.outcome == OutcomeKind::Expired && answer.scenario.is_none() {
        // Digits that nobody was given look like digits that are over.
        verdict.fact = String::new();
        verdict.why = t("scan-digits-unknown");
    }
    let class = verdict.tone.class();
    let photo = use_context::<Option<HolderPhoto>>().flatten();
    let train = (answer.authority == Some(AuthorityRefusal::Untrained)).then(|| {
        view! { <a class="outcome-main" href=paths::TRAINING>{t("outcome-train")}</a> }
    });
    let next = match train.is_some() {
        true => "outcome-quiet",
        false => "outcome-main",
    };
    view! {
        <Title text=format!("{} — {}", verdict.word, t("scan-title")) />
        <Body {..} class="page-scan-start" />
        <main id="main">
            <section class=class aria-labelledby="outcome-word" data-outcome=answer.outcome.key()>
                <VerdictBody verdict photo />
                <div class="outcome-actions">
                    {train}
                    <a class=next href=paths::SCAN>{t("outcome-next")}</a>
                </div>
            </section>
        </main>
    }
}
