use domain::{scenario::Scenario, status::StatusState};
use leptos::prelude::*;

use super::{
    ask::{Asked, or_ask},
    complaints::ComplaintDesk as DeskPage,
    events::Events,
};
use crate::{
    components::{ErrorSummary, Icon, Notice, StatusChip, TextArea, TextField, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    ports::{HeldStatus, HolderLine},
    text::{self, t},
};

/// What a form may have done.
const DONE: [&str; 5] = ["granted", "suspended", "resumed", "ended", "waits"];

/// One status of a holder: what it says, what became of it, what can be decided about it.
#[component]
pub fn StatusPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let conflict = page
        .submission
        .as_ref()
        .is_some_and(|submission| submission.error == AppError::Conflict);
    let refusal = match page.path.rsplit('/').next() {
        Some("suspend") => t("status-suspend-refused"),
        Some("resume") => t("status-resume-refused"),
        _ => t("status-end-refused"),
    };
    let done = page.query_value("done");
    let done = DONE.into_iter().find(|it| Some(*it) == done.as_deref());
    let yesterday = page.today().previous_day().map(text::iso_day);
    let number = path_value("number").and_then(|number| number.parse::<u64>().ok());
    let status = path_value("status").unwrap_or_default();
    let answer = async move {
        let (visitor, number) = (page.visitor()?, number.ok_or(AppError::NotFound)?);
        ports()?.statuses.file(&visitor, number, &status).await
    };
    let answer = async move { Ok::<_, AppError>(answer.await) };
    load(answer, move |answer| {
        or_ask(answer, number.map(Asked::holder), move |file| {
            let title = text::scenario(Scenario::Status(file.held.status.kind));
            let holder = file.line.number;
            let notice = done.map(|done| {
                let (title, text) = (
                    t(&format!("status-{done}")),
                    t(&format!("status-{done}-text")),
                );
                view! { <Notice title text /> }
            });
            // Whoever was overtaken reads what has happened before they decide anew.
            let overtaken = conflict.then(|| {
            view! { <Notice title=t("status-conflict") text=t("status-conflict-text") danger=true /> }
        });
            let waits = file.held.end_waits.then(|| {
                view! {
                    <section class="panel stack-tight" aria-labelledby="waits">
                        <h2 id="waits">{t("status-waiting")}</h2>
                        <p>{t("status-waiting-text")}</p>
                        <p><a href=paths::REGISTRY_WAITING>{t("waiting-title")}</a></p>
                    </section>
                }
            });
            let is_over = file.held.state == StatusState::Ended;
            let forms = (!is_over).then(|| {
                let yesterday = yesterday.unwrap_or_default();
                view! { <Forms held=file.held.clone() holder four_eyes=file.four_eyes yesterday /> }
            });
            view! {
                <DeskPage title=text::window(&title, refused)>
                    <a class="back" href=paths::registry_holder(holder)>
                        <Icon name="back" small=true />
                        {t("registry-back-holder")}
                    </a>
                    <div class="sections column-form">
                        {overtaken} <ErrorSummary title=refusal /> {notice}
                        <Head title held=file.held line=file.line /> {waits} {forms}
                        <Events events=file.events />
                    </div>
                </DeskPage>
            }
        })
    })
}

#[component]
fn Head(title: String, held: HeldStatus, line: HolderLine) -> impl IntoView {
    let until = held
        .status
        .until
        .map_or_else(|| t("registry-open"), text::day);
    let ended = held.end_reason.map(|reason| {
        view! {
            <div>
                <dt>{t("status-end-reason")}</dt>
                <dd class="said">{reason}</dd>
            </div>
        }
    });
    view! {
        <section class="stack-tight" aria-labelledby="status">
            <div class="row row-apart">
                <h1 id="status">{title}</h1>
                <StatusChip state=held.state />
            </div>
            <dl class="facts facts-dense">
                <div>
                    <dt>{t("complaints-holder")}</dt>
                    <dd>
                        <a href=paths::registry_holder(line.number)>{line.name}</a>
                    </dd>
                </div>
                <div><dt>{t("registry-from")}</dt><dd>{text::day(held.status.from)}</dd></div>
                <div><dt>{t("registry-until")}</dt><dd>{until}</dd></div>
                <div><dt>{t("field-source")}</dt><dd class="said">{held.source}</dd></div>
                {ended}
            </dl>
        </section>
    }
}

#[component]
fn Forms(held: HeldStatus, holder: u64, four_eyes: bool, yesterday: String) -> impl IntoView {
    let (id, revision) = (held.id.as_str(), held.revision);
    let (key, action) = if held.status.suspended {
        ("resume", paths::resume_status(holder, id))
    } else {
        ("suspend", paths::suspend_status(holder, id))
    };
    let eyes = if four_eyes { "two" } else { "one" };
    let end = (!held.end_waits).then(|| {
        view! {
            <section class="panel" aria-labelledby="end">
                <form class="form" method="post" action=paths::end_status(holder, id) novalidate>
                    <div class="stack-tight">
                        <h2 id="end">{t("status-end")}</h2>
                        <p>{t(&format!("status-end-text-{eyes}"))}</p>
                    </div>
                    <input type="hidden" name="revision" value=revision />
                    <TextField
                        name="last"
                        label=t("field-last")
                        hint=t("status-last-hint")
                        kind="date"
                        value=yesterday
                    />
                    <TextArea name="end_reason" label=t("field-end_reason") longest=500 />
                    <div class="buttons">
                        <button class="button button-danger">
                            {t(&format!("status-end-button-{eyes}"))}
                        </button>
                    </div>
                </form>
            </section>
        }
    });
    view! {
        <section class="panel" aria-labelledby="hold">
            <form class="form" method="post" action=action novalidate>
                <div class="stack-tight">
                    <h2 id="hold">{t(&format!("status-{key}"))}</h2>
                    <p>{t(&format!("status-{key}-text"))}</p>
                </div>
                <input type="hidden" name="revision" value=revision />
                <TextArea name="hold_reason" label=t("field-hold_reason") longest=500 />
                <div class="buttons">
                    <button class="button">{t(&format!("status-{key}-button"))}</button>
                </div>
            </form>
        </section>
        {end}
    }
}
