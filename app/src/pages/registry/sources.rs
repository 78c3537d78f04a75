use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, ErrorSummary, Icon, MadeKey, Notice, Table, TextField, load},
    page::{Page, ports},
    paths,
    ports::{NewKey, SourceKey},
    text::{self, t, with},
};

/// The keys of the owners of data, and the form for another. After the form it shows the key, once.
#[component]
pub fn SourcesPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let done = page.query_value("done").is_some();
    let made = use_context::<NewKey>();
    let origin = page.origin.to_string();
    let answer = async move { ports()?.sources.keys(&page.visitor()?).await };
    load(answer, move |keys| {
        let title = t("sources-title");
        let body = match made {
            Some(key) => view! { <Made key origin /> }.into_any(),
            None => {
                let notice = done.then(|| {
                    view! { <Notice title=t("sources-revoked") text=t("sources-revoked-text") /> }
                });
                view! { <div class="sections">{notice} <Keys keys /> <New /></div> }.into_any()
            }
        };
        view! {
            <DeskPage title=text::window(&title, refused)>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY_IMPORT>
                        <Icon name="back" small=true />
                        {t("import-title")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("sources-lead")}</p>
                </div>
                {body}
            </DeskPage>
        }
    })
}

#[component]
fn Keys(keys: Vec<SourceKey>) -> impl IntoView {
    if keys.is_empty() {
        return view! { <Empty icon="key" title=t("sources-none") text=t("sources-none-text") /> }
            .into_any();
    }
    let heads = ["source", "made", "used", "state"]
        .map(|head| t(&format!("sources-head-{head}")))
        .to_vec();
    let rows = keys.into_iter().map(|key| {
        let made = format!("{} {}", text::day_and_time(key.created_at), key.created_by);
        let used = key.used_at.map(text::day_and_time);
        let state = match key.revoked_at {
            Some(at) => {
                let at = text::day_and_time(at);
                view! {
                    <span class="chip chip-revoked">{t("sources-is-revoked")}</span>
                    <small>{at}</small>
                }
                .into_any()
            }
            None => {
                let name = with(
                    "sources-revoke-name",
                    &[("source", key.source.clone().into())],
                );
                view! {
                    <form method="post" action=paths::revoke_source_key(&key.id)>
                        <button class="button button-danger" aria-label=name>
                            {t("sources-revoke")}
                        </button>
                    </form>
                }
                .into_any()
            }
        };
        vec![
            view! { <span class="said">{key.source}</span> }.into_any(),
            made.into_any(),
            used.unwrap_or_else(|| t("sources-unused")).into_any(),
            state,
        ]
    });
    view! { <Table caption=t("sources-title") heads rows=rows.collect() named=true /> }.into_any()
}

#[component]
fn New() -> impl IntoView {
    view! {
        <section class="stack column-form" aria-labelledby="new">
            <h2 id="new">{t("sources-new")}</h2>
            <form class="form panel" method="post" action=paths::REGISTRY_SOURCES novalidate>
                <ErrorSummary title=t("sources-refused") />
                <TextField name="source" label=t("field-source") hint=t("import-source-hint") />
                <div class="buttons">
                    <button class="button button-main">{t("sources-button")}</button>
                </div>
            </form>
        </section>
    }
}

/// The key, once, and how it is used.
#[component]
fn Made(key: NewKey, origin: String) -> impl IntoView {
    let title = with("sources-made", &[("source", key.owner.into())]);
    let example = format!(
        "curl -H \"Authorization: Bearer …\" -H \"Idempotency-Key: 2026-03-01\" --data-binary \
         @list.csv \"{origin}{}?name=list.csv\"",
        paths::PUSHED_LISTS
    );
    view! {
        <MadeKey
            title
            text=t("sources-made-text")
            secret=key.secret
            how=t("sources-how")
            example
            back=(paths::REGISTRY_SOURCES.to_owned(), t("sources-back"))
        />
    }
}
