//! Before the first guest, and after the last.

use domain::moscow;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{Icon, Layout, Notice},
    paths,
    text::{self, t, with},
};

/// What the training is; when it was passed; the button that begins.
#[component]
pub(super) fn Intro(passed_at: Option<i64>, done: bool) -> impl IntoView {
    let day = passed_at.and_then(moscow::day).map(text::day);
    let passed = day.clone().map(|day| {
        let text = with("training-passed-text", &[("day", day.into())]);
        view! { <Notice title=t("training-passed") text /> }
    });
    let is_done = done && passed.is_some();
    let (begin, class) = match passed.is_some() {
        true => ("training-again", "button button-wide"),
        false => (
            "training-begin",
            "button button-main button-large button-wide",
        ),
    };
    let way = is_done.then(|| {
        view! {
            <a class="button button-main button-large button-wide" href=paths::SCAN>
                <Icon name="qr" />
                {t("training-to-scanner")}
            </a>
        }
    });
    view! {
        <Title text=text::title(&[&t("training")]) />
        <Layout>
            <div class="stack column-form" data-training=if is_done { "passed" } else { "intro" }>
                <a class="back" href=paths::SCAN>
                    <Icon name="back" small=true />
                    {t("training-back")}
                </a>
                <div class="page-head">
                    <h1>{t("training")}</h1>
                    <p class="lead">{t("training-lead")}</p>
                </div>
                {passed}
                {way}
                <ol class="steps" role="list">
                    {(1..=3)
                        .map(|step| {
                            view! {
                                <li>
                                    <h2>{t(&format!("training-step-{step}"))}</h2>
                                    <p>{t(&format!("training-step-{step}-text"))}</p>
                                </li>
                            }
                        })
                        .collect_view()}
                </ol>
                <form method="post" action=paths::TRAINING>
                    <button class=class name="do" value="start">{t(begin)}</button>
                </form>
                <p class="quiet small">{t("training-private")}</p>
            </div>
        </Layout>
    }
}
