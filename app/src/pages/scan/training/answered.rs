//! Whether it was the right thing to do, and why.

use domain::training::Answer;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{PlaceFields, Progress, scanned::verdict};
use crate::{
    components::{Icon, Layout, OutcomeMark},
    paths,
    ports::{CheckAnswer, Lesson},
    text::{self, t, with},
};

/// A word, the reason, and the way on.
#[component]
pub(super) fn AnsweredScreen(
    lesson: Lesson,
    answer: CheckAnswer,
    given: Answer,
    late: bool,
) -> impl IntoView {
    let right = lesson.case.is_answered_by(given);
    let heading = t(if right {
        "training-right"
    } else {
        "training-wrong"
    });
    let icon = if right { "check-mark" } else { "question" };
    let said = with(
        "training-you",
        &[(
            "answer",
            t(&format!("training-answer-{}", given.key())).into(),
        )],
    );
    // What speaks against a wrong answer stands before what would have been right.
    let against = (!right).then(|| t(&format!("training-against-{}", given.key())));
    let why = t(&format!("training-why-{}", lesson.case.key()));
    let fact = verdict(&answer).fact;
    let last = right && lesson.mastered + 1 == lesson.of;
    let on = match (right, last) {
        (_, true) => "training-finish",
        (true, _) => "training-next",
        (false, _) => "training-next-wrong",
    };
    view! {
        <Title text=text::title(&[&heading, &t("training")]) />
        <Layout>
            <div
                class="stack column-form"
                data-training="answered"
                data-right=if right { "yes" } else { "no" }
            >
                <Progress mastered=lesson.mastered of=lesson.of late />
                <section
                    class=if right { "notice" } else { "notice notice-plain" }
                    aria-labelledby="word"
                >
                    <Icon name=icon />
                    <h1 class="notice-title training-word" id="word">{heading}</h1>
                    <p>{said}</p>
                </section>
                <div class="stack-tight">
                    <p class="row">
                        <OutcomeMark outcome=answer.outcome />
                        <span class="quiet">{fact}</span>
                    </p>
                    {against.map(|against| view! { <p>{against}</p> })}
                    <p>{why}</p>
                </div>
                <form method="post" action=paths::TRAINING>
                    <PlaceFields run=lesson.run step=lesson.step />
                    <button
                        class="button button-main button-large button-wide"
                        name="do"
                        value="go_on"
                        autofocus
                    >
                        {t(on)}
                    </button>
                </form>
            </div>
        </Layout>
    }
}
