mod charts;

use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::{cabinet::Cabinet, overview::NoChecksYet, training};
use crate::{
    components::{CabinetLayout, CabinetPart, Icon, OutcomeMark, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{Count, Figures, Period},
    text::{self, t, with},
};
use charts::{Bar, Bars, Days, Numbers, share};

/// The checks of the organization in figures, over 7, 30 or 90 days.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let period = page.query_value("days");
    let period = period.and_then(|days| Period::from_days(&days));
    let period = period.unwrap_or_default();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let figures = ports()?.figures;
        let figures = figures.figures(&visitor, &ogrn, period).await?;
        Ok((cabinet, figures))
    };
    load(answer, move |(cabinet, figures)| {
        let title = t("org-part-figures");
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let trained = training::passed(&cabinet.staff);
        let span = [figures.days.first(), figures.days.last()];
        let [from, until] = span.map(|day| day.map(|(day, _)| text::day(*day)).unwrap_or_default());
        let days = with(
            "figures-days",
            &[("from", from.into()), ("until", until.into())],
        );
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Figures title=title.clone()>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="quiet">{days}</p>
                </div>
                <Periods period ogrn=ogrn.clone() />
                {if figures.total.checks == 0 {
                    view! { <NoChecksYet /> }.into_any()
                } else {
                    view! { <Charts figures period ogrn=ogrn.clone() /> }.into_any()
                }}
                <Trained passed=trained.0 all=trained.1 ogrn />
            </CabinetLayout>
        }
    })
}

/// The choice of the period: links, which work without JavaScript and can be kept.
#[component]
fn Periods(period: Period, ogrn: Ogrn) -> impl IntoView {
    let link = |other: Period| {
        let days = other.days().to_string();
        let href = paths::with_query(&paths::figures(&ogrn), &[("days", &days)]);
        let label = text::counted("figures-period", u64::from(other.days()));
        view! {
            <li>
                <a class="filter" href=href aria-current=(other == period).then_some("true")>
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=t("figures-periods")>
            <ul class="filters" role="list">{Period::ALL.map(link).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Charts(figures: Figures, period: Period, ogrn: Ogrn) -> impl IntoView {
    let days = period.days().to_string();
    let csv = paths::with_query(&paths::figures_csv(&ogrn), &[("days", &days)]);
    let total = figures.total;
    view! {
        <div class="sections">
            <Sum figures=figures.clone() />
            <Days days=figures.days.clone() />
            <Outcomes figures=figures.clone() />
            <Scenarios scenarios=scenarios(&figures) total=total.checks />
            <Branches branches=figures.branches.clone() total=total.checks />
            <Refusals figures=figures.clone() />
            <Alarms figures ogrn />
            <p>
                <a class="button" href=csv><Icon name="download" />{t("figures-csv")}</a>
            </p>
        </div>
    }
}

/// Who has passed the training: of those who are here today, whatever the period.
#[component]
fn Trained(passed: u64, all: u64, ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="figures-trained" aria-labelledby="trained">
            <div class="section-head">
                <h2 id="trained">{t("training")}</h2>
                <a href=paths::staff_training(&ogrn)>{t("training-who")}</a>
            </div>
            <p>{training::counted(passed, all)}</p>
        </section>
    }
}

#[component]
fn Sum(figures: Figures) -> impl IntoView {
    let offline = figures.outcome(domain::outcome::OutcomeKind::Offline);
    let alarms: u64 = figures.alarms.iter().map(|(_, count)| count).sum();
    let total = figures.total.checks;
    let again = (figures.again > 0).then(|| (t("figures-again"), text::number(figures.again)));
    let lines = [
        (text::counted("figures-checks", total), text::number(total)),
        (
            t("figures-confirmed"),
            share(figures.total.confirmed, total),
        ),
        (t("figures-offline"), share(offline, total)),
        (
            text::counted("figures-alarms-count", alarms),
            text::number(alarms),
        ),
    ];
    view! {
        <dl class="numbers">
            {lines
                .into_iter()
                .chain(again)
                .map(|(what, number)| view! { <div><dt>{what}</dt><dd>{number}</dd></div> })
                .collect_view()}
        </dl>
    }
}

#[component]
fn Outcomes(figures: Figures) -> impl IntoView {
    let bars = figures.outcomes.iter().map(|(outcome, count)| Bar {
        label: view! { <OutcomeMark outcome=*outcome /> }.into_any(),
        name: t(&format!("outcome-{}", outcome.key())),
        count: *count,
        class: bar_class(*outcome),
    });
    view! { <Bars key="outcomes" bars=bars.collect() total=figures.total.checks /> }
}

fn bar_class(outcome: domain::outcome::OutcomeKind) -> &'static str {
    use domain::outcome::OutcomeKind::{AlreadyUsed, Confirmed, Forged, NotConfirmed, NotOurCode};
    match outcome {
        Confirmed => "bar-yes",
        NotConfirmed | AlreadyUsed | Forged => "bar-no",
        NotOurCode => "bar-plain",
        _ => "bar-wait",
    }
}

fn scenarios(figures: &Figures) -> Vec<(String, Count)> {
    let name = |scenario: Option<_>| scenario.map_or_else(|| t("checks-unread"), text::scenario);
    figures
        .scenarios
        .iter()
        .map(|(scenario, count)| (name(*scenario), *count))
        .collect()
}

#[component]
fn Scenarios(scenarios: Vec<(String, Count)>, total: u64) -> impl IntoView {
    let bars = scenarios.into_iter().map(|(name, count)| Bar {
        label: name.clone().into_any(),
        name,
        count: count.checks,
        class: "bar-accent",
    });
    view! { <Bars key="scenarios" bars=bars.collect() total /> }
}

/// Only where there are branches.
#[component]
fn Branches(branches: Vec<(Option<String>, Count)>, total: u64) -> impl IntoView {
    let bars: Vec<_> = branches
        .into_iter()
        .map(|(name, count)| {
            let name = name.unwrap_or_else(|| t("figures-branches-none"));
            Bar {
                label: name.clone().into_any(),
                name,
                count: count.checks,
                class: "bar-accent",
            }
        })
        .collect();
    (!bars.is_empty()).then(|| view! { <Bars key="branches" bars total /> })
}

/// Only those among the refusals, so that a rare one is seen beside a frequent one.
#[component]
fn Refusals(figures: Figures) -> impl IntoView {
    let refusals = figures.refusals();
    let total: u64 = refusals.iter().map(|(_, count)| count).sum();
    if total == 0 {
        return view! {
            <section aria-labelledby="refusals">
                <h2 id="refusals">{t("figures-refusals")}</h2>
                <p class="quiet">{t("figures-refusals-none")}</p>
            </section>
        }
        .into_any();
    }
    let bars = refusals.into_iter().map(|(outcome, count)| Bar {
        label: view! { <OutcomeMark outcome /> }.into_any(),
        name: t(&format!("outcome-{}", outcome.key())),
        count,
        class: bar_class(outcome),
    });
    view! { <Bars key="refusals" bars=bars.collect() total /> }.into_any()
}

#[component]
fn Alarms(figures: Figures, ogrn: Ogrn) -> impl IntoView {
    let none = figures.alarms.is_empty();
    let rows = figures.alarms.into_iter().map(|(problem, count)| {
        let what = t(&format!("csv-problem-{}", problem.key()));
        vec![what, text::number(count)]
    });
    let heads = vec![t("alarms-problem"), t("figures-count")];
    view! {
        <section aria-labelledby="alarms">
            <div class="section-head">
                <h2 id="alarms">{t("alarms-title")}</h2>
                <a href=paths::alarms(&ogrn)>{t("figures-alarms-all")}</a>
            </div>
            {if none {
                view! { <p class="quiet">{t("alarms-none")}</p> }.into_any()
            } else {
                view! { <Numbers caption=t("alarms-title") heads rows=rows.collect() /> }.into_any()
            }}
        </section>
    }
}
