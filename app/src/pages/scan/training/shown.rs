//! A guest holds their phone before the scanner.

use domain::training::Case;
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use super::{super::live::FRAME, PlaceFields, Progress};
use crate::{
    components::{DrawnCode, Icon},
    paths,
    ports::{Lesson, ShownDrawing},
    text::{self, t},
};

/// A drawn face, of nobody; a payment has none.
fn face(case: Case) -> Option<&'static str> {
    Some(match case {
        Case::Good => "/demo/face-3.svg",
        Case::NotConfirmed => "/demo/face-1.svg",
        Case::Expired => "/demo/face-2.svg",
        Case::Used => "/demo/face-5.svg",
        Case::Forged => "/demo/face-6.svg",
        Case::NoAuthority => "/demo/face-4.svg",
        Case::Foreign => return None,
    })
}

/// The phone in the frame of the scanner, and one button.
#[component]
pub(super) fn ShownScreen(lesson: Lesson, drawing: ShownDrawing, late: bool) -> impl IntoView {
    let title = match lesson.case.scenario() {
        Some(scenario) => text::scenario(scenario),
        None => t("training-payment"),
    };
    let photo = face(lesson.case).map(|face| {
        view! { <img class="training-face" src=face alt=t("training-face") width="72" height="96" /> }
    });
    view! {
        <Title text=text::title(&[&t("training")]) />
        <Body {..} class="page-scan" />
        <a class="skip" href="#main">{t("skip")}</a>
        <main class="training" id="main" data-training="shown" data-case=lesson.case.key()>
            <div class="training-top">
                <a class="training-leave" href=paths::SCAN>
                    <Icon name="cross" />
                    {t("training-leave")}
                </a>
                <Progress mastered=lesson.mastered of=lesson.of late />
            </div>
            <p class="training-as">{t("training-organization")}</p>
            <h1 class="visually-hidden">{t("training-shows")}</h1>
            <div class="training-sight">
                <div class="training-phone">
                    <p class="training-title">{title}</p>
                    {photo}
                    <DrawnCode drawing label=t("training-code") class="training-code" />
                </div>
                <svg class="training-frame" viewBox="0 0 100 100" aria-hidden="true">
                    <path d=FRAME></path>
                </svg>
            </div>
            <form class="training-do" method="post" action=paths::TRAINING>
                <PlaceFields run=lesson.run step=lesson.step />
                <button
                    class="button button-main button-large button-wide"
                    name="do"
                    value="scan"
                    autofocus
                >
                    <Icon name="qr" />
                    {t("training-scan")}
                </button>
            </form>
        </main>
    }
}
