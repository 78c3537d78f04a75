use domain::{
    identifiers::Ogrn,
    watch::{Action, Rule},
};
use leptos::prelude::*;

use crate::{
    page::Page,
    paths,
    ports::{AbuseAlert, LONGEST_RESOLUTION, Resolution},
    text::{self, t, with},
};

/// What the abuse watch has raised: each with what to do, and a director's word on it.
#[component]
pub(super) fn Alerts(alerts: Vec<AbuseAlert>, may: bool, ogrn: Ogrn) -> impl IntoView {
    let none = alerts.is_empty();
    let lines = alerts.into_iter().map(|alert| {
        view! { <li><Alert alert may ogrn=ogrn.clone() /></li> }
    });
    let lines = lines.collect_view();
    view! {
        <section aria-labelledby="alerts">
            <h2 id="alerts">{t("watch-title")}</h2>
            <p class="quiet">{t("watch-lead")}</p>
            {if none {
                view! { <p class="quiet">{t("watch-none")}</p> }.into_any()
            } else {
                view! { <ul class="alerts" role="list">{lines}</ul> }.into_any()
            }}
            <Rules />
        </section>
    }
}

#[component]
fn Alert(alert: AbuseAlert, may: bool, ogrn: Ogrn) -> impl IntoView {
    let rule = alert.rule.key();
    let counted = text::counted("checks-count", alert.checks);
    let told = with(
        "watch-told",
        &[
            ("name", alert.staff.as_str().into()),
            ("time", text::day_and_time(alert.raised_at).into()),
            ("count", counted.into()),
        ],
    );
    let suspend = alert.rule.entry().action == Action::Suspend && alert.resolution.is_none();
    let advice = if suspend {
        "watch-suspend"
    } else {
        "watch-look"
    };
    let power = alert.power.as_ref().map(|number| {
        let href = paths::power(&ogrn, number);
        view! { <p><a href=href>{t("watch-power")}</a></p> }
    });
    view! {
        <h3>{t(&format!("watch-rule-{rule}"))}</h3>
        <p>{told}</p>
        {match alert.resolution {
            Some(resolution) => view! { <Resolved resolution /> }.into_any(),
            None => {
                view! {
                    <p class="quiet">{t(advice)}</p>
                    {power}
                    {if may {
                        view! { <Resolve alert=alert.id staff=alert.staff rule=alert.rule ogrn /> }.into_any()
                    } else {
                        view! { <p class="quiet">{t("role-resolve")}</p> }.into_any()
                    }}
                }
                    .into_any()
            }
        }}
    }
}

#[component]
fn Resolved(resolution: Resolution) -> impl IntoView {
    let who = with(
        "watch-resolved",
        &[
            ("name", resolution.by.into()),
            ("time", text::day_and_time(resolution.at).into()),
        ],
    );
    view! { <p class="quiet">{who}</p><p class="said">{resolution.reason}</p> }
}

/// The reason is typed beside its alert; a refused one is shown again there alone.
#[component]
fn Resolve(alert: String, staff: String, rule: Rule, ogrn: Ogrn) -> impl IntoView {
    let submission = Page::current().submission;
    let own = submission.filter(|submission| submission.value("alert") == alert);
    let error = own.as_ref().and_then(|own| own.problem("reason"));
    let value = own.map(|own| own.value("reason")).unwrap_or_default();
    let id = format!("reason-{}", alert.replace(':', "-"));
    let error_id = format!("{id}-error");
    let described_by = error.map(|_| error_id.clone());
    let label = with(
        "watch-resolve-label",
        &[
            ("name", staff.into()),
            ("rule", t(&format!("watch-rule-{}", rule.key())).into()),
        ],
    );
    view! {
        <form class="alert-form" method="post" action=paths::resolve_alert(&ogrn) novalidate>
            <input type="hidden" name="alert" value=alert />
            <label for=id.clone()>{t("watch-reason")}</label>
            {error
                .map(|error| {
                    view! {
                        <p class="error" id=error_id role="alert">
                            {text::capital(&text::problem(error))}
                        </p>
                    }
                })}
            <input
                class="input"
                id=id
                name="reason"
                maxlength=LONGEST_RESOLUTION.to_string()
                value=value
                autocomplete="off"
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by
            />
            <button class="button" aria-label=label>{t("watch-resolve")}</button>
        </form>
    }
}

/// The table of the watch, as it is.
#[component]
fn Rules() -> impl IntoView {
    let row = |rule: Rule| {
        let entry = rule.entry();
        let minutes = u64::try_from(entry.window / 60).unwrap_or_default();
        let checks = u64::try_from(entry.threshold).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{t(&format!("watch-rule-{}", rule.key()))}</th>
                <td>{text::number(checks)}</td>
                <td>{text::counted("watch-minutes", minutes)}</td>
            </tr>
        }
    };
    let heads = ["rule", "threshold", "window"].map(|head| t(&format!("watch-{head}")));
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <details class="chart-table">
            <summary>{t("watch-rules")}</summary>
            <table class="numbers-table">
                <caption class="visually-hidden">{t("watch-rules")}</caption>
                <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{Rule::ALL.map(row).into_iter().collect_view()}</tbody>
            </table>
        </details>
    }
}
