use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::{
    cabinet::Cabinet,
    narrowed::{Line, NarrowedList, Narrowing},
    overview::NobodyYet,
};
use crate::{
    components::{CabinetLayout, CabinetPart, Icon, PowerChip, Table, load},
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

impl Line for PowerLine {
    fn words(&self) -> String {
        format!("{} {}", self.representative, self.number)
    }

    fn is(&self, state: &str) -> bool {
        match state {
            "active" => self.state.in_force(),
            other => self.state.key() == other,
        }
    }
}

/// All powers of attorney of the organization.
#[component]
pub fn PowersPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let narrowing = Narrowing::of(&page, "state", &STATES);
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
                    view! { <List narrowing powers ogrn /> }.into_any()
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
fn List(narrowing: Narrowing, powers: Vec<PowerLine>, ogrn: Ogrn) -> impl IntoView {
    let path = paths::powers(&ogrn);
    let ways = view! {
        <a href=paths::reminders(&ogrn)>
            <Icon name="clock" small=true />
            {t("reminders-link")}
        </a>
        <a href=paths::powers_csv(&ogrn)>
            <Icon name="download" small=true />
            {t("powers-csv")}
        </a>
    }
    .into_any();
    let table = move |powers| view! { <PowersTable powers ogrn /> }.into_any();
    view! { <NarrowedList narrowing lines=powers path texts="powers" ways table /> }
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
