use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::{cabinet::Cabinet, overview::NobodyYet, search::found};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Empty, Filter, Filters, Icon, LINES, Pages, PowerChip, Search,
        Table, load, on_page, page_number, page_value,
    },
    page::{Page, organization_in_path, ports},
    paths,
    ports::PowerLine,
    text::{self, t, with},
};

/// States by which the list can be narrowed; `active` includes what expires soon.
const STATES: [&str; 7] = [
    "active",
    "expiring",
    "not_yet",
    "suspended",
    "expired",
    "replaced",
    "revoked",
];

fn has_state(power: &PowerLine, state: &str) -> bool {
    match state {
        "active" => power.state.in_force(),
        other => power.state.key() == other,
    }
}

/// What the list is narrowed to, as its address has it.
struct Narrowed {
    state: Option<&'static str>,
    query: String,
    /// From 0.
    page: u32,
}

impl Narrowed {
    fn of(page: &Page) -> Self {
        let state = page.query_value("state");
        Self {
            state: STATES.into_iter().find(|key| state.as_deref() == Some(key)),
            query: page.query_value("q").unwrap_or_default().trim().to_owned(),
            page: page_number(page.query_value("page")),
        }
    }

    fn is_all(&self) -> bool {
        self.state.is_none() && self.query.is_empty()
    }

    fn matches(&self, power: &PowerLine) -> bool {
        self.state.is_none_or(|state| has_state(power, state)) && self.names(power)
    }

    fn names(&self, power: &PowerLine) -> bool {
        found(
            &format!("{} {}", power.representative, power.number),
            &self.query,
        )
    }

    /// In words: "истекают, «Петров»".
    fn words(&self) -> String {
        let state = self
            .state
            .map(|state| text::uncapital(&t(&format!("powers-filter-{state}"))));
        let query = (!self.query.is_empty())
            .then(|| with("list-quoted", &[("text", self.query.as_str().into())]));
        state
            .into_iter()
            .chain(query)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// All powers of attorney of the organization.
#[component]
pub fn PowersPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let narrowed = Narrowed::of(&page);
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let powers = ports()?.powers.list(&visitor, &ogrn).await?;
        Ok((cabinet, powers))
    };
    load(answer, move |(cabinet, powers)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("org-part-powers");
        let head = view! { <Head title=title.clone() ogrn=ogrn.clone() none=powers.is_empty() /> };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title>
                {head}
                {if powers.is_empty() {
                    view! { <NobodyYet ogrn /> }.into_any()
                } else {
                    view! { <List narrowed powers ogrn /> }.into_any()
                }}
            </CabinetLayout>
        }
    })
}

/// Heading, and the way to a new power of attorney; while there is none yet, the empty
/// list below leads there.
#[component]
fn Head(title: String, ogrn: Ogrn, none: bool) -> impl IntoView {
    view! {
        <div class="page-head row row-apart">
            <h1>{title}</h1>
            <div class="buttons">
                <a class="button" href=paths::drafts(&ogrn)>{t("drafts")}</a>
                <a class="button" href=paths::import_document(&ogrn)>{t("mchd-import")}</a>
                {(!none)
                    .then(|| {
                        view! {
                            <a class="button button-main" href=paths::new_power(&ogrn)>
                                <Icon name="plus" />
                                {t("powers-issue")}
                            </a>
                        }
                    })}
            </div>
        </div>
    }
}

#[component]
fn List(narrowed: Narrowed, powers: Vec<PowerLine>, ogrn: Ogrn) -> impl IntoView {
    let path = paths::powers(&ogrn);
    let filters = filters(&narrowed, &powers, &path);
    let all = powers.len() as u64;
    let shown: Vec<_> = powers
        .into_iter()
        .filter(|power| narrowed.matches(power))
        .collect();
    let state = if narrowed.is_all() {
        text::counted("powers-count", all)
    } else {
        with(
            "list-narrowed-of",
            &[
                ("what", narrowed.words().into()),
                ("shown", text::number(shown.len() as u64).into()),
                ("all", text::number(all).into()),
            ],
        )
    };
    let clear = (!narrowed.is_all()).then(|| view! { <a href=path.clone()>{t("list-all")}</a> });
    let list = if shown.is_empty() {
        let all = path.clone();
        view! {
            <Empty icon="search" title=t("list-nothing") text=t("list-nothing-text")>
                <a class="button" href=all>{t("list-all")}</a>
            </Empty>
        }
        .into_any()
    } else {
        let total = shown.len() as u64;
        let (number, powers) = on_page(shown, narrowed.page);
        let lines = powers.len();
        let (state, query) = (narrowed.state.unwrap_or_default(), narrowed.query.clone());
        let href = move |page| {
            let page = page_value(page);
            let narrowed = [("state", state), ("q", &query), ("page", &page)];
            paths::with_query(&path, &narrowed)
        };
        view! {
            <PowersTable powers ogrn=ogrn.clone() />
            <Pages page=number page_size=LINES lines total href />
        }
        .into_any()
    };
    view! {
        <div class="list-tools">
            <Search
                label=t("powers-search")
                value=narrowed.query.clone()
                keep=vec![("state", narrowed.state.unwrap_or_default().to_owned())]
            />
        </div>
        <Filters label=t("powers-filter") filters />
        <div class="list-state">
            <div class="row"><p>{state}</p>{clear}</div>
            <a href=paths::reminders(&ogrn)>
                <Icon name="clock" small=true />
                {t("reminders-link")}
            </a>
            <a href=paths::powers_csv(&ogrn)>
                <Icon name="download" small=true />
                {t("powers-csv")}
            </a>
        </div>
        {list}
    }
}

/// "All" and the states that some power of attorney has, among those that are searched for.
fn filters(narrowed: &Narrowed, powers: &[PowerLine], path: &str) -> Vec<Filter> {
    let named: Vec<_> = powers
        .iter()
        .filter(|power| narrowed.names(power))
        .collect();
    let filter = |state: &'static str, count: usize| Filter {
        label: t(&format!(
            "powers-filter-{}",
            if state.is_empty() { "all" } else { state }
        )),
        count,
        href: paths::with_query(path, &[("state", state), ("q", &narrowed.query)]),
        current: narrowed.state.unwrap_or_default() == state,
    };
    let states = STATES.into_iter().filter_map(|state| {
        let count = named.iter().filter(|power| has_state(power, state)).count();
        (count > 0 || narrowed.state == Some(state)).then(|| filter(state, count))
    });
    std::iter::once(filter("", named.len()))
        .chain(states)
        .collect()
}

#[component]
fn PowersTable(powers: Vec<PowerLine>, ogrn: Ogrn) -> impl IntoView {
    let heads = ["whom", "scenarios", "term", "state"]
        .map(|column| t(&format!("powers-{column}")))
        .to_vec();
    let rows = powers
        .into_iter()
        .map(|power| {
            let number = with("powers-number", &[("number", short(&power.number).into())]);
            let term = with(
                "powers-term-days",
                &[
                    ("from", text::short_day(power.from).into()),
                    ("until", text::short_day(power.until).into()),
                ],
            );
            let name = view! {
                <a class="row-link" href=paths::power(&ogrn, &power.number)>
                    {power.representative}
                </a>
                <small>{number}</small>
            };
            let over = power.state.is_over();
            let limits = text::limits(&power.limits);
            let class = if over { "quiet" } else { "" };
            vec![
                name.into_any(),
                view! {
                    <span class=class>{text::scenarios(&power.scenarios)}</span>
                    {(!limits.is_empty()).then(|| view! { <small>{limits}</small> })}
                }
                .into_any(),
                view! { <span class=class>{term}</span> }.into_any(),
                view! { <PowerChip state=power.state /> }.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("org-part-powers") heads rows named=true /> }
}

/// The first block of a number: enough to tell one from another in a list.
fn short(number: &str) -> String {
    match number.split_once('-') {
        Some((block, _)) => format!("{block}…"),
        None => number.to_owned(),
    }
}
