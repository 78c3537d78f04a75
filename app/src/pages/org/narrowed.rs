//! A list of the cabinet that a search and one filter narrow, a hundred lines a page. What it is
//! narrowed to stands in its address.

use leptos::prelude::*;

use super::search::found;
use crate::{
    components::{Empty, Filter, Filters, LINES, Pages, Search, on_page, page_number, page_value},
    page::Page,
    paths,
    text::{self, t, with},
};

/// What an address narrows a list to.
pub(super) struct Narrowing {
    /// Name of the filter in the address.
    name: &'static str,
    /// What it can stand at.
    keys: &'static [&'static str],
    /// Where it stands.
    key: Option<&'static str>,
    query: String,
    /// From 0.
    page: u32,
}

impl Narrowing {
    pub(super) fn of(page: &Page, name: &'static str, keys: &'static [&'static str]) -> Self {
        let asked = page.query_value(name);
        Self {
            name,
            keys,
            key: keys
                .iter()
                .copied()
                .find(|key| asked.as_deref() == Some(key)),
            query: page.query_value("q").unwrap_or_default().trim().to_owned(),
            page: page_number(page.query_value("page")),
        }
    }

    fn is_all(&self) -> bool {
        self.key.is_none() && self.query.is_empty()
    }

    /// In words: "истекают, «Петров»". `filter` are the words of the filter.
    fn words(&self, filter: &str) -> String {
        let key = self
            .key
            .map(|key| text::uncapital(&t(&format!("{filter}-{key}"))));
        let query = (!self.query.is_empty())
            .then(|| with("list-quoted", &[("text", self.query.as_str().into())]));
        key.into_iter().chain(query).collect::<Vec<_>>().join(", ")
    }

    fn address(&self, path: &str, key: &str, page: u32) -> String {
        let page = page_value(page);
        let narrowed = [(self.name, key), ("q", &self.query), ("page", &page)];
        paths::with_query(path, &narrowed)
    }
}

/// What is in a line.
pub(super) trait Line {
    /// What is searched.
    fn words(&self) -> String;

    /// Whether the filter shows it when it stands at `key`.
    fn is(&self, key: &str) -> bool;
}

/// The tools, what is shown of how many, and the lines themselves. Texts begin with `texts`:
/// `-search`, `-count`, `-filter`, `-filter-all` and one for each key.
#[component]
pub(super) fn NarrowedList<T: Line + 'static>(
    narrowing: Narrowing,
    lines: Vec<T>,
    path: String,
    texts: &'static str,
    /// Ways out of the list, beside the words of what is shown.
    #[prop(optional)]
    ways: Option<AnyView>,
    table: impl FnOnce(Vec<T>) -> AnyView,
) -> impl IntoView {
    let filter = format!("{texts}-filter");
    let all = lines.len() as u64;
    let named: Vec<_> = lines
        .into_iter()
        .filter(|line| found(&line.words(), &narrowing.query))
        .collect();
    let filters = filters(&narrowing, &named, &path, &filter);
    let shown: Vec<_> = named
        .into_iter()
        .filter(|line| narrowing.key.is_none_or(|key| line.is(key)))
        .collect();
    let state = if narrowing.is_all() {
        text::counted(&format!("{texts}-count"), all)
    } else {
        with(
            "list-narrowed-of",
            &[
                ("what", narrowing.words(&filter).into()),
                ("shown", text::number(shown.len() as u64).into()),
                ("all", text::number(all).into()),
            ],
        )
    };
    let clear = (!narrowing.is_all()).then(|| view! { <a href=path.clone()>{t("list-all")}</a> });
    let key = narrowing.key.unwrap_or_default();
    let keep = vec![(narrowing.name, key.to_owned())];
    let query = narrowing.query.clone();
    let list = if shown.is_empty() {
        view! {
            <Empty icon="search" title=t("list-nothing") text=t("list-nothing-text")>
                <a class="button" href=path>{t("list-all")}</a>
            </Empty>
        }
        .into_any()
    } else {
        let total = shown.len() as u64;
        let (page, lines) = on_page(shown, narrowing.page);
        let here = lines.len();
        view! {
            {table(lines)}
            <Pages
                page
                page_size=LINES
                lines=here
                total
                href=move |page| narrowing.address(&path, key, page)
            />
        }
        .into_any()
    };
    view! {
        <div class="list-tools">
            <Search label=t(&format!("{texts}-search")) value=query keep />
        </div>
        <Filters label=t(&filter) filters />
        <div class="list-state"><div class="row"><p>{state}</p>{clear}</div>{ways}</div>
        {list}
    }
}

/// "All" and what the filter can stand at, where some line of those that are searched for is so.
fn filters<T: Line>(narrowing: &Narrowing, named: &[T], path: &str, filter: &str) -> Vec<Filter> {
    let one = |key: Option<&'static str>, count: usize| Filter {
        label: t(&format!("{filter}-{}", key.unwrap_or("all"))),
        count,
        href: narrowing.address(path, key.unwrap_or_default(), 0),
        current: narrowing.key == key,
    };
    let some = narrowing.keys.iter().copied().filter_map(|key| {
        let count = named.iter().filter(|line| line.is(key)).count();
        (count > 0 || narrowing.key == Some(key)).then(|| one(Some(key), count))
    });
    std::iter::once(one(None, named.len()))
        .chain(some)
        .collect()
}
