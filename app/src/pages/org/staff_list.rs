use domain::{identifiers::Ogrn, scenario::Scenario, staffing::MOST_LINES};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, FileField, Icon, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{BatchLine, BatchState},
    text::{self, t, with},
};

/// The form that takes a list of people, how such a list looks, and what was sent before.
#[component]
pub fn StaffListPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let batches = ports()?.batches.list(&visitor, &ogrn).await?;
        Ok((cabinet, batches))
    };
    load(answer, move |(cabinet, batches)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("list-file-title");
        let window = text::window(&title, refused);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=window>
                <a class="back" href=paths::staff(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-staff")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("list-file-text")}</p>
                </div>
                <div class="sections">
                    <UploadForm ogrn=ogrn.clone() />
                    <Format ogrn=ogrn.clone() />
                    <Earlier batches ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn UploadForm(ogrn: Ogrn) -> impl IntoView {
    let most = text::number(MOST_LINES as u64);
    view! {
        <form
            class="form column-form"
            method="post"
            action=paths::staff_list(&ogrn)
            enctype="multipart/form-data"
            novalidate
        >
            <ErrorSummary title=t("list-file-refused") />
            <FileField
                name="file"
                label=t("field-file")
                hint=with("list-file-hint", &[("most", most.into())])
                accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
            <div class="buttons">
                <button class="button button-main button-large">{t("list-file-button")}</button>
            </div>
        </form>
    }
}

/// Which columns there are, and what may stand in them.
#[component]
fn Format(ogrn: Ogrn) -> impl IntoView {
    let scenarios: Vec<_> = Scenario::all()
        .filter(|scenario| *scenario != Scenario::Loyalty)
        .collect();
    let columns = ["person", "scenarios", "from", "until"].map(|column| {
        let name = t(&format!("batch-column-{column}"));
        let means = match column {
            "scenarios" => with(
                "list-column-scenarios",
                &[("all", text::scenarios(&scenarios).into())],
            ),
            other => t(&format!("list-column-{other}")),
        };
        view! { <div><dt>{name}</dt><dd>{means}</dd></div> }
    });
    view! {
        <section class="stack-tight column-form" aria-labelledby="format">
            <h2 id="format">{t("list-format")}</h2>
            <p>{t("list-format-text")}</p>
            <dl class="facts">{columns.into_iter().collect_view()}</dl>
            <p>
                <a class="button" href=paths::staff_list_template(&ogrn)>
                    <Icon name="download" />
                    {t("list-template")}
                </a>
            </p>
        </section>
    }
}

#[component]
fn Earlier(batches: Vec<BatchLine>, ogrn: Ogrn) -> impl IntoView {
    if batches.is_empty() {
        return None;
    }
    let heads = ["what", "when", "state"]
        .map(|head| t(&format!("batches-{head}")))
        .to_vec();
    let rows = batches.into_iter().map(|batch| {
        let name = batch_name(&batch);
        vec![
            view! {
                <a class="row-link said" href=paths::batch(&ogrn, &batch.id)>{name}</a>
                <small>{text::counted("batch-lines", batch.total)}</small>
            }
            .into_any(),
            text::day_and_time(batch.created_at).into_any(),
            view! { <BatchChip state=batch.state /> }.into_any(),
        ]
    });
    Some(view! {
        <section class="stack-tight" aria-labelledby="batches">
            <h2 id="batches">{t("batches-title")}</h2>
            <Table caption=t("batches-title") heads rows=rows.collect() named=true />
        </section>
    })
}

/// The file, or that people were chosen.
pub(super) fn batch_name(batch: &BatchLine) -> String {
    match batch.file_name.as_deref() {
        Some("") => t("batch-file"),
        Some(name) => name.to_owned(),
        None => t("batch-chosen"),
    }
}

/// How far a batch has come, in words and colour.
#[component]
pub(super) fn BatchChip(state: BatchState) -> impl IntoView {
    let class = match state {
        BatchState::Draft | BatchState::Running => "chip chip-pending",
        BatchState::Done => "chip chip-active",
        BatchState::Cancelled => "chip chip-expired",
    };
    view! { <span class=class>{t(&format!("batch-state-{}", state.key()))}</span> }
}
