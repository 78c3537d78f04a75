use domain::{identifiers::Ogrn, power::PowerState};
use leptos::prelude::*;

use super::{
    cabinet::{Cabinet, may_check},
    checks::ChecksTable,
};
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, Icon, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{Overview, PowerLine},
    text::{self, t, with},
};

/// First what needs a decision, then figures, then the latest checks.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let today = text::day(page.today());
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let overview = ports()?.powers.overview(&visitor, &ogrn).await?;
        Ok((cabinet, overview))
    };
    load(answer, move |(cabinet, overview)| {
        let title = t("org-part-overview");
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let head = view! {
            <div class="page-head">
                <h1>{title.clone()}</h1>
                <p class="quiet">
                    {cabinet.frame.organization.full_name.clone()} ", " {text::ogrn(&ogrn)}
                </p>
            </div>
        };
        let frame = cabinet.frame.clone();
        view! {
            <CabinetLayout frame part=CabinetPart::Overview title>
                {head}
                {if cabinet.staff.is_empty() {
                    view! { <NobodyYet ogrn /> }.into_any()
                } else {
                    view! {
                        <div class="sections">
                            <Decisions cabinet ogrn=ogrn.clone() />
                            <Figures overview=overview.clone() today />
                            <Latest overview ogrn />
                        </div>
                    }
                        .into_any()
                }}
            </CabinetLayout>
        }
    })
}

/// A cabinet in which nothing has been done yet.
#[component]
pub(super) fn NobodyYet(ogrn: Ogrn) -> impl IntoView {
    view! {
        <Empty icon="document" title=t("org-nobody") text=t("org-nobody-text")>
            <a class="button button-main" href=paths::new_power(&ogrn)>
                <Icon name="plus" />
                {t("org-nobody-button")}
            </a>
        </Empty>
    }
}

#[component]
fn Decisions(cabinet: Cabinet, ogrn: Ogrn) -> impl IntoView {
    let nobody = cabinet.frame.blocked.is_none() && !may_check(&cabinet.staff);
    let nothing = !nobody
        && cabinet.ending.is_empty()
        && cabinet.alarms == 0
        && cabinet.alerts == 0
        && cabinet.complaints == 0;
    let list = view! {
        <ul class="decisions" role="list">
            {(cabinet.alarms > 0)
                .then(|| view! { <li><LateAlarms count=cabinet.alarms ogrn=ogrn.clone() /></li> })}
            {(cabinet.alerts > 0)
                .then(|| view! { <li><Unusual count=cabinet.alerts ogrn=ogrn.clone() /></li> })}
            {(cabinet.complaints > 0)
                .then(|| {
                    view! { <li><Complaints count=cabinet.complaints ogrn=ogrn.clone() /></li> }
                })}
            {nobody.then(|| view! { <li><NobodyNow ogrn=ogrn.clone() /></li> })}
            {cabinet
                .ending
                .into_iter()
                .map(|power| view! { <li><Ending power ogrn=ogrn.clone() /></li> })
                .collect_view()}
        </ul>
    };
    view! {
        <section aria-labelledby="decide">
            <div class="section-head"><h2 id="decide">{t("org-decide")}</h2></div>
            {if nothing {
                view! { <p class="quiet">{t("org-decide-nothing")}</p> }.into_any()
            } else {
                list.into_any()
            }}
        </section>
    }
}

#[component]
fn LateAlarms(count: u64, ogrn: Ogrn) -> impl IntoView {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    view! {
        <Icon name="warning" />
        <div>
            <strong>
                <a href=paths::alarms(&ogrn)>
                    {with("org-decide-alarms", &[("count", count.into())])}
                </a>
            </strong>
            <p>{t("org-decide-alarms-text")}</p>
        </div>
        <a class="button" href=paths::alarms(&ogrn)>{t("org-decide-alarms-button")}</a>
    }
}

#[component]
fn Unusual(count: u64, ogrn: Ogrn) -> impl IntoView {
    view! {
        <Icon name="warning" />
        <div>
            <strong>{text::counted("org-decide-watch", count)}</strong>
            <p>{t("org-decide-watch-text")}</p>
        </div>
        <a class="button" href=paths::alarms(&ogrn)>{t("org-decide-watch-button")}</a>
    }
}

#[component]
fn Complaints(count: u64, ogrn: Ogrn) -> impl IntoView {
    view! {
        <Icon name="warning" />
        <div>
            <strong>{text::counted("org-decide-complaints", count)}</strong>
            <p>{t("org-decide-complaints-text")}</p>
        </div>
        <a class="button" href=paths::complaints(&ogrn)>{t("org-decide-complaints-button")}</a>
    }
}

#[component]
fn NobodyNow(ogrn: Ogrn) -> impl IntoView {
    view! {
        <Icon name="warning" />
        <div><strong>{t("org-decide-nobody")}</strong><p>{t("org-decide-nobody-text")}</p></div>
        <a class="button" href=paths::new_power(&ogrn)>{t("powers-issue")}</a>
    }
}

#[component]
fn Ending(power: PowerLine, ogrn: Ogrn) -> impl IntoView {
    let days = match power.state {
        PowerState::Expiring { days_left } => i64::from(days_left),
        _ => 0,
    };
    let name = power.representative;
    let title = with(
        "org-decide-ends",
        &[("name", name.as_str().into()), ("days", days.into())],
    );
    let what = with(
        "org-decide-ends-text",
        &[
            ("day", text::day(power.until).into()),
            (
                "powers",
                text::uncapital(&text::scenarios(&power.scenarios)).into(),
            ),
        ],
    );
    let label = with("org-decide-renew-label", &[("name", name.into())]);
    let renew = paths::with_query(&paths::new_power(&ogrn), &[("like", &power.number)]);
    view! {
        <Icon name="clock" />
        <div>
            <strong><a href=paths::power(&ogrn, &power.number)>{title}</a></strong>
            <p>{what}</p>
        </div>
        <a class="button" href=renew aria-label=label>{t("org-decide-renew")}</a>
    }
}

#[component]
fn Figures(overview: Overview, today: String) -> impl IntoView {
    let figures = [
        ("today", overview.checks_today),
        ("confirmed", overview.confirmed_today),
        ("month", overview.checks_month),
        ("staff", overview.staff_in_force),
    ];
    view! {
        <section aria-labelledby="numbers">
            <div class="section-head">
                <h2 id="numbers">{with("org-numbers", &[("day", today.into())])}</h2>
            </div>
            <dl class="numbers">
                {figures
                    .into_iter()
                    .map(|(key, number)| {
                        view! {
                            <div>
                                <dt>{text::counted(&format!("org-number-{key}"), number)}</dt>
                                <dd>{text::number(number)}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        </section>
    }
}

#[component]
fn Latest(overview: Overview, ogrn: Ogrn) -> impl IntoView {
    let none = overview.latest.is_empty();
    view! {
        <section aria-labelledby="latest">
            <div class="section-head">
                <h2 id="latest">{t("org-latest")}</h2>
                {(!none).then(|| view! { <a href=paths::checks(&ogrn)>{t("org-latest-all")}</a> })}
            </div>
            {if none {
                view! { <NoChecksYet /> }.into_any()
            } else {
                view! { <ChecksTable caption=t("org-latest") lines=overview.latest ogrn /> }.into_any()
            }}
        </section>
    }
}

/// Nobody has checked anything yet.
#[component]
pub(super) fn NoChecksYet() -> impl IntoView {
    view! {
        <Empty icon="qr" title=t("checks-none") text=t("checks-none-text")>
            <a class="button" href=paths::SCAN>{t("checks-none-button")}</a>
        </Empty>
    }
}
