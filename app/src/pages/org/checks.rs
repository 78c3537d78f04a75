use std::collections::BTreeSet;

use domain::{identifiers::Ogrn, outcome::OutcomeKind};
use leptos::prelude::*;

use super::{cabinet::Cabinet, overview::NoChecksYet};
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, Icon, OutcomeMark, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{CheckFilter, CheckLine, CheckPage},
    text::{self, t, with},
};

/// Lines a page.
const PAGE: u32 = 50;

/// What the list is narrowed to, as its address has it.
#[derive(Clone)]
struct Narrowed {
    outcome: Option<OutcomeKind>,
    staff: String,
    /// From 0.
    page: u32,
}

impl Narrowed {
    fn of(page: &Page) -> Self {
        let number = page.query_value("page").and_then(|n| n.parse::<u32>().ok());
        Self {
            outcome: page
                .query_value("outcome")
                .and_then(|key| OutcomeKind::from_key(&key)),
            staff: page
                .query_value("staff")
                .unwrap_or_default()
                .trim()
                .to_owned(),
            page: number.unwrap_or(1).saturating_sub(1),
        }
    }

    fn is_all(&self) -> bool {
        self.outcome.is_none() && self.staff.is_empty()
    }

    fn filter(&self) -> CheckFilter {
        CheckFilter {
            outcome: self.outcome,
            staff: (!self.staff.is_empty()).then(|| self.staff.clone()),
            page: self.page,
        }
    }

    /// The same, elsewhere: another page (from 0), or the file.
    fn href(&self, path: &str, page: u32) -> String {
        let number = if page == 0 {
            String::new()
        } else {
            u64::from(page).saturating_add(1).to_string()
        };
        paths::with_query(
            path,
            &[
                ("outcome", self.outcome.map_or("", OutcomeKind::key)),
                ("staff", &self.staff),
                ("page", &number),
            ],
        )
    }

    /// In words: "не подтверждено, Ольга Нестерова".
    fn words(&self) -> String {
        let outcome = self.outcome.map(|kind| text::uncapital(&outcome(kind)));
        let staff = (!self.staff.is_empty()).then(|| self.staff.clone());
        outcome
            .into_iter()
            .chain(staff)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn outcome(kind: OutcomeKind) -> String {
    t(&format!("outcome-{}", kind.key()))
}

/// Who checked what, when, with which outcome; nothing about citizens.
#[component]
pub fn ChecksPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let narrowed = Narrowed::of(&page);
    let filter = narrowed.filter();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let checks = ports()?.checks;
        let found = checks.journal(&visitor, &ogrn, &filter, PAGE).await?;
        Ok((cabinet, found))
    };
    load(answer, move |(cabinet, found)| {
        let title = t("org-part-checks");
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let names: BTreeSet<_> = cabinet
            .staff
            .into_iter()
            .map(|person| person.name)
            .collect();
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Checks title=title.clone()>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="quiet">{t("checks-nothing-kept")}</p>
                </div>
                {if found.total == 0 && narrowed.is_all() {
                    view! { <NoChecksYet /> }.into_any()
                } else {
                    view! {
                        <Tools narrowed=narrowed.clone() names />
                        <List narrowed found ogrn />
                    }
                        .into_any()
                }}
            </CabinetLayout>
        }
    })
}

#[component]
fn Tools(narrowed: Narrowed, mut names: BTreeSet<String>) -> impl IntoView {
    if !narrowed.staff.is_empty() {
        // A part of a name can come by the address only; it is shown all the same.
        names.insert(narrowed.staff.clone());
    }
    let outcomes = OutcomeKind::ALL
        .into_iter()
        .filter(|kind| *kind != OutcomeKind::Offline)
        .map(|kind| {
            let selected = narrowed.outcome == Some(kind);
            view! { <option value=kind.key() selected=selected>{outcome(kind)}</option> }
        })
        .collect_view();
    let staff = names
        .into_iter()
        .map(|name| {
            let selected = name == narrowed.staff;
            view! { <option value=name.clone() selected=selected>{name.clone()}</option> }
        })
        .collect_view();
    view! {
        <form class="list-tools" method="get">
            <div class="field">
                <label for="outcome">{t("checks-outcome")}</label>
                <select class="input" id="outcome" name="outcome">
                    <option value="">{t("checks-outcome-any")}</option>
                    {outcomes}
                </select>
            </div>
            <div class="field">
                <label for="staff">{t("checks-staff")}</label>
                <select class="input" id="staff" name="staff">
                    <option value="">{t("checks-staff-any")}</option>
                    {staff}
                </select>
            </div>
            <button class="button"><Icon name="filter" />{t("checks-show")}</button>
        </form>
    }
}

#[component]
fn List(narrowed: Narrowed, found: CheckPage, ogrn: Ogrn) -> impl IntoView {
    let path = paths::checks(&ogrn);
    let count = text::counted("checks-count", found.total);
    let state = if narrowed.is_all() {
        count
    } else {
        with(
            "list-narrowed",
            &[("what", narrowed.words().into()), ("count", count.into())],
        )
    };
    let clear = (!narrowed.is_all()).then(|| view! { <a href=path.clone()>{t("list-all")}</a> });
    let csv = (found.total > 0).then(|| {
        let href = narrowed.href(&paths::checks_csv(&ogrn), 0);
        view! { <a href=href><Icon name="download" small=true />{t("list-csv")}</a> }
    });
    let list = if found.lines.is_empty() {
        let all = path.clone();
        view! {
            <Empty icon="search" title=t("list-nothing") text=t("list-nothing-text")>
                <a class="button" href=all>{t("list-all")}</a>
            </Empty>
        }
        .into_any()
    } else {
        let pages = view! { <Pages narrowed total=found.total lines=found.lines.len() path /> };
        view! {
            <ChecksTable caption=t("org-part-checks") lines=found.lines ogrn />
            {pages}
        }
        .into_any()
    };
    view! {
        <div class="list-state"><div class="row"><p>{state}</p>{clear}</div> {csv}</div>
        {list}
    }
}

#[component]
fn Pages(narrowed: Narrowed, total: u64, lines: usize, path: String) -> impl IntoView {
    let before = u64::from(narrowed.page) * u64::from(PAGE);
    let last = before.saturating_add(lines as u64);
    if narrowed.page == 0 && last >= total {
        return None;
    }
    let range = with(
        "list-range",
        &[
            ("from", text::number(before + 1).into()),
            ("to", text::number(last).into()),
            ("total", text::number(total).into()),
        ],
    );
    let newer = narrowed.page.checked_sub(1).map(|page| {
        let href = narrowed.href(&path, page);
        view! { <a class="button" href=href rel="prev"><Icon name="back" />{t("checks-newer")}</a> }
    });
    let older = (last < total).then(|| {
        let href = narrowed.href(&path, narrowed.page.saturating_add(1));
        view! {
            <a class="button" href=href rel="next">{t("checks-older")}<Icon name="arrow-right" /></a>
        }
    });
    Some(view! {
        <nav class="pages" aria-label=t("list-pages")>
            <span class="quiet">{range}</span>
            <div class="buttons">{newer} {older}</div>
        </nav>
    })
}

/// Checks, line by line.
#[component]
pub(super) fn ChecksTable(
    /// What they are.
    caption: String,
    /// The lines.
    lines: Vec<CheckLine>,
    /// Whose they are.
    ogrn: Ogrn,
) -> impl IntoView {
    let heads = ["time", "staff", "scenario", "outcome", "receipt"]
        .map(|column| t(&format!("checks-{column}")))
        .to_vec();
    let rows = lines
        .into_iter()
        .map(|line| {
            let scenario = line
                .scenario
                .map_or_else(|| t("checks-unread"), text::scenario);
            let slip = line
                .slip
                .map(|slip| with("checks-slip", &[("slip", slip.into())]))
                .map(|slip| view! { <small>{slip}</small> });
            let receipt = line.has_receipt.then(|| {
                let href = paths::check_receipt(&ogrn, &line.id);
                view! { <a href=href>{t("receipt-link")}</a> }.into_any()
            });
            let receipt = receipt.unwrap_or_else(|| "—".into_any());
            vec![
                text::day_and_time(line.at).into_any(),
                line.staff.into_any(),
                scenario.into_any(),
                view! { <OutcomeMark outcome=line.outcome /> {slip} }.into_any(),
                receipt,
            ]
        })
        .collect();
    view! { <Table caption heads rows /> }
}
