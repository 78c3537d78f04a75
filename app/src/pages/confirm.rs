use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::Layout,
    paths,
    text::{self, t},
};

/// Why an account that is not confirmed can neither show nor scan, and how to confirm it.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let title = t("confirm-heading");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="page-head"><h1>{title}</h1><p class="lead">{t("confirm-why")}</p></div>
            <ol class="steps" role="list">
                {(1..=3)
                    .map(|step| {
                        view! {
                            <li>
                                <h2>{t(&format!("confirm-step-{step}"))}</h2>
                                <p>{t(&format!("confirm-step-{step}-text"))}</p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            <div class="stack landing-part">
                <details class="details-more">
                    <summary>{t("confirm-reason")}</summary>
                    <p>{t("confirm-reason-text")}</p>
                </details>
                <p class="quiet">{t("confirm-meanwhile")}</p>
                <p><a class="button" href=paths::ACCOUNT>{t("account")}</a></p>
            </div>
        </Layout>
    }
}
