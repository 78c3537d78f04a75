use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::Layout,
    page::Page,
    paths,
    text::{self, t, with},
};

/// Asks before a sign-out wipes checks that were made without a network and not sent yet.
#[component]
pub fn UnsentPage() -> impl IntoView {
    let page = Page::current();
    let count = page.query_value("n").and_then(|n| n.parse::<u32>().ok());
    let count = i64::from(count.unwrap_or(1).max(1));
    view! {
        <Title text=text::title(&[&t("unsent-title")]) />
        <Layout>
            <div class="stack">
                <h1>{t("unsent-title")}</h1>
                <p class="lead">{with("unsent-lead", &[("count", count.into())])}</p>
                <p>
                    <a class="button button-main" href=paths::SCAN>
                        {t("unsent-send")}
                    </a>
                </p>
                <form method="post" action=paths::SIGN_OUT>
                    <input type="hidden" name="anyway" value="yes" />
                    <button class="button">{t("unsent-anyway")}</button>
                </form>
            </div>
        </Layout>
    }
}
