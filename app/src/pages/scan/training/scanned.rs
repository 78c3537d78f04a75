//! The scanner's answer, as it looks at work, and what to do now.

use domain::training::{Answer, COVERED};
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use super::{super::outcome::VerdictBody, PlaceFields, Progress};
use crate::{
    islands::scanner::verdict::Verdict,
    paths,
    ports::{CheckAnswer, Lesson},
    text::{self, bundle, t},
};

/// What the scanner says of `answer`.
pub(super) fn verdict(answer: &CheckAnswer) -> Verdict {
    let texts = bundle(&["outcome-", "scenario-"]);
    let covered = text::uncapital(&text::scenarios(&COVERED));
    Verdict::of_answer(&texts, answer, &covered)
}

/// The whole screen in the colour of the answer, with a button for each thing to do.
#[component]
pub(super) fn ScannedScreen(lesson: Lesson, answer: CheckAnswer, late: bool) -> impl IntoView {
    let verdict = verdict(&answer);
    let class = format!("{} training-outcome", verdict.tone.class());
    let title = format!("{} — {}", verdict.word, t("training"));
    let buttons = Answer::ALL.map(|answer| {
        view! {
            <button class="outcome-quiet outcome-second" name="answer" value=answer.key()>
                {t(&format!("training-answer-{}", answer.key()))}
            </button>
        }
    });
    view! {
        <Title text=title />
        <Body {..} class="page-scan-start" />
        <a class="skip" href="#what">{t("skip")}</a>
        <main id="main" data-training="scanned" data-case=lesson.case.key()>
            <section class=class aria-labelledby="outcome-word" data-outcome=answer.outcome.key()>
                <Progress mastered=lesson.mastered of=lesson.of late />
                <VerdictBody verdict />
                <form class="outcome-actions" method="post" action=paths::TRAINING>
                    <PlaceFields run=lesson.run step=lesson.step />
                    <input type="hidden" name="do" value="answer" />
                    <h2 class="training-question" id="what" tabindex="-1">
                        {t("training-question")}
                    </h2>
                    {buttons.collect_view()}
                </form>
            </section>
        </main>
    }
}
