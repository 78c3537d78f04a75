use domain::{
    director::Act,
    identifiers::Ogrn,
    once::{Scope, countable},
    scenario::Scenario,
};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{
        CabinetLayout, CabinetPart, ErrorSummary, Icon, Notice, SelectField, Table, load,
    },
    forms::once_field,
    page::{Page, organization_in_path, ports},
    paths,
    ports::OnceRule,
    text::{self, t, with},
};

/// What the list says where there is no rule.
const OFF: &str = "off";

/// For what a benefit is given once a day.
#[component]
pub fn OncePage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let done = page.query_value("done").is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let ports = ports()?;
        let rules = ports.once.rules(&visitor, &ogrn).await?;
        let branches = ports.branches.list(&visitor, &ogrn).await?;
        Ok((cabinet, rules, branches.is_empty()))
    };
    load(answer, move |(cabinet, rules, no_branches)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("once");
        let window = text::window(&title, refused);
        let notice =
            done.then(|| view! { <Notice title=t("once-done") text=t("once-done-text") /> });
        let may = cabinet.may(Act::SetOnce);
        let rules = match may {
            true => view! { <Form rules no_branches ogrn=ogrn.clone() /> }.into_any(),
            false => view! { <Rules rules /> }.into_any(),
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Checks title=window>
                <a class="back" href=paths::checks(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-checks")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("once-lead")}</p>
                </div>
                <div class="sections column-form">
                    {notice} <ErrorSummary title=t("once-refused") /> {rules} <Learns />
                </div>
            </CabinetLayout>
        }
    })
}

fn scope_of(rules: &[OnceRule], scenario: Scenario) -> Option<&OnceRule> {
    rules.iter().find(|rule| rule.scenario == scenario)
}

fn scope_words(scope: Option<Scope>) -> String {
    t(&format!("once-scope-{}", scope.map_or(OFF, Scope::key)))
}

/// A list for each status.
#[component]
fn Form(rules: Vec<OnceRule>, no_branches: bool, ogrn: Ogrn) -> impl IntoView {
    let choices = || {
        let scopes = Scope::ALL.into_iter().map(Some);
        [None]
            .into_iter()
            .chain(scopes)
            .map(|scope| (scope.map_or(OFF, Scope::key).to_owned(), scope_words(scope)))
            .collect::<Vec<_>>()
    };
    let fields = countable()
        .map(|scenario| {
            let value = scope_of(&rules, scenario).map_or(OFF, |rule| rule.scope.key());
            view! {
                <SelectField
                    name=once_field(scenario)
                    label=text::scenario(scenario)
                    options=choices()
                    value
                />
            }
        })
        .collect_view();
    let branches = no_branches.then(|| view! { <p class="quiet">{t("once-no-branches")}</p> });
    view! {
        <form class="form" method="post" action=paths::once(&ogrn) novalidate>
            {fields} <p class="quiet">{t("once-branch-text")}</p> {branches}
            <button class="button button-main">{t("once-save")}</button>
        </form>
    }
}

/// What holds, for whoever may not change it.
#[component]
fn Rules(rules: Vec<OnceRule>) -> impl IntoView {
    let rows = countable()
        .map(|scenario| {
            let rule = scope_of(&rules, scenario);
            let since = rule.map(|rule| {
                let since = text::day_and_time(rule.since);
                let said = with("once-since", &[("time", since.into())]);
                view! { <small>{said}</small> }
            });
            let scope = scope_words(rule.map(|rule| rule.scope));
            vec![
                text::scenario(scenario).into_any(),
                view! { {scope} " " {since} }.into_any(),
            ]
        })
        .collect();
    let heads = vec![t("once-head-what"), t("once-head-where")];
    view! {
        <p class="panel">{t("once-only")}</p>
        <Table caption=t("once") heads rows />
    }
}

/// Who then knows what.
#[component]
fn Learns() -> impl IntoView {
    view! {
        <section class="panel stack" aria-labelledby="learns">
            <h2 id="learns">{t("once-learns")}</h2>
            <ul>
                {["staff", "you", "visitor", "server", "certificate"]
                    .map(|who| view! { <li>{t(&format!("once-learns-{who}"))}</li> })
                    .collect_view()}
            </ul>
        </section>
    }
}
