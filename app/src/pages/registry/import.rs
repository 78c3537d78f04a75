use leptos::prelude::*;

use super::{complaints::ComplaintDesk as DeskPage, imports::ImportChip};
use crate::{
    api::refresh_after,
    components::{Icon, Notice, Table, load},
    page::{Page, path_value, ports},
    paths,
    ports::{ImportLine, ImportMode, ImportProblem, ImportState, ImportView},
    text::{self, t, with},
};

/// Problems that are shown; all of them are in the CSV.
const MOST: u64 = 100;
/// Seconds after which the page is loaded again while the program is at work.
const AGAIN: u32 = 2;

/// A list of statuses: what is wrong in it before anything is entered, how far it is, what came
/// of it.
#[component]
pub fn ImportStatusesPage() -> impl IntoView {
    let page = Page::current();
    let id = path_value("import").unwrap_or_default();
    let answer = async move { ports()?.imports.view(&page.visitor()?, &id, MOST).await };
    load(answer, move |view| {
        let ImportView {
            import,
            problems,
            held,
        } = view;
        if import.state.is_moving() {
            refresh_after(AGAIN);
        }
        let title = import.file_name.clone();
        let facts = with(
            "import-facts",
            &[
                ("source", import.source.as_str().into()),
                ("time", text::day_and_time(import.created_at).into()),
            ],
        );
        view! {
            <DeskPage title=title.clone()>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY_IMPORT>
                        <Icon name="back" small=true />
                        {t("import-title")}
                    </a>
                    <h1 class="said">{title}</h1>
                    <p class="row">
                        <ImportChip state=import.state />
                        <span class="quiet">{facts}</span>
                    </p>
                </div>
                <div class="sections">
                    <Standing import=import.clone() /> <Decide import=import.clone() held />
                    <Problems import problems />
                </div>
            </DeskPage>
        }
    })
}

/// What there is to know before the rows.
#[component]
fn Standing(import: ImportLine) -> impl IntoView {
    let good = import.rows.saturating_sub(import.bad);
    let number = text::number;
    match import.state {
        ImportState::Checking => {
            view! { <Progress key="checking" done=import.done all=import.rows import /> }.into_any()
        }
        ImportState::Running => {
            view! { <Progress key="running" done=import.done all=good import /> }.into_any()
        }
        ImportState::Dropping => {
            let text = with(
                "import-dropping-text",
                &[("dropped", number(import.dropped).into())],
            );
            view! { <Notice title=t("import-dropping") text /> }.into_any()
        }
        ImportState::Draft => {
            let key = match (good, import.bad) {
                (0, _) => "none",
                (_, 0) => "all",
                _ => "some",
            };
            let text = with(
                &format!("import-draft-{key}-text"),
                &[
                    ("good", number(good).into()),
                    ("bad", number(import.bad).into()),
                ],
            );
            let title = t(&format!("import-draft-{key}"));
            view! { <Notice title text danger={key == "none"} /> }.into_any()
        }
        ImportState::Done | ImportState::Cancelled => {
            let key = if import.state == ImportState::Done {
                "import-done"
            } else {
                "import-cancelled"
            };
            let text = with(
                "import-done-text",
                &[
                    ("granted", number(import.granted).into()),
                    ("changed", number(import.changed).into()),
                    ("unchanged", number(import.unchanged).into()),
                    ("dropped", number(import.dropped).into()),
                    ("bad", number(import.bad).into()),
                ],
            );
            view! { <Notice title=t(key) text /> }.into_any()
        }
        ImportState::Failed => {
            let problem = import.failure.map(text::problem).unwrap_or_default();
            let text = text::capital(&problem);
            view! { <Notice title=t("import-failed") text danger=true /> }.into_any()
        }
    }
}

#[component]
fn Progress(key: &'static str, done: u64, all: u64, import: ImportLine) -> impl IntoView {
    let words = with(
        &format!("import-progress-{key}"),
        &[
            ("done", text::number(done.min(all)).into()),
            ("all", text::number(all).into()),
        ],
    );
    let pace = import.rate.zip(import.left).map(|(rate, left)| {
        let minutes = left.div_ceil(60);
        with(
            "import-pace",
            &[
                ("rate", text::number(rate).into()),
                ("left", text::counted("import-minutes", minutes).into()),
            ],
        )
    });
    view! {
        <section class="stack-tight column-form" role="status">
            <label for="progress">{words.clone()}</label>
            <progress class="batch-progress" id="progress" max=all value=done.min(all)>
                {words}
            </progress>
            {pace.map(|pace| view! { <p>{pace}</p> })}
            <p class="quiet">{t("import-progress-text")}</p>
        </section>
    }
}

/// Only what has changed, everything the source says, or nothing of it.
#[component]
fn Decide(import: ImportLine, held: u64) -> impl IntoView {
    if import.state.is_over() {
        return None;
    }
    let good = import.rows.saturating_sub(import.bad);
    let start = (import.state == ImportState::Draft && good > 0).then(|| {
        let full = with(
            "import-full-text",
            &[
                ("source", import.source.as_str().into()),
                ("held", text::number(held).into()),
                ("rows", text::number(import.rows).into()),
            ],
        );
        let asked = import.full_asked.clone().map(|(name, _)| {
            // The command line has no account, and so no name.
            let name = if name.is_empty() {
                t("import-full-command")
            } else {
                name
            };
            let text = with("import-full-asked-text", &[("name", name.into())]);
            view! { <Notice title=t("import-full-asked") text /> }
        });
        let own = import.full_asked.as_ref().is_some_and(|(_, own)| *own);
        let again = match &import.full_asked {
            Some(_) => t("import-full-second"),
            None => t("import-full"),
        };
        let full_button = (!own).then(|| {
            view! {
                <button class="button" name="decision" value=ImportMode::Full.key()>
                    {again}
                </button>
            }
        });
        view! {
            {asked}
            <p>{t("import-delta-text")}</p>
            <p>{full}</p>
            <div class="buttons">
                <button class="button button-main" name="decision" value=ImportMode::Delta.key()>
                    {t("import-delta")}
                </button>
                {full_button}
            </div>
        }
    });
    Some(view! {
        <form
            class="stack-tight column-form"
            method="post"
            action=paths::registry_import(&import.id)
        >
            {start}
            <div class="buttons">
                <button class="button button-danger" name="decision" value="cancel">
                    {t("import-cancel")}
                </button>
            </div>
        </form>
    })
}

#[component]
fn Problems(import: ImportLine, problems: Vec<ImportProblem>) -> impl IntoView {
    if problems.is_empty() {
        return None;
    }
    let heads = ["line", "column", "problem"]
        .map(|head| t(&format!("import-head-{head}")))
        .to_vec();
    let rows = problems.into_iter().map(|it| {
        vec![
            text::number(it.line).into_any(),
            t(&format!("import-column-{}", it.column)).into_any(),
            text::capital(&text::problem(it.problem)).into_any(),
        ]
    });
    let shown = with(
        "import-problems-shown",
        &[("most", text::number(MOST).into())],
    );
    Some(view! {
        <section class="stack" aria-labelledby="problems">
            <div class="section-head">
                <h2 id="problems">{t("import-problems")}</h2>
                <a href=paths::registry_import_problems(&import.id)>
                    <Icon name="download" small=true />
                    {t("import-problems-all")}
                </a>
            </div>
            {shown} <Table caption=t("import-problems") heads rows=rows.collect() />
        </section>
    })
}
