use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::{
    cabinet::Cabinet,
    staff_list::{BatchChip, batch_name},
};
use crate::{
    api::refresh_after,
    components::{
        CabinetLayout, CabinetPart, Icon, Notice, Pages, Table, load, page_number, page_value,
    },
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{BatchLine, BatchMode, BatchRow, BatchState, RowProblem},
    text::{self, t, with},
};

/// Lines of a page.
const PAGE_SIZE: u32 = 100;
/// Seconds after which the page is loaded again while powers of attorney are being issued.
const AGAIN: u32 = 2;

/// A batch: what a list says before anything is issued, how far it is, what came of it.
#[component]
pub fn BatchPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let id = path_value("batch").unwrap_or_default();
    let number = page_number(page.query_value("page"));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let batches = ports()?.batches;
        let view = batches
            .view(&visitor, &ogrn, &id, number, PAGE_SIZE)
            .await?;
        Ok((cabinet, view))
    };
    load(answer, move |(cabinet, view)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let batch = view.batch;
        if batch.state == BatchState::Running {
            refresh_after(AGAIN);
        }
        let title = batch_name(&batch);
        let path = paths::batch(&ogrn, &batch.id);
        let href = move |page| paths::with_query(&path, &[("page", &page_value(page))]);
        let (lines, total) = (view.rows.len(), batch.total);
        let chosen = batch.file_name.is_none();
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=title.clone()>
                <a class="back" href=paths::staff_list(&ogrn)>
                    <Icon name="back" small=true />
                    {t("list-file-title")}
                </a>
                <div class="page-head">
                    <h1 class="said">{title}</h1>
                    <p><BatchChip state=batch.state /></p>
                </div>
                <div class="sections">
                    <Standing batch=batch.clone() />
                    <Decide batch ogrn=ogrn.clone() />
                    <div>
                        <Rows rows=view.rows chosen ogrn />
                        <Pages page=number page_size=PAGE_SIZE lines total href />
                    </div>
                </div>
            </CabinetLayout>
        }
    })
}

/// What there is to know before the lines.
#[component]
fn Standing(batch: BatchLine) -> impl IntoView {
    let good = batch.total.saturating_sub(batch.bad);
    match batch.state {
        BatchState::Draft => {
            let key = match (good, batch.bad) {
                (0, _) => "none",
                (_, 0) => "all",
                _ => "some",
            };
            let text = with(
                &format!("batch-draft-{key}-text"),
                &[
                    ("good", text::number(good).into()),
                    ("bad", text::number(batch.bad).into()),
                ],
            );
            view! { <Notice title=t(&format!("batch-draft-{key}")) text danger={key == "none"} /> }
                .into_any()
        }
        BatchState::Running => {
            let (done, good) = (batch.prepared.min(good), good);
            let words = with(
                "batch-progress",
                &[
                    ("done", text::number(done).into()),
                    ("all", text::number(good).into()),
                ],
            );
            view! {
                <section class="stack-tight column-form" role="status">
                    <label for="progress">{words.clone()}</label>
                    <progress class="batch-progress" id="progress" max=good value=done>
                        {words}
                    </progress>
                    <p class="quiet">{t("batch-progress-text")}</p>
                </section>
            }
            .into_any()
        }
        BatchState::Done => {
            let left = batch.total.saturating_sub(batch.issued);
            let text = with(
                "batch-done-text",
                &[
                    ("issued", text::number(batch.issued).into()),
                    ("left", text::number(left).into()),
                ],
            );
            view! { <Notice title=t("batch-done") text /> }.into_any()
        }
        BatchState::Cancelled => {
            let key = match batch.mode {
                Some(_) => "batch-stopped",
                None => "batch-cancelled",
            };
            view! { <Notice title=t(key) text=t(&format!("{key}-text")) /> }.into_any()
        }
    }
}

/// All or none, only the good ones, or nothing of it.
#[component]
fn Decide(batch: BatchLine, ogrn: Ogrn) -> impl IntoView {
    if batch.state != BatchState::Draft {
        return None;
    }
    let good = batch.total.saturating_sub(batch.bad);
    let whole = (batch.bad == 0).then(|| {
        let label = text::counted("batch-start-whole", good);
        view! {
            <button class="button button-main" name="decision" value=BatchMode::Whole.key()>
                {label}
            </button>
        }
    });
    let some = (good > 0).then(|| {
        let label = text::counted("batch-start-good", good);
        let class = if batch.bad == 0 {
            "button"
        } else {
            "button button-main"
        };
        view! {
            <button class=class name="decision" value=BatchMode::Good.key()>{label}</button>
        }
    });
    let key = if batch.bad == 0 { "all" } else { "some" };
    Some(view! {
        <form class="stack-tight column-form" method="post" action=paths::batch(&ogrn, &batch.id)>
            {(good > 0).then(|| view! { <p>{t(&format!("batch-decide-{key}"))}</p> })}
            <div class="buttons">
                {whole} {some}
                <button class="button button-danger" name="decision" value="cancel">
                    {t("batch-cancel")}
                </button>
            </div>
        </form>
    })
}

#[component]
fn Rows(rows: Vec<BatchRow>, chosen: bool, ogrn: Ogrn) -> impl IntoView {
    let heads = ["line", "person", "outcome"]
        .map(|head| t(&format!("batch-{head}")))
        .to_vec();
    let rows = rows.into_iter().map(|row| {
        let person = match row.name {
            Some(name) if name != row.person => view! {
                {name} <small>{row.person}</small>
            }
            .into_any(),
            Some(name) => name.into_any(),
            None if row.person.is_empty() => "—".into_any(),
            None => row.person.into_any(),
        };
        vec![
            text::number(row.line).into_any(),
            view! { <span class="said">{person}</span> }.into_any(),
            view! { <Outcome problems=row.problems number=row.number chosen ogrn=ogrn.clone() /> }
                .into_any(),
        ]
    });
    view! { <Table caption=t("batch-lines-caption") heads rows=rows.collect() /> }
}

#[component]
fn Outcome(
    problems: Vec<RowProblem>,
    number: Option<String>,
    /// Whether people were chosen: they have no columns.
    chosen: bool,
    ogrn: Ogrn,
) -> impl IntoView {
    if let Some(number) = number {
        let href = paths::power(&ogrn, &number);
        return view! { <a href=href>{t("batch-issued")}</a> }.into_any();
    }
    if problems.is_empty() {
        return view! { <span class="quiet">{t("batch-good")}</span> }.into_any();
    }
    let lines = problems
        .into_iter()
        .map(|it| {
            if chosen {
                return view! { <li>{text::capital(&text::problem(it.problem))}</li> }.into_any();
            }
            let column = t(&format!("batch-column-{}", it.column));
            view! { <li><strong>{column}</strong> ": " {text::problem(it.problem)}</li> }.into_any()
        })
        .collect_view();
    view! { <ul class="cell-lines" role="list">{lines}</ul> }.into_any()
}
