use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Icon, Table, load},
    page::{Page, ports},
    paths,
    ports::{KeptLine, Removal},
    text::{self, t},
};

/// What stays for good.
const FOR_GOOD: [&str; 5] = ["log", "statuses", "powers", "families", "rights"];

/// What is kept how long and why, what is due, what was removed when.
#[component]
pub fn RetentionPage() -> impl IntoView {
    let page = Page::current();
    let answer = async move { ports()?.retention.report(&page.visitor()?).await };
    load(answer, move |report| {
        let title = t("retention-title");
        view! {
            <DeskPage title=title.clone()>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("retention-lead")}</p>
                </div>
                <div class="sections">
                    <Lines lines=report.lines />
                    <ForGood />
                    <Removals removals=report.removals />
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Lines(lines: Vec<KeptLine>) -> impl IntoView {
    let heads = ["what", "days", "count", "due", "removed"]
        .map(|head| t(&format!("retention-head-{head}")))
        .to_vec();
    let rows = lines.into_iter().map(|line| {
        let key = line.kept.key();
        vec![
            view! {
                {t(&format!("retention-of-{key}"))}
                <small class="quiet">{t(&format!("retention-why-{key}"))}</small>
            }
            .into_any(),
            text::counted("retention-days", line.days.into()).into_any(),
            text::number(line.count).into_any(),
            text::number(line.due).into_any(),
            text::number(line.removed).into_any(),
        ]
    });
    view! { <Table caption=t("retention-title") heads rows=rows.collect() named=true /> }
}

#[component]
fn ForGood() -> impl IntoView {
    let lines = FOR_GOOD.map(|key| {
        view! {
            <div>
                <dt>{t(&format!("retention-stays-{key}"))}</dt>
                <dd>{t(&format!("retention-stays-{key}-why"))}</dd>
            </div>
        }
    });
    view! {
        <section class="stack-tight column-form" aria-labelledby="stays">
            <h2 id="stays">{t("retention-stays")}</h2>
            <p>{t("retention-stays-text")}</p>
            <dl class="facts">{lines.collect_view()}</dl>
        </section>
    }
}

#[component]
fn Removals(removals: Vec<Removal>) -> impl IntoView {
    let body = if removals.is_empty() {
        view! { <p class="quiet">{t("retention-none")}</p> }.into_any()
    } else {
        let heads = ["day", "what", "removed"]
            .map(|head| t(&format!("retention-head-{head}")))
            .to_vec();
        let rows = removals.into_iter().map(|removal| {
            vec![
                text::short_day(removal.day).into_any(),
                t(&format!("retention-of-{}", removal.kept.key())).into_any(),
                text::number(removal.removed).into_any(),
            ]
        });
        view! { <Table caption=t("retention-removals") heads rows=rows.collect() /> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="removals">
            <h2 id="removals">{t("retention-removals")}</h2>
            {body}
        </section>
    }
}
