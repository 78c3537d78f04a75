use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{
        Empty, ErrorSummary, Icon, Notice, Pages, Table, TextArea, load, page_number, page_value,
    },
    page::{Page, path_value, ports},
    pages::paper_name,
    paths,
    ports::{Confirmation, ConfirmationPage},
    text::{self, t, with},
};

/// Lines a page.
const PAGE_SIZE: u32 = 50;

/// Who was confirmed by whom, and the way to take that back.
#[component]
pub fn ConfirmationsPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    // The one whose form stands open.
    let open = path_value("confirmation");
    let done = page.query_value("done").is_some();
    let number = page_number(page.query_value("page"));
    let answer = async move {
        let confirmations = ports()?.confirmations;
        confirmations
            .list(&page.visitor()?, number, PAGE_SIZE)
            .await
    };
    load(answer, move |found: ConfirmationPage| {
        let title = t("confirmations");
        let window = text::window(&title, refused);
        let notice = done.then(|| {
            view! { <Notice title=t("confirmations-undone") text=t("confirmations-undone-text") /> }
        });
        let exhausted = (!found.exhausted.is_empty()).then(|| {
            let names = found.exhausted.join(", ");
            let said = with("confirmations-exhausted", &[("names", names.into())]);
            view! { <p class="notice notice-plain">{said}</p> }
        });
        let (lines, total) = (found.lines.len(), found.total);
        let href = |page| {
            let query = [("page", page_value(page))];
            let query = query.each_ref().map(|(key, value)| (*key, value.as_str()));
            paths::with_query(paths::REGISTRY_CONFIRMATIONS, &query)
        };
        view! {
            <DeskPage title=window>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY_CONFIRM>
                        <Icon name="back" small=true />
                        {t("confirm-account")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("confirmations-lead")}</p>
                </div>
                <div class="sections">
                    {notice} <ErrorSummary title=t("confirmations-refused") /> {exhausted}
                    <List lines=found.lines open />
                    <Pages page=number page_size=PAGE_SIZE lines total href />
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn List(lines: Vec<Confirmation>, open: Option<String>) -> impl IntoView {
    if lines.is_empty() {
        return view! {
            <Empty icon="user" title=t("confirmations-none") text=t("confirmations-none-text") />
        }
        .into_any();
    }
    let heads = ["name", "by", "time", "state"]
        .map(|head| t(&format!("confirmations-column-{head}")))
        .to_vec();
    let rows = lines.into_iter().map(|line| {
        let open = open.as_deref() == Some(line.id.as_str());
        let organization = line
            .organization
            .clone()
            .unwrap_or_else(|| t("confirmations-desk"));
        let paper = line.paper.map(paper_name);
        let by = view! {
            {line.by.clone()}
            <br />
            <small>{organization}</small>
        };
        let when = view! {
            {text::day_and_time(line.at)}
            {paper.map(|paper| view! { <br /> <small>{paper}</small> })}
        };
        let name = line.name.clone();
        vec![
            name.into_any(),
            by.into_any(),
            when.into_any(),
            view! { <Standing line open /> }.into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <Table caption=t("confirmations") heads rows named=true /> }.into_any()
}

/// Who has undone it and why; or the form for that.
#[component]
fn Standing(line: Confirmation, open: bool) -> impl IntoView {
    if let Some((at, by, reason)) = line.undone {
        let said = with(
            "confirmations-undone-by",
            &[("time", text::day_and_time(at).into()), ("name", by.into())],
        );
        return view! {
            <span class="chip chip-revoked">{t("confirmations-is-undone")}</span>
            <small class="said">{said} " " {reason}</small>
        }
        .into_any();
    }
    // One form with a field: a page with several of them would have its ids twice.
    if open {
        let action = paths::undo_confirmation(&line.id);
        view! {
            <form class="form" method="post" action=action novalidate>
                <TextArea
                    name="reason"
                    label=t("field-reason")
                    hint=t("confirmations-reason-hint")
                    longest=500
                />
                <button class="button button-danger">{t("confirmations-undo-sure")}</button>
            </form>
        }
        .into_any()
    } else {
        let label = format!("{}: {}", t("confirmations-undo"), line.name);
        view! {
            <a class="button" href=paths::undo_confirmation(&line.id) aria-label=label>
                {t("confirmations-undo")}
            </a>
        }
        .into_any()
    }
}
