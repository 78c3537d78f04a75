use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{ErrorSummary, Icon, Layout, load},
    page::Page,
    paths,
    text::{self, t},
};

/// The end of one's account: what goes, what stays, and the button.
#[component]
pub fn EraseAccountPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let answer = async move { page.visitor() };
    load(answer, move |visitor| {
        let title = t("erase-title");
        let lines = |what: &'static str, count: i64| {
            (1..=count)
                .map(|at| view! { <li>{t(&format!("erase-{what}-{at}"))}</li> })
                .collect_view()
        };
        let body = if visitor.is_operator {
            view! { <p class="panel">{t("erase-operator")}</p> }.into_any()
        } else {
            view! {
                <form class="form" method="post" action=paths::ERASE_ACCOUNT>
                    <ErrorSummary title=t("erase-refused") />
                    <div class="buttons">
                        <button class="button button-danger">{t("erase-button")}</button>
                        <a class="button" href=paths::ACCOUNT>{t("erase-keep")}</a>
                    </div>
                </form>
            }
            .into_any()
        };
        view! {
            <Title text=text::title(&[&text::window(&title, refused)]) />
            <Layout>
                <div class="stack column-form">
                    <a class="back" href=paths::ACCOUNT>
                        <Icon name="back" small=true />
                        {t("account")}
                    </a>
                    <h1>{title}</h1>
                    <h2>{t("erase-goes")}</h2>
                    <ul class="stack-tight">{lines("goes", 3)}</ul>
                    <h2>{t("erase-stays")}</h2>
                    <ul class="stack-tight">{lines("stays", 3)}</ul>
                    {body}
                </div>
            </Layout>
        }
    })
}
