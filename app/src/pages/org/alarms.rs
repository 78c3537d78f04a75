use domain::{director::Act, identifiers::Ogrn, offline::LateProblem};
use leptos::prelude::*;

use super::{alerts::Alerts, cabinet::Cabinet};
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, Icon, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{Alarm, Alarms},
    text::{self, t, with},
};

/// Checks without a network that were not good after all, and how long scanners may go on
/// without one.
#[component]
pub fn AlarmsPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let alarms = ports()?.late.alarms(&visitor, &ogrn).await?;
        let alerts = ports()?.watch.alerts(&visitor, &ogrn).await?;
        Ok((cabinet, alarms, alerts))
    };
    load(answer, move |(cabinet, alarms, alerts)| {
        let title = t("alarms-title");
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let cap = alarms.cap;
        let (may_resolve, may_set) = (
            cabinet.may(Act::ResolveAlert),
            cabinet.may(Act::SetOfflineCap),
        );
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Checks title=title.clone()>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="quiet">{t("alarms-lead")}</p>
                </div>
                <div class="stack-loose">
                    <List alarms ogrn=ogrn.clone() />
                    <Alerts alerts may=may_resolve ogrn=ogrn.clone() />
                    <Cap cap may=may_set ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn List(alarms: Alarms, ogrn: Ogrn) -> impl IntoView {
    if alarms.lines.is_empty() {
        return view! {
            <Empty icon="check-mark" title=t("alarms-none") text=t("alarms-none-text")>
                <a class="button" href=paths::checks(&ogrn)>{t("org-part-checks")}</a>
            </Empty>
        }
        .into_any();
    }
    let heads = ["time", "staff", "scenario", "problem", "state"];
    let heads = heads.map(|head| t(&format!("alarms-{head}"))).to_vec();
    let rows = alarms.lines.into_iter().map(|alarm| row(alarm, &ogrn));
    view! {
        <Table caption=t("alarms-title") heads rows=rows.collect() />
        <p>
            <a class="button" href=paths::alarms_csv(&ogrn)>
                <Icon name="download" />
                {t("alarms-csv")}
            </a>
        </p>
    }
    .into_any()
}

fn row(alarm: Alarm, ogrn: &Ogrn) -> Vec<AnyView> {
    let time = text::day_and_time(alarm.at);
    let sent = [("time", text::day_and_time(alarm.raised_at).into())];
    let state = state(&alarm, &time, ogrn);
    let problem = problem(&alarm);
    vec![
        view! { {time}" "<small class="quiet">{with("alarms-sent", &sent)}</small> }.into_any(),
        alarm.staff.into_any(),
        alarm
            .scenario
            .map(text::scenario)
            .unwrap_or_default()
            .into_any(),
        problem.into_any(),
        state,
    ]
}

fn problem(alarm: &Alarm) -> String {
    let key = format!("alarms-problem-{}", alarm.problem.key());
    match (alarm.problem, alarm.used_at) {
        (LateProblem::Used, Some(at)) => with(&key, &[("time", text::day_and_time(at).into())]),
        _ => t(&key),
    }
}

fn state(alarm: &Alarm, time: &str, ogrn: &Ogrn) -> AnyView {
    if let Some((at, by)) = &alarm.acknowledged {
        let values = [
            ("name", by.as_str().into()),
            ("time", text::day_and_time(*at).into()),
        ];
        return with("alarms-acknowledged", &values).into_any();
    }
    let values = [("time", time.into()), ("name", alarm.staff.as_str().into())];
    view! {
        <form method="post" action=paths::acknowledge_alarm(ogrn)>
            <input type="hidden" name="check" value=alarm.check.clone() />
            <button class="button" aria-label=with("alarms-acknowledge-label", &values)>
                {t("alarms-acknowledge")}
            </button>
        </form>
    }
    .into_any()
}

#[component]
fn Cap(cap: i64, may: bool, ogrn: Ogrn) -> impl IntoView {
    view! {
        <form class="form" method="post" action=paths::offline_cap(&ogrn)>
            <div class="field">
                <label for="hours">{t("alarms-cap-label")}</label>
                <p class="hint" id="hours-hint">{t("alarms-cap-hint")}</p>
                <input
                    class="input"
                    id="hours"
                    name="hours"
                    type="number"
                    min="0"
                    max="72"
                    required
                    readonly=!may
                    value=(cap / 3_600).to_string()
                    aria-describedby="hours-hint"
                />
            </div>
            {if may {
                view! { <button class="button">{t("alarms-cap-save")}</button> }.into_any()
            } else {
                view! { <p class="quiet">{t("role-cap")}</p> }.into_any()
            }}
        </form>
    }
}
