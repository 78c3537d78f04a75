//! Передоверие: a representative lets another person check in their place.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{
        Choice, Choices, Empty, ErrorSummary, Icon, Layout, Notice, PowerChip, TextField, load,
    },
    page::{Page, path_value, ports},
    paths,
    ports::{HandOver, PowerLine},
    text::{self, t, with},
};

/// One's own power of attorney, and the form that hands it over.
#[component]
pub fn HandOverPage() -> impl IntoView {
    let page = Page::current();
    let number = path_value("number").unwrap_or_default();
    let refused = page.submission.is_some();
    let done = page.query_value("done").is_some();
    let answer = async move {
        let powers = ports()?.powers;
        powers.to_hand_over(&page.visitor()?, &number).await
    };
    load(answer, move |held: HandOver| {
        let title = t("hand-over");
        let window = text::window(&title, refused);
        let taken = held.given.iter().any(|power| !power.state.is_over());
        let form = match (taken, held.line.state.in_force()) {
            (true, _) => view! { <p class="panel">{t("hand-over-taken")}</p> }.into_any(),
            (false, true) => view! { <Form line=held.line.clone() /> }.into_any(),
            (false, false) => view! { <p class="panel">{t("hand-over-not-now")}</p> }.into_any(),
        };
        let notice = done.then(|| {
            view! { <Notice title=t("hand-over-done") text=t("hand-over-done-text") /> }
        });
        let lead = [("organization", held.organization.name.into())];
        view! {
            <Title text=text::title(&[&window]) />
            <Layout>
                <a class="back" href=paths::SCAN>
                    <Icon name="back" small=true />
                    {t("training-back")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{with("hand-over-lead", &lead)}</p>
                </div>
                <div class="sections column-form">
                    {notice} {form} <Given given=held.given />
                    <p class="quiet small">{t("hand-over-document")}</p>
                </div>
            </Layout>
        }
    })
}

#[component]
fn Form(line: PowerLine) -> impl IntoView {
    let choices = line
        .scenarios
        .iter()
        .map(|scenario| Choice {
            value: scenario.key(),
            label: text::scenario(*scenario),
            hint: None,
            chosen: true,
        })
        .collect::<Vec<_>>();
    let hint = with("hand-over-until", &[("day", text::day(line.until).into())]);
    let limits = text::limits(&line.limits);
    let limits = (!limits.is_empty()).then(|| {
        let said = with("hand-over-limits", &[("limits", limits.into())]);
        view! { <p class="quiet">{said}</p> }
    });
    view! {
        <form class="form" method="post" action=paths::hand_over(&line.number) novalidate>
            <ErrorSummary title=t("hand-over-refused") />
            <TextField
                name="person"
                label=t("field-person")
                hint=t("power-person-hint")
                inputmode="text"
            />
            <Choices
                name="scenario"
                legend=t("field-scenario")
                hint=t("hand-over-scenario-hint")
                choices
            />
            <TextField
                name="until"
                label=t("field-until")
                hint=hint
                kind="date"
                value=text::iso_day(line.until)
            />
            {limits}
            <div class="buttons">
                <button class="button button-main button-large">{t("hand-over-button")}</button>
            </div>
        </form>
    }
}

/// To whom it was handed over, now and before.
#[component]
fn Given(given: Vec<PowerLine>) -> impl IntoView {
    let none = given.is_empty();
    let lines = given.into_iter().map(|power| {
        let days = [
            ("from", text::short_day(power.from).into()),
            ("until", text::short_day(power.until).into()),
        ];
        view! {
            <li class="stack-tight">
                <a href=paths::public_power(&power.number)>{power.representative}</a>
                <span class="row">
                    <PowerChip state=power.state />
                    <span class="quiet">{with("powers-term-days", &days)}</span>
                </span>
            </li>
        }
    });
    let list = lines.collect_view();
    view! {
        <section class="stack-tight" aria-labelledby="given">
            <h2 id="given">{t("hand-over-given")}</h2>
            {if none {
                view! {
                    <Empty
                        icon="people"
                        title=t("hand-over-none")
                        text=t("hand-over-none-text")
                    />
                }
                    .into_any()
            } else {
                view! { <ul class="member-powers" role="list">{list}</ul> }.into_any()
            }}
        </section>
    }
}
