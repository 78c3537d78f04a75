use leptos::prelude::*;
use leptos_meta::Title;

use super::guide_picture::{Compared, Shown};
use crate::{
    components::{Icon, Layout},
    paths,
    text::{self, t},
};

/// Questions that come up at the door.
const QUESTIONS: usize = 6;

/// What a visitor does, step by step: where the code of an organization's poster leads.
#[component]
pub fn GuidePage() -> impl IntoView {
    let title = t("guide");
    let question = |number: usize| {
        view! {
            <div>
                <dt>{t(&format!("guide-question-{number}"))}</dt>
                <dd>{t(&format!("guide-answer-{number}"))}</dd>
            </div>
        }
    };
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t("guide-lead")}</p>
            </div>
            <div class="stack-loose">
                <ol class="guide" role="list">
                    <li><Step number=1 /></li>
                    <li><Step number=2 /></li>
                    <li class="guide-drawn"><Step number=3 /><Shown /></li>
                    <li class="guide-drawn"><Step number=4 /><Compared /></li>
                </ol>
                <section aria-labelledby="questions">
                    <h2 id="questions">{t("guide-questions")}</h2>
                    <dl class="questions">{(1..=QUESTIONS).map(question).collect_view()}</dl>
                </section>
                <div class="buttons">
                    <a class="button button-main" href=paths::ID>{t("guide-open")}</a>
                    <a class="button" href=paths::ID_CHECK>
                        <Icon name="shield" />
                        {t("guide-check")}
                    </a>
                </div>
                <p class="quiet">{t("guide-choice")}</p>
            </div>
        </Layout>
    }
}

#[component]
fn Step(number: u8) -> impl IntoView {
    view! {
        <div>
            <h2>{t(&format!("guide-step-{number}"))}</h2>
            <p>{t(&format!("guide-step-{number}-text"))}</p>
        </div>
    }
}
