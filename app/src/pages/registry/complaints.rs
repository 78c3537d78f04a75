use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::{
    components::{
        AccountLink, ComplaintChip, Empty, Filter, Filters, Icon, OutcomeMark, Pages, Table, load,
        page_number, page_value,
    },
    page::{Page, ports},
    paths,
    ports::{ComplaintFile, ComplaintPage, ComplaintState},
    text::{self, t, with},
};

/// Lines a page.
const PAGE: u32 = 50;

/// A page of the desk that is about complaints and not about one holder.
#[component]
pub(super) fn ComplaintDesk(
    /// What it shows, for the title of the window.
    #[prop(into)]
    title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=text::title(&[&title, &t("registry")]) />
        <Body {..} class="page-desk" />
        <a class="skip" href="#main">{t("skip")}</a>
        <header class="desk-top">
            <a class="brand" href=paths::REGISTRY>
                <svg class="brand-mark" aria-hidden="true">
                    <use href="/icons.svg#brand"></use>
                </svg>
                {t("registry")}
            </a>
            <AccountLink />
        </header>
        <main class="column column-wide" id="main">{children()}</main>
    }
}

/// Every complaint, those that wait first.
#[component]
pub fn RegistryComplaintsPage() -> impl IntoView {
    let page = Page::current();
    let state = page
        .query_value("state")
        .and_then(|key| ComplaintState::from_key(&key));
    let number = page_number(page.query_value("page"));
    let answer = async move {
        let complaints = ports()?.complaints;
        complaints.desk(&page.visitor()?, state, number, PAGE).await
    };
    load(answer, move |found| {
        let total: u64 = found.counts.iter().sum();
        let csv = (total > 0).then(|| {
            view! {
                <a href=paths::REGISTRY_COMPLAINTS_CSV>
                    <Icon name="download" small=true />
                    {t("list-csv")}
                </a>
            }
        });
        view! {
            <ComplaintDesk title=t("complaints")>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{t("complaints")}</h1>
                    <p class="quiet">{t("registry-complaints-lead")}</p>
                </div>
                {if total == 0 {
                    view! {
                        <Empty
                            icon="shield"
                            title=t("complaints-none")
                            text=t("registry-complaints-none-text")
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <States counts=found.counts state />
                        <div class="list-state"><p></p>{csv}</div>
                        <List found state number />
                    }
                        .into_any()
                }}
            </ComplaintDesk>
        }
    })
}

fn href(state: Option<ComplaintState>, page: u32) -> String {
    paths::with_query(
        paths::REGISTRY_COMPLAINTS,
        &[
            ("state", state.map_or("", ComplaintState::key)),
            ("page", &page_value(page)),
        ],
    )
}

#[component]
fn States(counts: [u64; 3], state: Option<ComplaintState>) -> impl IntoView {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let all = Filter {
        label: t("complaints-all"),
        count: count(counts.iter().sum()),
        href: href(None, 0),
        current: state.is_none(),
    };
    let each = ComplaintState::ALL
        .into_iter()
        .zip(counts)
        .map(|(wanted, number)| Filter {
            label: t(&format!("complaints-filter-{}", wanted.key())),
            count: count(number),
            href: href(Some(wanted), 0),
            current: state == Some(wanted),
        });
    view! { <Filters label=t("complaints-state") filters=[all].into_iter().chain(each).collect() /> }
}

#[component]
fn List(
    found: ComplaintPage<ComplaintFile>,
    state: Option<ComplaintState>,
    number: u32,
) -> impl IntoView {
    let heads = ["time", "organization", "said", "outcome", "state"]
        .map(|column| t(&format!("complaints-{column}")))
        .to_vec();
    let lines = found.lines.len();
    let total = match state {
        None => found.counts.iter().sum(),
        Some(wanted) => ComplaintState::ALL
            .into_iter()
            .zip(found.counts)
            .find(|(state, _)| *state == wanted)
            .map_or(0, |(_, count)| count),
    };
    if lines == 0 {
        return view! {
            <Empty icon="search" title=t("list-nothing") text=t("list-nothing-text")>
                <a class="button" href=paths::REGISTRY_COMPLAINTS>{t("list-all")}</a>
            </Empty>
        }
        .into_any();
    }
    let rows = found.lines.into_iter().map(row).collect();
    view! {
        <Table caption=t("complaints") heads rows />
        <Pages page=number page_size=found.page_size lines total href=move |page| href(state, page) />
    }
    .into_any()
}

fn row(file: ComplaintFile) -> Vec<AnyView> {
    let href = paths::registry_complaint(&file.check.id);
    let time = text::day_and_time(file.complaint.at);
    let label = with("complaints-open-label", &[("time", time.as_str().into())]);
    let said = if file.complaint.words.is_empty() {
        view! { <span class="quiet">{t("complaints-no-words")}</span> }.into_any()
    } else {
        view! { <span class="said">{file.complaint.words}</span> }.into_any()
    };
    vec![
        view! { <a class="row-link" href=href aria-label=label>{time}</a> }.into_any(),
        file.organization
            .unwrap_or_else(|| t("history-individual"))
            .into_any(),
        said,
        view! { <OutcomeMark outcome=file.check.outcome /> }.into_any(),
        view! { <ComplaintChip state=file.complaint.state /> }.into_any(),
    ]
}
