use std::collections::BTreeSet;

use domain::{identifiers::Ogrn, outcome::OutcomeKind};
use leptos::prelude::*;

use super::{cabinet::Cabinet, export::ExportForm, overview::NoChecksYet};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Empty, Icon, OnceMark, OutcomeMark, Pages, Table, load,
        page_number, page_value,
    },
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
        Self {
            outcome: page
                .query_value("outcome")
                .and_then(|key| OutcomeKind::from_key(&key)),
            staff: page
                .query_value("staff")
                .unwrap_or_default()
                .trim()
                .to_owned(),
            page: page_number(page.query_value("page")),
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
        paths::with_query(
            path,
            &[
                ("outcome", self.outcome.map_or("", OutcomeKind::key)),
                ("staff", &self.staff),
                ("page", &page_value(page)),
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
        let tills = ports()?.tills.list(&visitor, &ogrn).await?;
        Ok((cabinet, found, tills))
    };
    load(answer, move |(cabinet, found, tills)| {
        let title = t("org-part-checks");
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let names: BTreeSet<_> = cabinet
            .staff
            .into_iter()
            .map(|person| person.name)
            .chain(tills.into_iter().map(|till| till.name))
            .collect();
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Checks title=title.clone()>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="quiet">{t("checks-nothing-kept")}</p>
                    <p class="row">
                        <a href=paths::complaints(&ogrn)>{t("complaints")}</a>
                        <a href=paths::once(&ogrn)>{t("once")}</a>
                    </p>
                </div>
                {if found.total == 0 && narrowed.is_all() {
                    view! { <NoChecksYet /> }.into_any()
                } else {
                    view! {
                        <Tools narrowed=narrowed.clone() names />
                        <ExportForm ogrn=ogrn.clone() />
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
    let mut count = text::counted("checks-count", found.total);
    if found.again > 0 {
        let again = text::counted("once-again-count", found.again);
        count = format!("{count}, {again}");
    }
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
        let (page, lines) = (narrowed.page, found.lines.len());
        view! {
            <ChecksTable caption=t("org-part-checks") lines=found.lines ogrn />
            <Pages
                page
                page_size=PAGE
                lines
                total=found.total
                href=move |page| narrowed.href(&path, page)
            />
        }
        .into_any()
    };
    view! {
        <div class="list-state"><div class="row"><p>{state}</p>{clear}</div> {csv}</div>
        {list}
    }
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
                view! {
                    {line.staff}
                    {line.till.map(|till| view! { <small class="said">{till}</small> })}
                }
                .into_any(),
                scenario.into_any(),
                view! { <OutcomeMark outcome=line.outcome /> {slip} <OnceMark day_use=line.day_use /> }
                    .into_any(),
                receipt,
            ]
        })
        .collect();
    view! { <Table caption heads rows /> }
}
