use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{ErrorSummary, FileField, Icon, Table, TextField, load},
    page::{Page, ports},
    paths,
    ports::{IMPORT_COLUMNS, ImportLine, ImportState, MOST_IMPORT_ROWS},
    text::{self, t, with},
};

/// The form that takes a list of statuses, how such a list looks, and what was sent before.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let answer = async move { ports()?.imports.list(&page.visitor()?).await };
    load(answer, move |imports| {
        let title = t("import-title");
        view! {
            <DeskPage title=text::window(&title, refused)>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="lead">{t("import-lead")}</p>
                    <p>
                        <a href=paths::REGISTRY_SOURCES>{t("sources-link")}</a>
                    </p>
                </div>
                <div class="sections">
                    <Upload /> <Format /> <Earlier imports />
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Upload() -> impl IntoView {
    let most = text::number(MOST_IMPORT_ROWS);
    view! {
        <form
            class="form column-form"
            method="post"
            action=paths::REGISTRY_IMPORT
            enctype="multipart/form-data"
            novalidate
        >
            <ErrorSummary title=t("import-refused") />
            // Before the file: with it the rest is known when the file arrives.
            <TextField name="source" label=t("field-source") hint=t("import-source-hint") />
            <FileField
                name="file"
                label=t("field-file")
                hint=with("import-file-hint", &[("most", most.into())])
                accept=".csv,.jsonl,.ndjson,text/csv,application/x-ndjson"
            />
            <div class="buttons">
                <button class="button button-main button-large">{t("import-button")}</button>
            </div>
        </form>
    }
}

/// Which columns there are, and what may stand in them.
#[component]
fn Format() -> impl IntoView {
    let columns = IMPORT_COLUMNS.into_iter().filter(|column| *column != "row");
    let lines = columns
        .map(|column| {
            let name = t(&format!("import-column-{column}"));
            let means = t(&format!("import-means-{column}"));
            view! {
                <div>
                    <dt>{name} <small class="quiet">{format!(" {column}")}</small></dt>
                    <dd>{means}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="stack-tight column-form" aria-labelledby="format">
            <h2 id="format">{t("import-format")}</h2>
            <p>{t("import-format-text")}</p>
            <dl class="facts">{lines}</dl>
        </section>
    }
}

#[component]
fn Earlier(imports: Vec<ImportLine>) -> impl IntoView {
    if imports.is_empty() {
        return None;
    }
    let heads = ["file", "source", "when", "state"]
        .map(|head| t(&format!("import-head-{head}")))
        .to_vec();
    let rows = imports.into_iter().map(|import| {
        let href = paths::registry_import(&import.id);
        let when = format!(
            "{} {}",
            text::day_and_time(import.created_at),
            import.created_by
        );
        vec![
            view! {
                <a class="row-link said" href=href>{import.file_name}</a>
                <small>{text::counted("import-rows", import.rows)}</small>
            }
            .into_any(),
            view! { <span class="said">{import.source}</span> }.into_any(),
            when.into_any(),
            view! { <ImportChip state=import.state /> }.into_any(),
        ]
    });
    Some(view! {
        <section class="stack" aria-labelledby="earlier">
            <h2 id="earlier">{t("import-earlier")}</h2>
            <Table caption=t("import-earlier") heads rows=rows.collect() />
        </section>
    })
}

/// How far a list has come, in a word with its colour.
#[component]
pub(super) fn ImportChip(state: ImportState) -> impl IntoView {
    let class = match state {
        ImportState::Done => "chip chip-active",
        ImportState::Cancelled => "chip chip-expired",
        ImportState::Failed => "chip chip-revoked",
        _ => "chip chip-pending",
    };
    view! { <span class=class>{t(&format!("import-state-{}", state.key()))}</span> }
}
