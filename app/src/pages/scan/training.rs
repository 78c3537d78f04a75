//! The training: the scanner's own screens, with guests who prove nothing.

mod answered;
mod intro;
mod scanned;
mod shown;

use leptos::prelude::*;

use self::{answered::AnsweredScreen, intro::Intro, scanned::ScannedScreen, shown::ShownScreen};
use crate::{
    components::load,
    page::{Page, ports},
    ports::{CheckAnswer, Lesson, Scene},
    text::t,
};

/// What the training is at: its beginning, a guest, the scanner's answer, or an explanation.
#[component]
pub fn TrainingPage() -> impl IntoView {
    let page = Page::current();
    let language = page.language;
    let late = page.query_value("late").is_some();
    let done = page.query_value("done").is_some();
    let answer = async move { ports()?.training.own(&page.visitor()?, language).await };
    load(answer, move |own| match own.lesson {
        None => view! { <Intro passed_at=own.passed_at done /> }.into_any(),
        Some(lesson) => view! { <Screen lesson late /> }.into_any(),
    })
}

#[component]
fn Screen(lesson: Lesson, late: bool) -> AnyView {
    match lesson.scene.clone() {
        Scene::Shown(drawing) => view! { <ShownScreen lesson drawing late /> }.into_any(),
        Scene::Scanned(answer) => {
            let answer = in_name(answer);
            view! { <ScannedScreen lesson answer late /> }.into_any()
        }
        Scene::Answered(answer, given) => {
            let answer = in_name(answer);
            view! { <AnsweredScreen lesson answer given late /> }.into_any()
        }
    }
}

/// The organization of the training, which exists nowhere else.
fn in_name(answer: CheckAnswer) -> CheckAnswer {
    CheckAnswer {
        organization: Some(t("training-organization")),
        ..answer
    }
}

/// Where a form stands, so that one from an older page does nothing.
#[component]
fn PlaceFields(run: String, step: u32) -> impl IntoView {
    view! {
        <input type="hidden" name="run" value=run />
        <input type="hidden" name="step" value=step.to_string() />
    }
}

/// "2 из 7", and a word if the form came from an older page.
#[component]
fn Progress(mastered: usize, of: usize, late: bool) -> impl IntoView {
    let numbers = [
        (
            "number",
            i64::try_from(mastered + 1).unwrap_or_default().into(),
        ),
        ("of", i64::try_from(of).unwrap_or_default().into()),
    ];
    view! {
        <p class="training-progress">{crate::text::with("training-progress", &numbers)}</p>
        {late.then(|| view! { <p class="training-late" role="status">{t("training-late")}</p> })}
    }
}
