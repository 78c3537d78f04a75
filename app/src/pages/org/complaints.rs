use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{
        CabinetLayout, CabinetPart, ComplaintChip, Empty, Icon, OutcomeMark, Pages, Table, load,
        page_number, page_value,
    },
    page::{Page, organization_in_path, ports},
    paths,
    ports::{ComplaintLine, ComplaintPage},
    text::{self, t, with},
};

/// Checks whose holders say that they did not show anything; nothing about the citizens.
#[component]
pub fn ComplaintsPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let number = page_number(page.query_value("page"));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let found = ports()?.complaints.about(&visitor, &ogrn, number).await?;
        Ok((cabinet, found))
    };
    load(answer, move |(cabinet, found)| {
        let title = t("complaints");
        let ogrn = cabinet.frame.organization.ogrn.clone();
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Checks title=title.clone()>
                <div class="page-head">
                    <a class="back" href=paths::checks(&ogrn)>
                        <Icon name="back" small=true />
                        {t("org-part-checks")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("complaints-lead")}</p>
                </div>
                {if found.lines.is_empty() && number == 0 {
                    view! {
                        <Empty
                            icon="shield"
                            title=t("complaints-none")
                            text=t("complaints-none-text")
                        />
                    }
                        .into_any()
                } else {
                    view! { <List found number ogrn /> }.into_any()
                }}
            </CabinetLayout>
        }
    })
}

#[component]
fn List(found: ComplaintPage<ComplaintLine>, number: u32, ogrn: Ogrn) -> impl IntoView {
    let heads = ["time", "staff", "scenario", "outcome"]
        .map(|column| t(&format!("checks-{column}")))
        .into_iter()
        .chain([t("complaints-state")])
        .collect();
    let (lines, total) = (found.lines.len(), found.counts.iter().sum());
    let rows = found
        .lines
        .into_iter()
        .map(|line| row(line, &ogrn))
        .collect();
    let path = paths::complaints(&ogrn);
    let href = move |page: u32| paths::with_query(&path, &[("page", page_value(page).as_str())]);
    view! {
        <Table caption=t("complaints") heads rows />
        <Pages page=number page_size=found.page_size lines total href />
    }
}

fn row(line: ComplaintLine, ogrn: &Ogrn) -> Vec<AnyView> {
    let ComplaintLine { check, state, .. } = line;
    let href = paths::complaint_about(ogrn, &check.id);
    let time = text::day_and_time(check.at);
    let label = with("complaints-open-label", &[("time", time.as_str().into())]);
    let scenario = check
        .scenario
        .map_or_else(|| t("checks-unread"), text::scenario);
    vec![
        view! { <a class="row-link" href=href aria-label=label>{time}</a> }.into_any(),
        check.staff.into_any(),
        scenario.into_any(),
        view! { <OutcomeMark outcome=check.outcome /> }.into_any(),
        view! { <ComplaintChip state /> }.into_any(),
    ]
}
