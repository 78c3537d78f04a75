//! How this device scans.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{ErrorSummary, Icon, Layout, Notice, load},
    islands::scanner::habits::CLEARS,
    page::Page,
    paths,
    text::{self, t, with},
};

/// Sounds, time, looks; nothing of it leaves the device.
#[component]
pub fn ScanSettingsPage() -> impl IntoView {
    let page = Page::current();
    let saved = page.query_value("saved").is_some();
    let refused = page.submission.is_some();
    // Nobody's data stands here, but the scanner is for who is signed in.
    let answer = async move { page.visitor() };
    load(answer, move |_| {
        let title = t("scanset");
        let window = text::window(&title, refused);
        view! {
            <Title text=text::title(&[&window]) />
            <Layout>
                <a class="back" href=paths::SCAN>
                    <Icon name="back" small=true />
                    {t("scanset-back")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("scanset-lead")}</p>
                </div>
                <div class="sections column-form">
                    {saved
                        .then(|| {
                            view! {
                                <Notice
                                    title=t("scanset-saved")
                                    text=t("scanset-saved-text")
                                />
                            }
                        })}
                    <ErrorSummary title=t("scanset-refused") />
                    <Form />
                    <p>
                        <a href=paths::SELF_TEST>{t("selftestpage")}</a>
                    </p>
                </div>
            </Layout>
        }
    })
}

#[component]
fn Form() -> impl IntoView {
    let habits = Page::current().habits;
    let tick = |name: &'static str, ticked: bool| {
        let hint = text::bundle(&["scanset-"]).remove(&format!("scanset-{name}-hint"));
        view! {
            <label class="choice">
                <input type="checkbox" name=name checked=ticked />
                <span>{t(&format!("scanset-{name}"))}</span>
                {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            </label>
        }
    };
    view! {
        <form class="form" method="post" action=paths::SCAN_SETTINGS>
            <fieldset class="choices">
                <legend class="legend">{t("scanset-heard")}</legend>
                {tick("sound", !habits.quiet)}
                {tick("touch", !habits.still)}
            </fieldset>
            <fieldset class="choices choices-short">
                <legend class="legend">{t("scanset-clears")}</legend>
                {CLEARS
                    .map(|clears| {
                        let text = match clears {
                            Some(seconds) => {
                                with("scanset-seconds", &[("n", i64::from(seconds).into())])
                            }
                            None => t("scanset-stays"),
                        };
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name="clears"
                                    value=clears.unwrap_or(0).to_string()
                                    checked=clears == habits.clears
                                />
                                <span>{text}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            <fieldset class="choices">
                <legend class="legend">{t("scanset-seen")}</legend>
                {tick("contrast", habits.contrast)}
                {tick("large", habits.large)}
                {tick("left", habits.left)}
            </fieldset>
            <button class="button button-main">{t("scanset-save")}</button>
        </form>
    }
}
