use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{Icon, Layout, load},
    error::AppError,
    page::{Page, ports},
    paths,
    ports::HolderCheckLine,
    text::{self, t, with},
};

/// Every check of this holder: who, when, what, what they saw, the words, and why not.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let page = Page::current();
    let answer = async move {
        match ports()?.presentations.history(&page.visitor()?).await {
            // Who has no Digital ID has not been checked either.
            Err(AppError::NotFound) => Ok(Vec::new()),
            answer => answer,
        }
    };
    load(answer, |lines| {
        view! {
            <PortalHead />
            <Title text=t("history-title") />
            <Layout>
                <div class="page-head">
                    <a class="back" href=paths::ID>
                        <Icon name="back" />
                        {t("history-back")}
                    </a>
                    <h1>{t("history-heading")}</h1>
                    <p class="quiet">{t("history-lead")}</p>
                </div>
                {if lines.is_empty() {
                    view! { <Empty /> }.into_any()
                } else {
                    view! { <Lines lines /> }.into_any()
                }}
            </Layout>
        }
    })
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <section class="empty">
            <svg class="icon icon-large" aria-hidden="true">
                <use href="/icons.svg#clock"></use>
            </svg>
            <h2>{t("history-empty")}</h2>
            <p>{t("history-empty-text")}</p>
            <a class="button button-main" href=paths::ID>
                {t("history-empty-button")}
            </a>
        </section>
    }
}

#[component]
fn Lines(lines: Vec<HolderCheckLine>) -> impl IntoView {
    view! {
        <ol class="history" role="list">
            {lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}
        </ol>
        <p class="quiet small">{t("history-limit")}</p>
    }
}

#[component]
fn Line(line: HolderCheckLine) -> impl IntoView {
    let who = line.organization.unwrap_or_else(|| t("history-individual"));
    let [first, second] = line.words;
    // A check without a network has none.
    let words = (!first.is_empty()).then(|| {
        let pair = [("first", first.into()), ("second", second.into())];
        with("history-words", &pair)
    });
    view! {
        <li class="panel">
            <p class="quiet small figures">
                {with("history-at", &[("time", text::day_and_time(line.at).into())])}
            </p>
            <h2>{who}</h2>
            <p>
                {with("history-asked", &[("scenario", text::scenario(line.scenario).into())])}
            </p>
            <p>{t(&format!("history-saw-{}", line.outcome.key()))}</p>
            {line
                .reason
                .map(|reason| {
                    view! {
                        <p class="history-why">
                            {t(&format!("reason-{}", reason.key()))} " "
                            {t(&format!("reason-{}-do", reason.key()))}
                        </p>
                    }
                })}
            {words.map(|words| view! { <p class="quiet">{words}</p> })}
            {line
                .has_receipt
                .then(|| {
                    view! {
                        <p><a href=paths::id_receipt(&line.id)>{t("receipt-link")}</a></p>
                    }
                })}
        </li>
    }
}
