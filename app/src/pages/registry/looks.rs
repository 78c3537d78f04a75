use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, Icon, Pages, Table, load, page_number, page_value},
    page::{Page, ports},
    paths,
    ports::{LookPage, Looked},
    text::{self, t, with},
};

/// Lines a page.
const PAGE_SIZE: u32 = 50;

/// Who opened whose file, and why.
#[component]
pub fn LooksPage() -> impl IntoView {
    let page = Page::current();
    let number = page_number(page.query_value("page"));
    let holder = page
        .query_value("holder")
        .and_then(|it| it.parse::<u64>().ok());
    let answer = async move {
        let registry = ports()?.registry;
        registry
            .looks(&page.visitor()?, holder, number, PAGE_SIZE)
            .await
    };
    load(answer, move |found| {
        let title = t("looks-title");
        let of = holder.map(|holder| holder.to_string()).unwrap_or_default();
        let href = move |page| {
            let query = [("holder", of.as_str()), ("page", &page_value(page))];
            paths::with_query(paths::REGISTRY_LOOKS, &query)
        };
        let all = holder.map(|_| view! { <a href=paths::REGISTRY_LOOKS>{t("looks-all")}</a> });
        let (lines, total) = (found.lines.len(), found.total);
        view! {
            <DeskPage title=title.clone()>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("looks-lead")}</p>
                    {all}
                </div>
                <List found />
                <Pages page=number page_size=PAGE_SIZE lines total href />
            </DeskPage>
        }
    })
}

#[component]
fn List(found: LookPage) -> impl IntoView {
    if found.lines.is_empty() {
        return view! { <Empty icon="search" title=t("looks-none") text=t("looks-none-text") /> }
            .into_any();
    }
    let heads = ["time", "by", "holder", "reason"]
        .map(|head| t(&format!("looks-{head}")))
        .to_vec();
    let rows = found.lines.into_iter().map(|look| {
        vec![
            text::day_and_time(look.at).into_any(),
            look.by.into_any(),
            view! { <What looked=look.looked.clone() /> }.into_any(),
            view! { <Why looked=look.looked reason=look.reason /> }.into_any(),
        ]
    });
    view! { <Table caption=t("looks-title") heads rows=rows.collect() /> }.into_any()
}

/// What was opened; the file of a holder leads to all looks at it.
#[component]
fn What(looked: Looked) -> AnyView {
    match looked {
        Looked::Holder(number, name) => {
            let of = number.to_string();
            let href = paths::with_query(paths::REGISTRY_LOOKS, &[("holder", &of)]);
            view! { <a href=href>{name}</a> }.into_any()
        }
        Looked::Family(number) => {
            with("looks-family", &[("number", number.to_string().into())]).into_any()
        }
        Looked::Photos(name) if name.is_empty() => t("looks-photos-gone").into_any(),
        Looked::Photos(name) => with("looks-photos", &[("name", name.into())]).into_any(),
    }
}

/// Why; what needs no reason has one by itself.
#[component]
fn Why(looked: Looked, reason: String) -> impl IntoView {
    let said = match (reason.is_empty(), looked) {
        (false, _) => reason,
        (true, Looked::Photos(_)) => t("looks-compares"),
        (true, _) => t("looks-registers"),
    };
    view! { <span class="said">{said}</span> }
}
