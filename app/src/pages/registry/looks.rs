use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, Icon, Pages, Table, load, page_number, page_value},
    page::{Page, ports},
    paths,
    ports::LookPage,
    text::{self, t},
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
        let of = look.holder.to_string();
        let href = paths::with_query(paths::REGISTRY_LOOKS, &[("holder", &of)]);
        vec![
            text::day_and_time(look.at).into_any(),
            look.by.into_any(),
            view! { <a href=href>{look.holder_name}</a> }.into_any(),
            view! { <span class="said">{look.reason}</span> }.into_any(),
        ]
    });
    view! { <Table caption=t("looks-title") heads rows=rows.collect() /> }.into_any()
}
